#pragma once

#include "rapporteur/analysis/analysis.h"
#include "rapporteur/statement/phrase_book.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace rapporteur::statement {

/// The words of some spans of a text, in text order: the tokens that lie in them, white space left out, with
/// their forms in lower case. Views into the text's analysis, which must outlive it.
class ClaimWords {
 public:
  ClaimWords(std::string_view text, const Analysis& analysis, std::span<const TextSpan> spans);
  ClaimWords(ClaimWords&&) = default;
  ClaimWords(const ClaimWords&) = delete;
  ClaimWords& operator=(ClaimWords&&) = delete;
  ClaimWords& operator=(const ClaimWords&) = delete;
  ~ClaimWords() = default;

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
  std::vector<char> lower_;  // what the forms are views into
};

/// A text's bytes in lower case, curly apostrophes made straight.
void append_lower(std::string_view word, std::vector<char>& out);

}  // namespace rapporteur::statement
