#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Words of statements made comparable: a record keeps words as they are written, without lemmas.
namespace rapporteur::position {

/// A stem with the bytes of the text that its word stands in.
struct StemmedWord {
  std::string stem;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
/// The stems of a text's words, in its order: lower case, without accents, possessive and the commonest
/// endings, British and American spellings alike. "Pyongyang's programmes" gives "pyongyang", "program".
std::vector<StemmedWord> stemmed_words(std::string_view text);
std::vector<std::string> stems_of(std::string_view text);

/// A name for comparing: lower case, without accents, words parted by single blanks.
std::string folded_name(std::string_view name);

/// A stem by its number.
using StemId = std::uint32_t;

/// The stems that were met, by number. One thread.
class StemIds {
 public:
  StemId id_of(const std::string& stem);
  /// The stems of a text that carry meaning, each once, in rising order of their numbers.
  std::vector<StemId> set_of(std::string_view words);

 private:
  std::unordered_map<std::string, StemId> ids_;  // looked up, never walked
};

/// How many numbers two rising lists share.
std::size_t shared_count(std::span<const StemId> one, std::span<const StemId> other);
/// What two rising lists share of all that they hold, 0 to 1; 0 where one is empty.
double likeness(std::span<const StemId> one, std::span<const StemId> other);
/// What they share of the shorter one.
double containment(std::span<const StemId> one, std::span<const StemId> other);

}  // namespace rapporteur::position
