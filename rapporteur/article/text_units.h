#pragma once

#include "rapporteur/base/text.h"
#include "rapporteur/page/page.h"

#include <cstdint>
#include <vector>

namespace rapporteur::article {

/// A stretch of a text-only page that stands by itself: a line, or the lines of a paragraph that was wrapped
/// by hand.
struct TextUnit {
  TextSpan span;             ///< in `TextUnits::text`
  bool follows_gap = false;  ///< a blank line stands before it
  std::uint16_t lines = 1;   ///< lines of the page it was joined from
};

/// A text-only page as its units in page order, white space collapsed, a blank line of our own making between
/// them.
struct TextUnits {
  Text text;
  std::vector<TextUnit> units;
  bool is_hard_wrapped = false;  ///< lines were broken at a fixed width and have been joined

  std::string_view words(const TextUnit& unit) const& { return text.words(unit.span); }
  std::string_view words(const TextUnit& unit) const&& = delete;
};

/// Cuts a text-only page into units. Lines stay by themselves unless the page shows that they were wrapped at
/// a width.
TextUnits read_text_units(const Page& page);

}  // namespace rapporteur::article
