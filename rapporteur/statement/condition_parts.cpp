#include "rapporteur/statement/condition_parts.h"

#include "rapporteur/statement/claim_clauses.h"

#include <algorithm>
#include <array>

namespace rapporteur::statement {

namespace {

constexpr std::array<std::string_view, 8> joining{"and", "but", "for", "or", "so", "that", "then", "yet"};

bool is_joining(std::string_view lower) {
  return std::ranges::binary_search(joining, lower);
}

/// Predicates that make what they say needed.
constexpr std::array<std::string_view, 13> needing{
    "crucial", "essential", "imperative",   "indispensable", "insist",  "mandatory", "necessary",
    "need",    "needed",    "precondition", "prerequisite",  "require", "vital"};

bool is_needing(std::string_view lemma) {
  return std::ranges::binary_search(needing, lemma);
}

/// Whether a clause may be what a condition binds: it has a subject of its own or is part of nothing.
bool is_clause_of_its_own(const ClaimWords& words, std::uint32_t token) {
  const Analysis& analysis = words.analysis();
  const Relation relation = analysis.relations[token];
  if (relation != Relation::ccomp && relation != Relation::conj && relation != Relation::parataxis)
    return false;
  return is_finite(analysis, token) && own_subject(analysis, token);
}

/// The outermost word of the clause that a condition is attached to, seen from inside its verb group: "ready
/// to resume talks if" belongs to "is".
std::uint32_t climb(const ClaimWords& words, std::uint32_t token) {
  const Analysis& analysis = words.analysis();
  while (true) {
    if (is_verb(analysis, token) && own_subject(analysis, token)) return token;
    const Relation relation = analysis.relations[token];
    const std::uint32_t head = analysis.heads[token];
    if (head == token || !words.holds(head)) return token;
    if (relation == Relation::acl || relation == Relation::relcl || relation == Relation::advcl ||
        relation == Relation::pcomp)
      return token;
    token = head;
  }
}

}  // namespace

PhraseRange trimmed(const ClaimWords& words, PhraseRange range) {
  range.end = std::min(range.end, words.size());
  range.begin = std::min(range.begin, range.end);
  while (!range.is_empty() &&
         (words.is_mark(range.begin) || (range.size() > 1 && is_joining(words.lower(range.begin)))))
    ++range.begin;
  while (!range.is_empty() &&
         (words.is_mark(range.end - 1) || (range.size() > 1 && is_joining(words.lower(range.end - 1)))))
    --range.end;
  return range;
}

PhraseRange subtree_words(const ClaimWords& words, std::uint32_t token, PhraseRange within) {
  const TokenRange subtree = words.analysis().subtree(token);
  const std::uint32_t begin = std::max(within.begin, words.first_from(subtree.begin));
  const std::uint32_t end = std::min(within.end, words.first_from(subtree.end));
  return {begin, std::max(begin, end)};
}

bool says_something(const ClaimWords& words, PhraseRange range) {
  for (std::uint32_t word = range.begin; word < range.end; ++word) {
    if (!words.is_mark(word) && !is_joining(words.lower(word))) return true;
  }
  return false;
}

std::uint32_t sentence_end(const ClaimWords& words, std::uint32_t word) {
  return words.first_from(words.analysis().sentence(words.token(word)).tokens.end);
}

std::uint32_t sentence_begin(const ClaimWords& words, std::uint32_t word) {
  return words.first_from(words.analysis().sentence(words.token(word)).tokens.begin);
}

bool is_demanding(const ClaimWords& words, PhraseRange clause, bool is_demanded) {
  const Analysis& analysis = words.analysis();
  for (std::uint32_t word = clause.begin; word < clause.end; ++word) {
    const std::uint32_t token = words.token(word);
    const std::string_view lower = words.lower(word);
    if (lower == "must" || lower == "should" || is_needing(analysis.lemma(token))) return true;
    const bool follows_to = word + 1 < clause.end && words.lower(word + 1) == "to";
    if (follows_to && (analysis.lemma(token) == "have" || lower == "ought" || lower == "got")) return true;
    if (is_demanded && (analysis.tag(token) == "VB" || analysis.tag(token) == "VBP")) return true;
  }
  return false;
}

bool begins_clause(const ClaimWords& words, std::uint32_t word) {
  const Analysis& analysis = words.analysis();
  if (word >= words.size()) return false;
  const std::uint32_t token = words.token(word);
  std::uint32_t at = token;
  for (int step = 0; step < 8; ++step) {  // up to the noun that this word begins
    if (is_subject(analysis.relations[at]))
      return analysis.left_edges[at] >= token && is_verb(analysis, analysis.heads[at]);
    if (analysis.heads[at] <= at) return false;
    at = analysis.heads[at];
  }
  return false;
}

std::uint32_t end_at_comma(const ClaimWords& words, PhraseRange range) {
  std::uint32_t first_comma = words.size();  // "if, in fact, they go"
  std::uint32_t second_comma = words.size();
  if (!range.is_empty() && words.lower(range.begin) == ",") {
    first_comma = range.begin;
    for (std::uint32_t word = range.begin + 1; word < range.end && second_comma == words.size(); ++word) {
      if (words.lower(word) == ",") second_comma = word;
    }
  }
  for (std::uint32_t word = range.begin + 1; word + 1 < range.end; ++word) {
    if (words.lower(word) != "," || word == first_comma || word == second_comma) continue;
    std::uint32_t next = word + 1;
    while (next + 1 < range.end && (words.is_mark(next) || words.lower(next) == "then")) ++next;
    if (words.lower(word + 1) == "then" || begins_clause(words, next)) return word;
  }
  return range.end;
}

std::uint32_t last_word(const ClaimWords& words, PhraseRange range) {
  std::uint32_t last = range.end - 1;
  while (last > range.begin && words.is_mark(last)) --last;
  return last;
}

PhraseRange clause_before(const ClaimWords& words, std::uint32_t attached_to, std::uint32_t end) {
  const Analysis& analysis = words.analysis();
  std::uint32_t from = sentence_begin(words, end - 1);
  for (std::uint32_t word = from; word + 1 < end; ++word) {
    if (words.lower(word) == ";") from = word + 1;
  }
  std::uint32_t clause = climb(words, attached_to);
  const std::uint32_t last = last_word(words, {from, end});
  // The innermost clause that goes up to the condition is the one it binds.
  if (!is_verb(analysis, clause))
    return trimmed(words, {from, end});  // "famine unless": words without a verb
  const std::uint32_t first = std::max(from, words.first_from(analysis.left_edges[clause]));
  for (std::uint32_t word = first; word < end; ++word) {
    const std::uint32_t token = words.token(word);
    if (token != clause && is_clause_of_its_own(words, token) &&
        analysis.right_edges[token] >= words.token(last))
      clause = token;
  }
  return trimmed(words, subtree_words(words, clause, {from, end}));
}

}  // namespace rapporteur::statement
