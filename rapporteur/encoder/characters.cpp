#include "rapporteur/encoder/characters.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/expect.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace rapporteur::encoder {

namespace {

constexpr CharacterKind ascii_kind(char c) {
  if (c == '\t' || c == '\n' || c == '\r' || c == ' ') return CharacterKind::blank;
  if (c < 0x20 || c == 0x7F) return CharacterKind::dropped;
  if (base::is_upper(c)) return CharacterKind::capital;
  if (base::is_lower(c)) return CharacterKind::letter;
  return base::is_digit(c) ? CharacterKind::other : CharacterKind::alone;
}

constexpr std::array<CharacterKind, 128> make_ascii_kinds() {
  std::array<CharacterKind, 128> kinds{};
  for (std::size_t i = 0; i < kinds.size(); ++i) kinds[i] = ascii_kind(static_cast<char>(i));
  return kinds;
}

struct Block {
  char32_t first;
  char32_t last;
};
/// The ideographs that BERT's normaliser parts from what stands beside them.
constexpr std::array<Block, 8> ideographs{{{0x4E00, 0x9FFF},
                                           {0x3400, 0x4DBF},
                                           {0x20000, 0x2A6DF},
                                           {0x2A700, 0x2B73F},
                                           {0x2B740, 0x2B81F},
                                           {0x2B820, 0x2CEAF},
                                           {0xF900, 0xFAFF},
                                           {0x2F800, 0x2FA1F}}};

bool is_ideograph(char32_t code) {
  return std::ranges::any_of(ideographs,
                             [code](Block block) { return code >= block.first && code <= block.last; });
}

bool is_in(std::uint32_t categories, std::uint32_t mask) {
  return (categories & mask) != 0;
}

CharacterKind wide_kind(char32_t code) {
  const std::uint32_t category = U_MASK(u_charType(static_cast<UChar32>(code)));
  if (code == 0xFFFD || is_in(category, U_GC_C_MASK)) return CharacterKind::dropped;
  if (is_in(category, U_GC_Z_MASK)) return CharacterKind::blank;
  if (is_in(category, U_GC_P_MASK) || is_ideograph(code)) return CharacterKind::alone;
  if (is_in(category, U_GC_LU_MASK | U_GC_LT_MASK)) return CharacterKind::capital;
  return is_in(category, U_GC_L_MASK) ? CharacterKind::letter : CharacterKind::other;
}

const UNormalizer2* decomposer() {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* found = unorm2_getNFDInstance(&status);
  expect(U_SUCCESS(status) != 0, "ICU has its normalisation tables");
  return found;
}

}  // namespace

const std::array<CharacterKind, 128> ascii_kinds = make_ascii_kinds();

Character wide_character_at(std::string_view utf8, std::size_t at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data()) + at;
  const auto left = static_cast<std::int32_t>(std::min<std::size_t>(utf8.size() - at, 8));
  std::int32_t size = 0;
  UChar32 code = 0;
  U8_NEXT(bytes, size, left, code);
  const auto byte_count = static_cast<std::uint32_t>(size);
  if (code < 0) return {0xFFFD, byte_count, CharacterKind::dropped};
  return {static_cast<char32_t>(code), byte_count, wide_kind(static_cast<char32_t>(code))};
}

// NOLINTNEXTLINE(readability-function-size): ICU's macro nests, not we.
std::size_t plain_of(char32_t code, std::array<char32_t, plain_capacity>& plain) {
  std::array<UChar, 32> units{};
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t count =
      unorm2_getDecomposition(decomposer(), static_cast<UChar32>(code), units.data(), units.size(), &status);
  if (count < 0 || U_FAILURE(status)) {
    count = 0;
    U16_APPEND_UNSAFE(units.data(), count, static_cast<UChar32>(code));
  }
  std::size_t size = 0;
  for (std::int32_t at = 0; at < count && size < plain.size();) {
    UChar32 part = 0;
    U16_NEXT(units.data(), at, count, part);
    if (u_charType(part) != U_NON_SPACING_MARK) plain[size++] = static_cast<char32_t>(u_tolower(part));
  }
  return size;
}

}  // namespace rapporteur::encoder
