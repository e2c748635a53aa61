#include "rapporteur/page/utf8_check.h"

#include "rapporteur/page/json_fields.h"

#include <cstring>

namespace rapporteur::page {

bool is_utf8(std::string_view bytes) {
  return is_valid_utf8(bytes);
}

std::size_t end_of_ascii(std::string_view bytes, std::size_t at) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  while (at + 32 <= bytes.size()) {
    std::uint64_t words[4];
    std::memcpy(words, bytes.data() + at, sizeof words);
    if ((words[0] | words[1] | words[2] | words[3]) & high_bits) break;
    at += 32;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at;
}

Utf8Sequence utf8_sequence_at(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char lead = byte(at);
  std::uint32_t wanted = 0;
  unsigned char low = 0x80;  // bounds of the second byte
  unsigned char high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    wanted = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    wanted = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    wanted = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  }
  if (wanted == 0) return {1, false};
  for (std::uint32_t i = 1; i < wanted; ++i) {
    if (at + i >= bytes.size() || byte(at + i) < low || byte(at + i) > high) return {i, false};
    low = 0x80;
    high = 0xBF;
  }
  return {wanted, true};
}

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t at = end_of_ascii(bytes, 0); at < bytes.size(); at = end_of_ascii(bytes, at)) {
    const Utf8Sequence sequence = utf8_sequence_at(bytes, at);
    ++(sequence.is_valid ? count.valid : count.malformed);
    at += sequence.size;
  }
  return count;
}

}  // namespace rapporteur::page
