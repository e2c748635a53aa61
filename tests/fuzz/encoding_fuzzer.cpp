// Any bytes as a page in any encoding: the first byte chooses what the header declares, the rest is the page.
#include "tests/fuzz/inputs_fuzz.h"

#include <array>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr std::array<const char*, 18> charsets = {
      "",         "utf-8",    "windows-1252", "windows-1251",  "iso-8859-8", "koi8-u",      "windows-874",
      "gbk",      "gb18030",  "big5",         "shift_jis",     "euc-jp",     "iso-2022-jp", "euc-kr",
      "utf-16le", "utf-16be", "replacement",  "x-user-defined"};
  if (size == 0) return 0;
  rapporteur::RawPage raw;
  raw.declared_charset = charsets[data[0] % charsets.size()];
  raw.bytes.assign(reinterpret_cast<const char*>(data) + 1, size - 1);
  rapporteur::fuzz::check_page(rapporteur::make_page(std::move(raw)));
  return 0;
}
