#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Phrases of the tables in data/position/, looked for in stems.
namespace rapporteur::position {

/// Where a phrase was found: stems [begin, end) of the text, and the row it stands in.
struct PhraseMatch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t row = 0;
};

/// Phrases, each with the number of its row. A phrase is words parted by blanks; "a|b" is one of several,
/// "*" up to four words whatever they are. Words are compared by their stems. Filled once, then read by any
/// number of threads.
///
///     lift|ease * sanctions
class Phrases {
 public:
  void add(std::string_view phrase, std::uint32_t row);
  /// All phrases of a cell, which are parted by commas.
  void add_all(std::string_view cell, std::uint32_t row);

  /// The longest match at each place, from left to right, none inside another.
  std::vector<PhraseMatch> find(std::span<const std::string> stems) const;
  bool occurs_in(std::span<const std::string> stems) const { return !find(stems).empty(); }

 private:
  using Element = std::vector<std::string>;  ///< the stems that fit; none: any words
  struct Phrase {
    std::vector<Element> elements;
    std::uint32_t row = 0;
  };
  static constexpr std::uint32_t max_gap = 4;

  static std::uint32_t end_of(std::span<const Element> elements, std::span<const std::string> stems,
                              std::uint32_t at);

  std::vector<Phrase> phrases_;
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_first_;
};

/// The rows of a table in `data/`: fields parted by tabs; empty lines and those that begin with '#' are
/// passed over.
std::vector<std::vector<std::string_view>> rows_of(std::string_view table);

/// The parts of a cell between commas, trimmed.
std::vector<std::string_view> parts_of(std::string_view cell, char between = ',');

}  // namespace rapporteur::position
