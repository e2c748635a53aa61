#pragma once

#include "rapporteur/base/fields.h"
#include "rapporteur/base/span.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// How an article was read for attributions.
enum class Reading : std::uint8_t {
  none,  ///< not at all: its language is not read, or the models are not there
  full,  ///< with the encoder
  fast   ///< with the linear model alone
};
template <>
struct Names<Reading> {
  static constexpr std::array<std::string_view, 3> all{"none", "full", "fast"};
};

/// How an attribution's content is given.
enum class QuoteType : std::uint8_t {
  direct,    ///< all of it between quotation marks
  indirect,  ///< none of it
  mixed,     ///< in part
  none       ///< there is no content
};
template <>
struct Names<QuoteType> {
  static constexpr std::array<std::string_view, 4> all{"direct", "indirect", "mixed", "none"};
};

/// What made or changed an attribution; kept as its evidence, in the order in which it happened.
enum class AttributionRule : std::uint8_t {
  heads,                ///< found by the encoder's heads (full reading)
  linear,               ///< found by the linear model (fast reading)
  quotation_closed,     ///< content drawn out to the quotation marks it stands in
  dash_name,            ///< "quotation" - Name
  quotation_continued,  ///< content goes on with the next paragraph's quotation
  narrative_left_out    ///< no content: what "and", "but" or "while" joins to a quotation and its cue
};
template <>
struct Names<AttributionRule> {
  static constexpr std::array<std::string_view, 6> all{
      "heads", "linear", "quotation_closed", "dash_name", "quotation_continued", "narrative_left_out"};
};

/// Who says what, found in an article's text: the words that say so (cue), who says it (source) and what is
/// said (content), each in one or more stretches of `Article::text` in reading order, as PolNeAR has it
/// (Newell et al., LREC 2018). A role may be empty, but never cue and content both.
struct Attribution {
  std::vector<TextSpan> speaker{};  ///< the words that name who says it ("source" in PolNeAR)
  std::vector<TextSpan> cue{};
  std::vector<TextSpan> content{};
  QuoteType quote_type = QuoteType::none;
  std::uint16_t permille = 0;  ///< how sure the reader is, in thousandths
  std::vector<AttributionRule> rules{};
  static constexpr auto fields() {
    return std::tuple(
        field("speaker", &Attribution::speaker, "words that name who says it, by bytes of the text"),
        field("cue", &Attribution::cue, "words that say that something is said"),
        field("content", &Attribution::content, "what is said"),
        field("quote_type", &Attribution::quote_type, "whether the content stands in quotation marks"),
        field("permille", &Attribution::permille, "how sure the reader is, in thousandths"),
        field("rules", &Attribution::rules, "what made or changed it"));
  }
  friend bool operator==(const Attribution&, const Attribution&) = default;
};

}  // namespace rapporteur
