#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

/// UTF-8 as the HTML parser meets it: mostly well-formed.
namespace rapporteur::page {

inline constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

/// One sequence: its length in bytes (at least 1) and whether it is well-formed. A malformed one is as long
/// as the encoding standard has one U+FFFD stand for.
struct Utf8Sequence {
  std::uint32_t length;
  bool is_well_formed;
};

inline Utf8Sequence utf8_sequence_at(const char* at, const char* end) {
  const auto byte = [at](std::uint32_t i) { return static_cast<unsigned char>(at[i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return {1, true};
  if (first < 0xC2 || first > 0xF4) return {1, false};
  const std::uint32_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (first == 0xE0) low = 0xA0;
  if (first == 0xED) high = 0x9F;
  if (first == 0xF0) low = 0x90;
  if (first == 0xF4) high = 0x8F;
  for (std::uint32_t i = 1; i < length; ++i) {
    if (at + i == end || byte(i) < low || byte(i) > high) return {i, false};
    low = 0x80;
    high = 0xBF;
  }
  return {length, true};
}

inline void append_utf8(std::vector<char>& out, char32_t c) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0 | (c >> 6));
    return put(0x80 | (c & 0x3F));
  }
  if (c < 0x10000) {
    put(0xE0 | (c >> 12));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
  }
  put(0x80 | ((c >> 6) & 0x3F));
  put(0x80 | (c & 0x3F));
}

}  // namespace rapporteur::page
