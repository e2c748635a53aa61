#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace rapporteur::quantity {

/// What a word can be in the telling of a number; the words are in data/quantity/words.tsv.
enum class WordKind : std::uint8_t {
  number,
  tens,
  dozen,
  scale,
  suffix,
  vague,
  ordinal,
  part,
  near,
  than,
  more,
  up,
  to,
  at,
  close,
  no,
  between,
  and_,
  or_,
  of,
  article,
  the,
  couple,
  skip,
  unit,
  sign,
  fate,
  persons
};
inline constexpr std::size_t word_kind_count = 28;

/// The words of numbers with their kinds and values. Immutable once made; any number of threads may read it.
class NumberWords {
 public:
  NumberWords();
  /// Made once, of the words that are compiled in.
  static const NumberWords& shared();

  /// The value of a word of that kind, lower case; null where the word is none.
  const std::string* find(std::string_view lower, WordKind kind) const;
  bool is(std::string_view lower, WordKind kind) const { return find(lower, kind) != nullptr; }
  /// The same for kinds whose values are numbers; -1 where the word is none.
  int value(std::string_view lower, WordKind kind) const;

 private:
  std::array<std::map<std::string, std::string, std::less<>>, word_kind_count> words_;
};

}  // namespace rapporteur::quantity
