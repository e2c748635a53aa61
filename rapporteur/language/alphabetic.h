#pragma once

#include <string_view>

namespace rapporteur::language {

/// Whether the text is letters alone (Unicode's categories L*), as Python's `str.isalpha` says it. False for
/// an empty text.
bool is_alphabetic(std::string_view utf8);

}  // namespace rapporteur::language
