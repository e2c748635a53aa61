#pragma once

#include "rapporteur/base/span.h"

#include <string_view>
#include <vector>

namespace rapporteur::statement {

/// Adds the lines of a stretch of text that hold more than blanks, without the blanks at their ends.
void add_lines(std::string_view text, TextSpan stretch, std::vector<TextSpan>& lines);

}  // namespace rapporteur::statement
