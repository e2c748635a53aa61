#pragma once

#include "rapporteur/base/expect.h"

#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

/// Numbers as the tables of learned weights hold them: single precision, lowest byte first.
namespace rapporteur::story {

/// Takes the next number off a table.
inline float take_float(std::string_view& table) {
  expect(table.size() >= 4, "a table of weights is whole");
  std::uint32_t bits = 0;
  for (std::size_t i = 4; i > 0; --i) bits = bits << 8 | static_cast<unsigned char>(table[i - 1]);
  table.remove_prefix(4);
  return std::bit_cast<float>(bits);
}

/// Takes the next numbers.
inline std::vector<float> take_floats(std::string_view& table, std::size_t count) {
  std::vector<float> all(count);
  for (float& each : all) each = take_float(table);
  return all;
}

}  // namespace rapporteur::story
