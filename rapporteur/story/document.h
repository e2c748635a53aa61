#pragma once

#include "rapporteur/record/record.h"
#include "rapporteur/story/shingles.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What grouping needs of an article, small enough that tens of thousands are held at once.
namespace rapporteur::story {

/// Where in an article its terms are counted.
enum class TermKind : std::uint8_t {
  words,   ///< everywhere, by their stems
  lead,    ///< the headline and the first words
  names,   ///< capitalised words that are never written small
  numbers  ///< as they are written
};
inline constexpr std::size_t term_kind_count = 4;

/// A term of an article with its count, and later its weight.
struct Term {
  std::uint32_t key = 0;
  std::uint16_t count = 0;
  bool is_name = false;
  float weight = 0;
};

/// The spelling of a term, so that it can be said what two articles share.
struct SpelledTerm {
  std::uint32_t key = 0;
  std::string words;
  friend bool operator==(const SpelledTerm&, const SpelledTerm&) = default;
};

/// An article, light.
struct Document {
  std::int64_t article = 0;
  std::optional<std::int32_t> day;  ///< of publication, since 1970-01-01
  bool is_day_told = false;         ///< by the page; else it was taken from the text
  std::string outlet;
  std::string title;
  Shingles shingles;
  Shingles quotations;                                   ///< shingles of its quoted words alone
  std::array<std::vector<Term>, term_kind_count> terms;  ///< each by rising keys
  std::vector<SpelledTerm> spelled;                      ///< of names and numbers, by rising keys
  std::vector<std::int32_t> told_days;                   ///< days that its dates come to, rising
  std::vector<std::int32_t> event_days;                  ///< those of its own events, rising
  std::uint8_t weight_set = 0;                           ///< which of the judge's weights it is judged with

  const std::vector<Term>& terms_of(TermKind kind) const { return terms[static_cast<std::size_t>(kind)]; }
};

/// A document of a title and a text alone.
Document document_of(std::int64_t article, std::string_view title, std::string_view text);

/// A document of an article's record.
Document document_of(const NumberedRecord& numbered);

/// A word without its ending, roughly: what is left of "meeting", "meetings" and "meets".
std::string_view stem_of(std::string_view small_word);

/// Days since 1970-01-01 of "2018-01-16" or what begins so; none for anything else.
std::optional<std::int32_t> day_of(std::string_view iso);
/// "2018-01-16"
std::string written_day(std::int32_t day);

}  // namespace rapporteur::story
