#include "rapporteur/language/characters.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/expect.h"

#include <unicode/ucasemap.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <memory>

namespace rapporteur::language {

namespace {

struct CloseCaseMap {
  void operator()(UCaseMap* map) const { ucasemap_close(map); }
};

/// The rules of no language in particular.
const UCaseMap* root_case_map() {
  static const auto map = [] {
    UErrorCode error = U_ZERO_ERROR;
    return std::unique_ptr<UCaseMap, CloseCaseMap>(ucasemap_open("", 0, &error));
  }();
  expect(map != nullptr, "the rules of upper and lower case are there");
  return map.get();
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

void lower_case(std::string_view text, std::string& lowered) {
  if (is_ascii(text)) {
    lowered.assign(text);
    for (char& c : lowered) c = base::to_lower(c);
    return;
  }
  // A character grows to three times its bytes at most.
  lowered.resize(text.size() * 3);
  UErrorCode error = U_ZERO_ERROR;
  const std::int32_t size =
      ucasemap_utf8ToLower(root_case_map(), lowered.data(), static_cast<std::int32_t>(lowered.size()),
                           text.data(), static_cast<std::int32_t>(text.size()), &error);
  expect(U_SUCCESS(error) && size >= 0, "a word can be lower-cased");
  lowered.resize(static_cast<std::size_t>(size));
}

char32_t outline_of(char32_t character) {
  if (character < 0x80) {
    const char c = static_cast<char>(character);
    return base::is_upper(c) ? U'X' : base::is_lower(c) ? U'x' : base::is_digit(c) ? U'd' : character;
  }
  const auto code = static_cast<UChar32>(character);
  if ((U_GET_GC_MASK(code) & U_GC_L_MASK) != 0)
    return u_hasBinaryProperty(code, UCHAR_UPPERCASE) ? U'X' : U'x';
  const std::int32_t number = u_getIntPropertyValue(code, UCHAR_NUMERIC_TYPE);
  return number == U_NT_DECIMAL || number == U_NT_DIGIT ? U'd' : character;
}

}  // namespace rapporteur::language
