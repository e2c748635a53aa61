#pragma once

#include <string_view>

namespace rapporteur::page {

/// The encoding that a label names, as the Encoding Standard's "get an encoding": "Latin1" gives
/// "windows-1252". Empty where the label is unknown. The answer lives as long as the program.
std::string_view encoding_of_label(std::string_view label);

}  // namespace rapporteur::page
