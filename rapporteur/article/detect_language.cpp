#include "rapporteur/article/find_metadata.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <cstdio>  // cld2's header needs it and does not include it

namespace rapporteur {

std::string detect_language(std::string_view utf8) {
  constexpr std::size_t enough_bytes = 20'000;
  if (utf8.size() > enough_bytes) utf8 = utf8.substr(0, utf8.find(' ', enough_bytes));
  bool is_reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(utf8.data(), static_cast<int>(utf8.size()), true, &is_reliable);
  if (!is_reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  return CLD2::LanguageCode(language);
}

}  // namespace rapporteur
