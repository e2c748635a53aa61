#pragma once

#include "rapporteur/article/phrase_table.h"

#include <cstdint>

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
  WordIndex index;           ///< what lines are read with
  PhraseTable leftovers{0};  ///< by `LeftoverKind`
  PhraseTable leads{1};      ///< by `LeadKind`

  static const TextPageWords& shipped();
};

}  // namespace rapporteur::article
