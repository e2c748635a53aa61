#include "rapporteur/language/alphabetic.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace rapporteur::language {

// NOLINTNEXTLINE(readability-function-size): ICU's macro nests, not we.
bool is_alphabetic(std::string_view utf8) {
  const auto size = static_cast<std::int32_t>(std::min<std::size_t>(utf8.size(), INT32_MAX));
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(utf8.data(), i, size, c);
    if (c < 0 || (U_GET_GC_MASK(c) & U_GC_L_MASK) == 0) return false;
  }
  return size > 0;
}

}  // namespace rapporteur::language
