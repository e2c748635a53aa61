#pragma once

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

/// The character at `at`, which lies inside `utf8`.
Character character_at(std::string_view utf8, std::size_t at);
/// The character that ends before `at`; `at` is above 0.
Character character_before(std::string_view utf8, std::size_t at);

/// Lower case for Latin, Greek, Cyrillic and Armenian; anything else unchanged.
char32_t fold(char32_t c);
std::string fold(std::string_view utf8);

bool is_capital(char32_t c);
/// A letter of any script (every character above U+00BF that is neither punctuation nor a symbol counts).
bool is_letter(char32_t c);
/// White space of any kind, no-break and zero-width spaces among it.
bool is_blank(char32_t c);
bool is_decimal(char32_t c);

std::string_view trim_blank(std::string_view utf8);
/// Words for comparing: letters and digits alone, folded, with single spaces between.
std::string plain_words(std::string_view utf8);

}  // namespace rapporteur::article
