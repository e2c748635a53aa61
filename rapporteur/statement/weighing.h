#pragma once

#include "rapporteur/base/fields.h"
#include "rapporteur/base/span.h"

#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

namespace rapporteur {

/// Words of an attribution as the model weighed them, in thousandths, with the likeliest thing it did not
/// take.
struct WeighedWords {
  std::optional<TextSpan> words{};      ///< nothing where it was likeliest that there are none
  std::uint16_t tags_permille = 0;      ///< how sure the tags are that make them
  std::uint16_t link_permille = 0;      ///< how likely the link is that was taken
  std::optional<TextSpan> otherwise{};  ///< what else they were likeliest linked to; nothing: to none
  std::uint16_t otherwise_permille = 0;
  static constexpr auto fields() {
    return std::tuple(field("words", &WeighedWords::words, "bytes of the text; nothing where there are none"),
                      field("tags_permille", &WeighedWords::tags_permille, "how sure their tags are"),
                      field("link_permille", &WeighedWords::link_permille, "how likely their link is"),
                      field("otherwise", &WeighedWords::otherwise,
                            "the likeliest other end of the link; nothing: that there is none"),
                      field("otherwise_permille", &WeighedWords::otherwise_permille, "how likely that is"));
  }
  friend bool operator==(const WeighedWords&, const WeighedWords&) = default;
};

/// How a model came to the attribution with this cue, before any rule: each content was linked to a cue, the
/// cue to a speaker.
struct Weighing {
  TextSpan cue{};
  std::uint16_t cue_permille = 0;       ///< how sure the cue's tags are
  std::vector<WeighedWords> content{};  ///< in text order; `otherwise` is another cue
  WeighedWords speaker{};               ///< `otherwise` is another speaker
  static constexpr auto fields() {
    return std::tuple(field("cue", &Weighing::cue, "the attribution's cue, by bytes of the text"),
                      field("cue_permille", &Weighing::cue_permille, "how sure its tags are"),
                      field("content", &Weighing::content, "its contents; otherwise: another cue"),
                      field("speaker", &Weighing::speaker, "its speaker; otherwise: another one"));
  }
  friend bool operator==(const Weighing&, const Weighing&) = default;
};

}  // namespace rapporteur
