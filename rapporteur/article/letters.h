#pragma once

#include "rapporteur/base/ascii.h"

#include <cstdint>
#include <string>
#include <string_view>

/// Letters beyond ASCII as far as metadata needs them: folding to lower case, capitals, white space. Free of
/// any locale.
namespace rapporteur::article {

/// A character of UTF-8 and how many bytes it takes; a malformed byte reads as U+FFFD of one byte.
struct Character {
  char32_t code = 0;
  std::uint32_t size = 0;
};

/// The character at `at`, a byte beyond ASCII inside `utf8`.
Character wide_character_at(std::string_view utf8, std::size_t at);
/// The character at `at`, which lies inside `utf8`.
inline Character character_at(std::string_view utf8, std::size_t at) {
  const auto lead = static_cast<unsigned char>(utf8[at]);
  return lead < 0x80 ? Character{lead, 1} : wide_character_at(utf8, at);
}
/// The character that ends before `at`; `at` is above 0.
Character character_before(std::string_view utf8, std::size_t at);

/// Lower case for Latin, Greek, Cyrillic and Armenian; anything else unchanged.
char32_t fold(char32_t c);
std::string fold(std::string_view utf8);

bool is_capital(char32_t c);
/// `is_letter` of a character beyond ASCII.
bool is_wide_letter(char32_t c);
/// A letter of any script (every character above U+00BF that is neither punctuation nor a symbol counts).
inline bool is_letter(char32_t c) {
  return c < 0x80 ? base::is_letter(static_cast<char>(c)) : is_wide_letter(c);
}
/// `is_blank` of a character beyond ASCII.
bool is_wide_blank(char32_t c);
/// White space of any kind, no-break and zero-width spaces among it.
inline bool is_blank(char32_t c) {
  return c < 0x80 ? base::is_space(static_cast<char>(c)) || c == 0x0B : is_wide_blank(c);
}
bool is_decimal(char32_t c);

std::string_view trim_blank(std::string_view utf8);
/// Words for comparing: letters and digits alone, folded, with single spaces between.
std::string plain_words(std::string_view utf8);

}  // namespace rapporteur::article
