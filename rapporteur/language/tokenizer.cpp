#include "rapporteur/language/tokenizer.h"

#include "rapporteur/base/expect.h"
#include "rapporteur/language/text_runs.h"
#include "rapporteur/language/utf8_walk.h"
#include "rapporteur/language/word_cache.h"
#include "rapporteur/language/word_cutter.h"

#include <algorithm>

namespace rapporteur::language {

namespace {

/// A repaired text has up to three times the bytes, and places are 32 bits.
constexpr std::size_t max_text_bytes = std::size_t{1} << 29;
constexpr std::size_t max_lexemes = 100'000;
constexpr std::size_t max_lexeme_bytes = std::size_t{16} << 20;

/// Tokens that may be a listed word in pieces.
struct Match {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

}  // namespace

struct Tokenizer::Work {
  Work(const TokenizerRules& rules_in, const LexemeTables& tables)
      : rules(rules_in), cutter(rules_in), lexemes(tables) {}

  void cut(std::string_view text, Tokens& tokens);
  void cut_word(std::string_view text, const TextRuns::Run& run, Tokens& tokens);
  std::uint32_t lexeme(std::string_view word, std::string_view norm);
  void join_listed(std::string_view text, Tokens& tokens);
  void find_matches(const Tokens& tokens);
  void choose_matches(std::size_t token_count);
  void replace(std::string_view text, const Tokens& tokens, const Match& match);

  const TokenizerRules& rules;
  WordCutter cutter;
  Lexemes lexemes;
  WordCache cache;
  std::vector<std::uint32_t> sequence_words;  // of each lexeme, in the rules' sequences
  std::vector<WordPiece> pieces;
  std::vector<CachedToken> cut_tokens;
  std::vector<Match> matches;
  std::vector<std::uint8_t> is_marked;
  Tokens joined;
};

Tokenizer::Tokenizer(const TokenizerRules& rules, const LexemeTables& tables)
    : work_(std::make_unique<Work>(rules, tables)) {}
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;
Tokenizer::~Tokenizer() = default;

const Lexemes& Tokenizer::lexemes() const& {
  return work_->lexemes;
}

std::uint32_t Tokenizer::Work::lexeme(std::string_view word, std::string_view norm) {
  const std::uint32_t number = lexemes.add(word, norm);
  if (number == sequence_words.size()) sequence_words.push_back(rules.sequences.word(word));
  return number;
}

void Tokenizer::Work::cut_word(std::string_view text, const TextRuns::Run& run, Tokens& tokens) {
  const std::string_view word = text.substr(run.begin, run.end - run.begin);
  std::span<const CachedToken> known = cache.find(word);
  if (known.empty()) {
    pieces.clear();
    cutter.cut(word, pieces);
    cut_tokens.clear();
    for (const WordPiece& piece : pieces)
      cut_tokens.push_back(
          {piece.end, lexeme(word.substr(piece.begin, piece.end - piece.begin), piece.norm)});
    cache.add(word, cut_tokens);
    known = cut_tokens;
  }
  std::uint32_t begin = run.begin;
  for (const CachedToken& token : known) {
    tokens.add({begin, run.begin + token.end}, token.lexeme, false);
    begin = run.begin + token.end;
  }
  tokens.has_space_after.back() = run.has_blank_after ? 1 : 0;
}

void Tokenizer::Work::find_matches(const Tokens& tokens) {
  matches.clear();
  const ListedSequences& sequences = rules.sequences;
  const auto count = static_cast<std::uint32_t>(tokens.size());
  for (std::uint32_t first = 0; first < count; ++first) {
    ListedSequences::Node node = ListedSequences::start;
    for (std::uint32_t t = first; t < count; ++t) {
      const std::uint32_t word = sequence_words[tokens.lexemes[t]];
      if (word == ListedSequences::no_word) break;
      node = sequences.step(node, word);
      if (node == ListedSequences::nowhere) break;
      if (sequences.is_end(node)) matches.push_back({first, t + 1 - first});
    }
  }
}

/// Leaves the matches that stand, in text order: the longest go first, and what they touch is taken even
/// where they do not stand themselves.
void Tokenizer::Work::choose_matches(std::size_t token_count) {
  std::ranges::sort(matches, [](const Match& a, const Match& b) {
    return a.count != b.count ? a.count > b.count : a.first < b.first;
  });
  is_marked.assign(token_count, 0);
  std::erase_if(matches, [&](const Match& match) {
    const auto begin = is_marked.begin() + match.first;
    const bool is_taken = *begin != 0 || *(begin + (match.count - 1)) != 0;
    std::fill(begin, begin + match.count, std::uint8_t{1});
    return is_taken;
  });
  std::ranges::sort(matches, {}, &Match::first);
}

/// Appends to `joined` the tokens that the list gives the match, or those that are there.
void Tokenizer::Work::replace(std::string_view text, const Tokens& tokens, const Match& match) {
  const std::uint32_t last = match.first + match.count - 1;
  const std::uint32_t begin = tokens.spans[match.first].begin;
  const std::uint32_t end = tokens.spans[last].end;
  const TokenizerRules::Parts* const parts = rules.exception(text.substr(begin, end - begin));
  if (!parts) {
    for (std::uint32_t t = match.first; t <= last; ++t)
      joined.add(tokens.spans[t], tokens.lexemes[t], tokens.has_space_after[t] != 0);
    return;
  }
  std::uint32_t at = begin;
  for (const TokenizerRules::Part& part : *parts) {
    const auto next = static_cast<std::uint32_t>(at + part.text.size());
    joined.add({at, next}, lexeme(part.text, part.norm), false);
    at = next;
  }
  joined.has_space_after.back() = tokens.has_space_after[last];
}

/// Listed words that the rules took apart are put together again.
void Tokenizer::Work::join_listed(std::string_view text, Tokens& tokens) {
  find_matches(tokens);
  if (matches.empty()) return;
  choose_matches(tokens.size());
  joined.clear();
  std::uint32_t next = 0;
  const auto copy_until = [&](std::uint32_t end) {
    for (; next < end; ++next)
      joined.add(tokens.spans[next], tokens.lexemes[next], tokens.has_space_after[next] != 0);
  };
  for (const Match& match : matches) {
    copy_until(match.first);
    replace(text, tokens, match);
    next = match.first + match.count;
  }
  copy_until(static_cast<std::uint32_t>(tokens.size()));
  std::swap(tokens, joined);
}

void Tokenizer::Work::cut(std::string_view text, Tokens& tokens) {
  TextRuns runs(text);
  for (TextRuns::Run run; runs.next(run);) cut_word(text, run, tokens);
  join_listed(text, tokens);
}

void Tokenizer::cut(std::string_view utf8, Tokens& tokens) {
  expect(utf8.size() <= max_text_bytes, "a text to be read has at most 512 MiB");
  tokens.clear();
  if (well_formed_size(utf8) == utf8.size()) return work_->cut(utf8, tokens);
  RepairedText repaired(utf8);
  work_->cut(repaired.text(), tokens);
  for (TextSpan& span : tokens.spans)
    span = {repaired.place_in_bytes(span.begin), repaired.place_in_bytes(span.end)};
}

bool Tokenizer::forget_if_large() {
  Work& work = *work_;
  const bool is_large = work.cache.is_full() || work.lexemes.size() > max_lexemes ||
                        work.lexemes.text_size() > max_lexeme_bytes;
  if (!is_large) return false;
  work.cache.clear();
  work.lexemes.forget();
  work.sequence_words.clear();
  return true;
}

}  // namespace rapporteur::language
