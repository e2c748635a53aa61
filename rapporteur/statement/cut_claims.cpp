// A sentence of a content is cut where a clause stands beside its main clause:
//
//     the pass is open again | and the convoys will leave on Monday
//
// Infinitives, participles and nouns that stand side by side stay together, and so does what hangs on a
// clause.
#include "rapporteur/statement/cut_claims.h"

#include <algorithm>

namespace rapporteur::statement {

namespace {

/// Tokens of a content that stand in one sentence, in text order.
using Piece = std::vector<Token>;

std::vector<Piece> pieces_by_sentence(const Syntax& syntax, std::span<const TextSpan> content) {
  std::vector<Piece> pieces;
  for (const TextSpan span : content) {
    const TokenRange range = syntax.analysis().tokens_in(span);
    for (Token token = range.begin; token < range.end; ++token) {
      const auto& sentences = syntax.analysis().sentence_of;
      if (pieces.empty() || sentences[pieces.back().back()] != sentences[token]) pieces.emplace_back();
      pieces.back().push_back(token);
    }
  }
  return pieces;
}

bool has_word(const Syntax& syntax, const Piece& piece) {
  return std::ranges::any_of(
      piece, [&](Token each) { return !syntax.is_punctuation(each) && !syntax.is_quotation_mark(each); });
}

bool holds(const Piece& piece, Token token) {
  return std::ranges::binary_search(piece, token);
}

/// The verb of the piece's main clause, or else its first head.
std::optional<Token> main_head(const Syntax& syntax, const Piece& piece) {
  std::optional<Token> first;
  for (const Token each : piece) {
    if (syntax.is_punctuation(each)) continue;
    if (syntax.head(each) != each && holds(piece, syntax.head(each))) continue;
    if (!first) first = each;
    if (syntax.is_verb(each)) return each;
  }
  return first;
}

bool is_coordinator(const Syntax& syntax, Token token) {
  return syntax.relation(token) == Relation::cc || syntax.is_punctuation(token) ||
         syntax.is_one_of(token, {"and", "but", "or", "nor", "yet"});
}

/// Whether one of the words before a clause, up to what it stands beside, is one of these.
bool is_joined_by(const Syntax& syntax, Token clause, std::initializer_list<std::string_view> words) {
  const Token first = syntax.analysis().left_edges[clause];
  if (syntax.is_one_of(first, words)) return true;
  for (Token token = first; token > 0 && is_coordinator(syntax, token - 1); --token) {
    if (syntax.is_one_of(token - 1, words)) return true;
  }
  return false;
}

bool has_subject(const Syntax& syntax, Token verb) {
  return syntax.own_subject(verb).has_value() || syntax.child(verb, Relation::expl).has_value();
}

bool has_modal(const Syntax& syntax, Token verb) {
  return std::ranges::any_of(syntax.children(verb), [&](Token each) {
    return syntax.relation(each) == Relation::aux && (syntax.tag(each) == "MD" || syntax.lower(each) == "to");
  });
}

/// Whether a clause that stands beside `first` makes a claim of its own.
bool makes_claim(const Syntax& syntax, Token first, Token clause) {
  if (!syntax.is_verb(clause) || !syntax.is_finite(clause) || syntax.tag(first) == "MD") return false;
  if (syntax.subtree(clause).size() < 3 || is_joined_by(syntax, clause, {"or", "nor"})) return false;
  const auto mark = syntax.child(clause, Relation::mark);
  if (mark && syntax.lower(*mark) != "that") return false;
  const bool rounds_off = syntax.lemma(clause) == syntax.lemma(first) && syntax.lemma(clause) != "be";
  if (rounds_off) return false;
  if (has_subject(syntax, clause)) return true;
  const bool shares_modal = has_modal(syntax, first) && syntax.lower(clause) == syntax.lemma(clause);
  return !shares_modal;
}

/// Adds the first tokens of the clauses that stand behind a clause beside it, and of those beside them.
void add_cuts_behind(const Syntax& syntax, const Piece& piece, Token head, std::vector<Token>& cuts) {
  for (const Token each : syntax.children(head)) {
    if (syntax.relation(each) != Relation::conj || each < head || !holds(piece, each)) continue;
    const Token first = syntax.analysis().left_edges[each];
    if (first > head && makes_claim(syntax, head, each)) cuts.push_back(first);
    add_cuts_behind(syntax, piece, each, cuts);
  }
}

/// Where the piece is cut: the first tokens of the clauses beside the main clause.
std::vector<Token> cuts_of(const Syntax& syntax, const Piece& piece) {
  const auto head = main_head(syntax, piece);
  if (!head) return {};
  std::vector<Token> cuts;
  add_cuts_behind(syntax, piece, *head, cuts);
  for (const Token each : syntax.children(*head)) {  // "A, and B" read as A below B
    if (syntax.relation(each) != Relation::ccomp || each > *head || !holds(piece, each)) continue;
    const auto subject =
        syntax.child(*head, {Relation::nsubj, Relation::nsubjpass, Relation::expl, Relation::csubj});
    if (!subject || *subject < each) continue;
    if (makes_claim(syntax, *head, each)) cuts.push_back(syntax.analysis().right_edges[each] + 1);
    add_cuts_behind(syntax, piece, each, cuts);
  }
  for (std::size_t i = 1; i + 1 < piece.size(); ++i) {
    if (syntax.lower(piece[i]) == ";") cuts.push_back(piece[i] + 1);
  }
  std::ranges::sort(cuts);
  cuts.erase(std::ranges::unique(cuts).begin(), cuts.end());
  return cuts;
}

/// The tokens as spans of text; stretches that follow upon one another are one.
std::vector<TextSpan> spans_of(const Syntax& syntax, std::span<const Token> tokens) {
  std::vector<TextSpan> spans;
  for (std::size_t i = 0; i < tokens.size();) {
    std::size_t end = i + 1;
    while (end < tokens.size() && tokens[end] == tokens[end - 1] + 1) ++end;
    const TokenRange run = without_commas(syntax, {tokens[i], tokens[end - 1] + 1});
    if (!run.is_empty()) spans.push_back(syntax.span(run));
    i = end;
  }
  return spans;
}

void add_cuts(const Syntax& syntax, const Piece& piece, StatementRule rule, std::vector<Cut>& claims) {
  std::vector<Token> cuts = cuts_of(syntax, piece);
  cuts.push_back(piece.back() + 1);
  auto begin = piece.begin();
  const bool is_cut = cuts.size() > 1;
  for (const Token cut : cuts) {
    auto end = std::ranges::lower_bound(begin, piece.end(), cut);
    auto last = end;
    while (last != begin && is_cut && cut <= piece.back() && is_coordinator(syntax, *(last - 1))) --last;
    auto first = begin;
    while (first != last && is_cut && first != piece.begin() && is_coordinator(syntax, *first)) ++first;
    auto spans = spans_of(syntax, {first, last});
    if (!spans.empty() && has_word(syntax, Piece(first, last)))
      claims.push_back({std::move(spans), is_cut ? StatementRule::cut_at_clause : rule});
    begin = end;
  }
}

}  // namespace

std::vector<Cut> cut_claims(const Syntax& syntax, std::span<const TextSpan> content) {
  std::vector<Piece> pieces = pieces_by_sentence(syntax, content);
  std::erase_if(pieces, [&](const Piece& piece) { return !has_word(syntax, piece); });
  std::vector<Cut> claims;
  for (Piece& piece : pieces) {
    std::ranges::sort(piece);
    const bool is_whole = pieces.size() == 1;
    add_cuts(syntax, piece, is_whole ? StatementRule::attribution : StatementRule::cut_at_sentence, claims);
  }
  return claims;
}

}  // namespace rapporteur::statement
