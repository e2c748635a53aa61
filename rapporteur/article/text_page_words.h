#pragma once

#include "rapporteur/article/phrase_table.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

namespace rapporteur::article {

/// What a phrase that is left over from a website belongs to.
enum class LeftoverKind : std::uint8_t {
  comment,
  form,
  login,
  cookie,
  navigation,
  share,
  newsletter,
  related,
  legal,
  advert,
  player,
  wire
};
inline constexpr std::size_t leftover_kind_count = 12;

/// What a word about pictures, names or dates announces.
enum class LeadKind : std::uint8_t { credit, agency, caption, byline, byline_tail, date };

/// The word lists of text-only pages (`data/text_pages/`). Read once, then by any number of threads.
struct TextPageWords {
  PhraseTable leftovers;  ///< by `LeftoverKind`
  PhraseTable leads;      ///< by `LeadKind`

  bool is_function_word(std::string_view folded) const { return function_words.contains(folded); }
  bool is_reader_word(std::string_view folded) const { return reader_words.contains(folded); }

  static const TextPageWords& shipped();

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Words = std::unordered_set<std::string, Hash, std::equal_to<>>;  // looked up, never walked
  Words function_words;  ///< words that sentences are held together by
  Words reader_words;    ///< words that speak to the reader: "you", "Ihre"
};

}  // namespace rapporteur::article
