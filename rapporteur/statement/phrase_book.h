#pragma once

#include "rapporteur/base/span.h"

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace rapporteur::statement {

/// The number of a word of the tables; 0 for a word that stands in none.
using WordId = std::uint32_t;

/// Stops most words that are not in a table before they are looked up there.
class WordSieve {
 public:
  void add(std::string_view word) { bits_.set(place(word)); }
  bool may_hold(std::string_view word) const { return bits_[place(word)]; }

 private:
  static constexpr std::size_t size = 16384;
  static std::size_t place(std::string_view word) {
    if (word.empty()) return 0;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(word[i]); };
    return (byte(0) * 37u + byte(word.size() - 1) * 331u + byte(word.size() / 2) * 1511u +
            word.size() * 7013u) %
           size;
  }

  std::bitset<size> bits_;
};

/// The words of all tables by number, so that phrases are compared by numbers. Filled once, then read by any
/// number of threads.
class Vocabulary {
 public:
  WordId add(std::string_view word);
  WordId find(std::string_view word) const;
  std::uint32_t size() const { return count_ + 1; }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    WordId id = 0;  ///< 0 where the slot is free
  };
  const Slot& slot_of(std::uint64_t hash) const;
  void grow();

  std::vector<Slot> slots_ = std::vector<Slot>(64);  ///< as many as a power of two, at most half full
  std::uint32_t count_ = 0;
  WordSieve sieve_;
};

/// A word to look for in a phrase book, as it is written (in lower case) and by its lemma.
struct PlainWord {
  std::string_view lower;
  std::string_view lemma;
  WordId lower_id = 0;
  WordId lemma_id = 0;
};

/// Words counted from the first of those that a phrase is looked for in.
using PhraseRange = Span<struct CountsPhraseWords>;

/// Phrases with the rows of a table that they stand in. A phrase is words parted by blanks; "a|b" is one of
/// several words, "word?" may be absent, "*" is up to four words whatever they are. A word matches by its
/// form or its lemma.
///
///     all option|options remain|be on the table      veiled  threaten
///
/// Filled once, then read by any number of threads.
class PhraseBook {
 public:
  struct Match {
    PhraseRange words;
    std::uint16_t row = 0;
  };

  /// Adds a phrase; its first word is neither optional nor "*".
  void add(Vocabulary& vocabulary, std::string_view phrase, std::uint16_t row);

  /// All matches that begin at a word, the longest first; equal ones in the order of the table.
  void find_at(std::span<const PlainWord> words, std::uint32_t at, std::vector<Match>& found) const;
  /// The longest match that begins at a word, the first of equal ones; false where there is none.
  bool longest_at(std::span<const PlainWord> words, std::uint32_t at, Match& longest) const;

 private:
  struct Element {
    std::uint32_t begin = 0;  ///< its words are forms_[begin, end); none: any words
    std::uint32_t end = 0;
    bool is_optional = false;
  };
  struct Phrase {
    std::uint32_t begin = 0;  ///< its elements are elements_[begin, end)
    std::uint32_t end = 0;
    std::uint16_t row = 0;
  };

  static constexpr std::uint32_t max_gap = 4;

  bool matches(const Element& element, const PlainWord& word) const;
  /// Where a match of the elements from `element` to `last` ends; 0 where they do not match.
  std::uint32_t end_of(std::uint32_t element, std::uint32_t last, std::span<const PlainWord> words,
                       std::uint32_t at) const;
  template <class Use>
  void for_each_match(std::span<const PlainWord> words, std::uint32_t at, Use use) const;

  std::vector<WordId> forms_;
  std::vector<Element> elements_;
  std::vector<Phrase> phrases_;
  std::vector<std::vector<std::uint16_t>> by_first_;  ///< by the number of the first word
};

/// The rows of a table in `data/`: lines of fields parted by tabs, without empty lines and those that begin
/// with '#'. Views into the program's own data.
std::vector<std::vector<std::string_view>> rows_of(std::string_view table);

/// Calls `use` for each of the phrases of a field, which are parted by a comma and a blank.
template <class Use>
void for_each_phrase(std::string_view field, Use use) {
  while (!field.empty()) {
    const std::size_t end = std::min(field.find(','), field.size());
    use(field.substr(0, end));
    field.remove_prefix(std::min(end + 1, field.size()));
    while (field.starts_with(' ')) field.remove_prefix(1);
  }
}

}  // namespace rapporteur::statement
