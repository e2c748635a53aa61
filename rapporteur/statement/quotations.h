#pragma once

#include "rapporteur/base/span.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

/// Where a text quotes: an automaton over quotation marks, straight and curly, double and single, and
/// guillemets, with apostrophes told apart. Any text is taken, balanced or not, in linear time.
///
/// A mark opens only where a word may begin behind it, and closes only where one may have ended before it.
/// What is opened and never closed ends with its paragraph; where the next paragraph opens again with the
/// same mark, the quotation goes on there, as newspapers print quotations of several paragraphs.
namespace rapporteur::statement {

/// A quotation inside one paragraph, not inside another quotation.
struct Quotation {
  TextSpan whole;  ///< with the marks it has
  TextSpan inside;
  std::uint32_t paragraph = 0;  ///< index of its paragraph
  bool is_closed = true;        ///< it has its closing mark
  bool is_single = false;       ///< between single marks
  bool goes_on = false;         ///< not closed here, and the next paragraph's quotation goes on with it
};

/// The quotations of the paragraphs, in text order.
std::vector<Quotation> find_quotations(std::string_view text, std::span<const TextSpan> paragraphs);

}  // namespace rapporteur::statement
