#pragma once

#include "rapporteur/base/span.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rapporteur::statement {

/// A word to look for in a phrase book, as it is written (in lower case) and by its lemma.
struct PlainWord {
  std::string_view lower;
  std::string_view lemma;
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
  void add(std::string_view phrase, std::uint16_t row);

  /// All matches that begin at a word, the longest first; equal ones in the order of the table.
  void find_at(std::span<const PlainWord> words, std::uint32_t at, std::vector<Match>& found) const;
  /// The longest match that begins at a word; false where there is none.
  bool longest_at(std::span<const PlainWord> words, std::uint32_t at, Match& longest) const;

 private:
  struct Element {
    std::vector<std::string> forms;  ///< empty: any words
    bool is_optional = false;
  };
  struct Phrase {
    std::vector<Element> elements;
    std::uint16_t row;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
  };

  static constexpr std::uint32_t max_gap = 4;

  static bool matches(const Element& element, const PlainWord& word);
  /// Where a match of the elements from `element` on ends; 0 where they do not match.
  static std::uint32_t end_of(const Phrase& phrase, std::size_t element, std::span<const PlainWord> words,
                              std::uint32_t at);
  void add_matches(std::string_view first, std::span<const PlainWord> words, std::uint32_t at,
                   std::vector<Match>& found) const;

  std::vector<Phrase> phrases_;
  std::unordered_map<std::string, std::vector<std::uint16_t>, Hash, std::equal_to<>> by_first_;
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
