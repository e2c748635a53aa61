#pragma once

#include "rapporteur/article/line_words.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::article {

/// Where in a line a phrase must stand to count.
enum class PhrasePlace : std::uint8_t { whole, start, inside };

/// Which kinds of phrase were met in a line, a bit for each kind.
struct PhraseSigns {
  std::uint32_t whole = 0;   ///< the line is the phrase
  std::uint32_t start = 0;   ///< the line begins with it
  std::uint32_t inside = 0;  ///< it stands anywhere
  bool is_any() const { return (whole | start | inside) != 0; }
};

/// Phrases by kind (a small number), found in a line's words. Filled once, then read by any number of
/// threads.
class PhraseTable {
 public:
  /// `number`: which of a word's lists of phrases is this table's.
  explicit PhraseTable(std::size_t number) : number_(number) {}

  void add(WordIndex& index, std::uint32_t kind, PhrasePlace place, std::string_view phrase);

  PhraseSigns signs_of(const LineWords& line) const;
  /// How many words the longest phrase of that kind takes that stands at word `at`, wherever it should stand;
  /// 0 for none.
  std::size_t length_at(const LineWords& line, std::size_t at, std::uint32_t kind) const;

 private:
  struct Phrase {
    std::vector<std::string> words;
    std::uint32_t kind;
    PhrasePlace place;
  };
  const std::vector<std::uint32_t>* starting_at(const LineWords& line, std::size_t at) const;
  bool stands_at(const Phrase& phrase, const LineWords& line, std::size_t at) const;

  std::size_t number_;
  std::vector<Phrase> phrases_;
};

}  // namespace rapporteur::article
