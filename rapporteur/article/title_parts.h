#pragma once

#include "rapporteur/base/span.h"

#include <string_view>
#include <vector>

namespace rapporteur::article {

/// A title cut at its separators (" - ", " | ", "»", ...), without the blanks around them. One part where it
/// has none.
std::vector<TextSpan> title_parts(std::string_view title);

}  // namespace rapporteur::article
