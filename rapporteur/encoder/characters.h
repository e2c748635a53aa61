#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

/// What the cutting of words asks of single characters. The characters beyond ASCII are ICU's to know; its
/// headers are included by characters.cpp alone.
namespace rapporteur::encoder {

enum class CharacterKind : std::uint8_t {
  dropped,  ///< as if it were not there: controls, what is not assigned, U+FFFD, bytes that are not UTF-8
  blank,    ///< ends a word
  alone,    ///< is a word of its own: punctuation, ideographs
  letter,   ///< a letter without case, or a small one
  capital,  ///< a capital (or title-case) letter
  other     ///< belongs to a word: digits, marks, symbols
};

/// A character as it is written.
struct Character {
  char32_t code = 0;
  std::uint32_t size = 1;  ///< bytes
  CharacterKind kind = CharacterKind::dropped;
};

/// What ASCII characters are; no library is asked.
extern const std::array<CharacterKind, 128> ascii_kinds;

/// The character at `at`, a byte beyond ASCII inside `utf8`.
Character wide_character_at(std::string_view utf8, std::size_t at);

inline Character character_at(std::string_view utf8, std::size_t at) {
  const auto lead = static_cast<unsigned char>(utf8[at]);
  return lead < 0x80 ? Character{lead, 1, ascii_kinds[lead]} : wide_character_at(utf8, at);
}

/// A character beyond ASCII as the vocabulary spells it: decomposed, without marks, in lower case. At most
/// `plain_capacity` characters; none for a mark.
constexpr std::size_t plain_capacity = 8;
std::size_t plain_of(char32_t code, std::array<char32_t, plain_capacity>& plain);

}  // namespace rapporteur::encoder
