#pragma once

#include <cstdint>

namespace rapporteur {

/// HTML's element names. `unknown` is any other.
enum class HtmlTag : std::uint16_t { unknown };

/// Attribute names that the product asks for by number. `unknown` is any other.
enum class HtmlAttributeName : std::uint8_t { unknown };

}  // namespace rapporteur
