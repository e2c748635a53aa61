#pragma once

#include <cstdint>
#include <string_view>

namespace rapporteur::page {

/// Whether the bytes are well-formed UTF-8.
bool is_utf8(std::string_view bytes);

/// The first byte from `at` on that is not ASCII, or the end.
std::size_t end_of_ascii(std::string_view bytes, std::size_t at);

/// A UTF-8 sequence that begins with a byte that is not ASCII. Where it is not valid, `size` counts the bytes
/// that the Encoding Standard reads as one U+FFFD.
struct Utf8Sequence {
  std::uint32_t size = 1;
  bool is_valid = false;
};
Utf8Sequence utf8_sequence_at(std::string_view bytes, std::size_t at);

/// How many sequences of more than one byte are well-formed and how many are not.
struct Utf8Count {
  std::uint32_t valid = 0;
  std::uint32_t malformed = 0;
};
Utf8Count count_utf8(std::string_view bytes);

}  // namespace rapporteur::page
