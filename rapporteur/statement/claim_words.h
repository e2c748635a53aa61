#pragma once

#include "rapporteur/analysis/analysis.h"
#include "rapporteur/statement/phrase_book.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace rapporteur::statement {

/// A text's words as phrases are compared with them, in lower case and by their numbers; made once for all
/// claims of an article. Views into the text's analysis, which must outlive it.
class PlainWords {
 public:
  PlainWords(std::string_view text, const Analysis& analysis);
  PlainWords(PlainWords&&) = default;
  PlainWords(const PlainWords&) = delete;
  PlainWords& operator=(PlainWords&&) = delete;
  PlainWords& operator=(const PlainWords&) = delete;
  ~PlainWords() = default;

  const PlainWord& of(std::uint32_t token) const { return words_[token]; }
  const Analysis& analysis() const { return *analysis_; }

 private:
  const Analysis* analysis_;  // never null
  std::vector<PlainWord> words_;
  std::vector<char> lower_;  // what the forms are views into
};

/// The words of some spans of a text, in text order: the tokens that lie in them, white space left out.
/// Views into the text's words, which must outlive it.
class ClaimWords {
 public:
  ClaimWords(const PlainWords& words, std::span<const TextSpan> spans);

  std::uint32_t size() const { return static_cast<std::uint32_t>(tokens_.size()); }
  bool is_empty() const { return tokens_.empty(); }
  /// The token of a word.
  std::uint32_t token(std::uint32_t word) const { return tokens_[word]; }
  std::string_view lower(std::uint32_t word) const { return plain_[word].lower; }
  std::span<const PlainWord> plain() const { return plain_; }
  /// The place of a token among the words; `size()` where it is none of them.
  std::uint32_t place_of(std::uint32_t token) const;
  bool holds(std::uint32_t token) const { return place_of(token) != size(); }
  /// The first word whose token is not before this one.
  std::uint32_t first_from(std::uint32_t token) const;
  bool is_mark(std::uint32_t word) const;

  const Analysis& analysis() const { return *analysis_; }

 private:
  const Analysis* analysis_;
  std::vector<std::uint32_t> tokens_;
  std::vector<PlainWord> plain_;
};

/// A text's bytes in lower case, curly apostrophes made straight.
void append_lower(std::string_view word, std::vector<char>& out);

}  // namespace rapporteur::statement
