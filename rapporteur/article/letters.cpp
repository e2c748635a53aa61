#include "rapporteur/article/letters.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/utf8.h"

#include <array>

namespace rapporteur::article {

namespace {

bool is_tail(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

std::uint32_t length_from_lead(unsigned char lead) {
  if (lead < 0xC2 || lead > 0xF4) return 0;
  if (lead < 0xE0) return 2;
  return lead < 0xF0 ? 3 : 4;
}

bool is_between(char32_t c, char32_t low, char32_t high) {
  return c >= low && c <= high;
}

/// An ASCII letter or digit folded to lower case; 0 for every other byte.
constexpr std::array<char, 256> plain_bytes = [] {
  std::array<char, 256> table{};
  for (int i = 0; i < 128; ++i) {
    const auto c = static_cast<char>(i);
    if (base::is_alphanumeric(c)) table[static_cast<std::size_t>(i)] = base::to_lower(c);
  }
  return table;
}();

}  // namespace

Character wide_character_at(std::string_view utf8, std::size_t at) {
  const auto lead = static_cast<unsigned char>(utf8[at]);
  const std::uint32_t length = length_from_lead(lead);
  if (length == 0 || at + length > utf8.size()) return {0xFFFD, 1};
  char32_t code = lead & (0x7Fu >> length);
  for (std::uint32_t i = 1; i < length; ++i) {
    if (!is_tail(utf8[at + i])) return {0xFFFD, 1};
    code = (code << 6) | (static_cast<unsigned char>(utf8[at + i]) & 0x3F);
  }
  return {code, length};
}

Character character_before(std::string_view utf8, std::size_t at) {
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && is_tail(utf8[begin])) --begin;
  const Character found = character_at(utf8, begin);
  return begin + found.size == at ? found : Character{0xFFFD, 1};
}

char32_t fold(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (is_between(c, 0xC0, 0xDE) && c != 0xD7) return c + 32;
  if (is_between(c, 0x100, 0x137) || is_between(c, 0x14A, 0x177)) return c == 0x130 ? U'i' : c | 1;
  if (is_between(c, 0x139, 0x148)) return c % 2 ? c + 1 : c;
  if (c == 0x178) return 0xFF;
  if (is_between(c, 0x179, 0x17E)) return c % 2 ? c + 1 : c;
  if (is_between(c, 0x391, 0x3A9)) return c + 32;
  if (is_between(c, 0x388, 0x38A)) return c + 37;
  if (c == 0x386) return 0x3AC;
  if (c == 0x38C) return 0x3CC;
  if (c == 0x38E || c == 0x38F) return c + 63;
  if (is_between(c, 0x410, 0x42F)) return c + 32;
  if (is_between(c, 0x400, 0x40F)) return c + 80;
  if (is_between(c, 0x490, 0x4BF)) return c | 1;
  if (is_between(c, 0x531, 0x556)) return c + 48;
  if (is_between(c, 0x1E00, 0x1EFF)) return c | 1;
  return c;
}

std::string fold(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    if (static_cast<unsigned char>(utf8[at]) < 0x80) {
      out += base::to_lower(utf8[at++]);
      continue;
    }
    const Character c = character_at(utf8, at);
    base::append_utf8(out, fold(c.code));
    at += c.size;
  }
  return out;
}

bool is_capital(char32_t c) {
  return fold(c) != c;
}

bool is_wide_letter(char32_t c) {
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c == 0xD7 || c == 0xF7 || c == 0xFFFD) return false;
  if (is_between(c, 0x2000, 0x2BFF) || is_between(c, 0x2E00, 0x2E7F) || is_between(c, 0x3000, 0x303F))
    return false;
  if (is_between(c, 0xFF00, 0xFF20) || is_between(c, 0xFE00, 0xFE6F) || is_between(c, 0xE000, 0xF8FF))
    return false;
  if (is_between(c, 0x660, 0x669) || is_between(c, 0x6F0, 0x6F9) || c == 0x60C || c == 0x61B || c == 0x61F)
    return false;
  return !is_between(c, 0x1F000, 0x1FAFF) && c != 0xFEFF && c < 0xE0000;
}

bool is_wide_blank(char32_t c) {
  return c == 0xA0 || c == 0x85 || is_between(c, 0x2000, 0x200F) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF || c == 0xAD;
}

bool is_decimal(char32_t c) {
  return is_between(c, '0', '9');
}

std::string_view trim_blank(std::string_view utf8) {
  while (!utf8.empty()) {
    const Character c = character_at(utf8, 0);
    if (!is_blank(c.code)) break;
    utf8.remove_prefix(c.size);
  }
  while (!utf8.empty()) {
    const Character c = character_before(utf8, utf8.size());
    if (!is_blank(c.code)) break;
    utf8.remove_suffix(c.size);
  }
  return utf8;
}

std::string plain_words(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  bool gap = false;
  for (std::size_t at = 0; at < utf8.size();) {
    if (const auto byte = static_cast<unsigned char>(utf8[at]); byte < 0x80) {
      ++at;
      const char plain = plain_bytes[byte];
      if (plain != 0 && gap && !out.empty()) out += ' ';
      gap = plain == 0;
      if (plain != 0) out += plain;
      continue;
    }
    const Character c = character_at(utf8, at);
    at += c.size;
    if (!is_letter(c.code) && !is_decimal(c.code)) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    base::append_utf8(out, fold(c.code));
  }
  return out;
}

}  // namespace rapporteur::article
