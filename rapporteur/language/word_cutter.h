#pragma once

#include "rapporteur/language/tokenizer_rules.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace rapporteur::language {

/// A token of a word: bytes [begin, end) of it, and the norm that a list of exceptions gives it ("" for
/// none).
struct WordPiece {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string_view norm;
};

/// Cuts a stretch of text without blanks inside, or of white space alone, into tokens: marks are split off at
/// its beginning and end, step by step, until nothing is left to split; then what is inside of it is looked
/// at. The time is linear in the stretch's length. One thread.
class WordCutter {
 public:
  enum class Exceptions : std::uint8_t { used, ignored };

  explicit WordCutter(const TokenizerRules& rules, Exceptions exceptions = Exceptions::used)
      : rules_(&rules), exceptions_(exceptions) {}

  /// Appends the tokens of the word, which is well-formed UTF-8.
  void cut(std::string_view word, std::vector<WordPiece>& pieces);

  /// Whether something could be split off the text, or out of it.
  bool has_affixes(std::string_view text);

 private:
  std::string_view core() const { return word_.substr(begin_, end_ - begin_); }
  const TokenizerRules::Parts* exception(std::string_view text) const;
  bool matches(const std::optional<Expression>& expression, std::string_view text);
  bool is_url(std::string_view text);
  std::size_t prefix_size(std::string_view text);
  std::size_t suffix_size(std::string_view text);
  void strip(std::vector<WordPiece>& pieces);
  bool strip_step(std::vector<WordPiece>& pieces);
  void take_prefix(std::size_t size, std::vector<WordPiece>& pieces);
  void take_suffix(std::size_t size);
  void add_parts(const TokenizerRules::Parts& parts, std::vector<WordPiece>& pieces) const;
  void add_core(std::vector<WordPiece>& pieces);
  bool cut_inside(std::vector<WordPiece>& pieces);

  const TokenizerRules* rules_;  // never null
  Exceptions exceptions_;
  ExpressionWork work_;
  std::string_view word_;
  std::uint32_t begin_ = 0;  // of what is left of the word
  std::uint32_t end_ = 0;
  std::vector<WordPiece> suffixes_;  // the last one first
};

}  // namespace rapporteur::language
