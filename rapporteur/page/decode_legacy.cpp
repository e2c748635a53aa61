#include "rapporteur/page/decode_legacy.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"
#include "rapporteur/base/utf8.h"
#include "rapporteur/page/utf8_check.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <vector>

namespace rapporteur::page {

namespace {

/// The converter of ICU that reads as the Encoding Standard does, where the name alone would give another.
struct Converter {
  std::string_view encoding;
  const char* icu_name;
  bool is_single_byte;
};
constexpr std::array converters = {
    Converter{"ibm866", "ibm-866_P100-1995", true},
    Converter{"iso-8859-2", "ibm-912_P100-1995", true},
    Converter{"iso-8859-3", "ibm-913_P100-2000", true},
    Converter{"iso-8859-4", "ibm-914_P100-1995", true},
    Converter{"iso-8859-5", "ibm-915_P100-1995", true},
    Converter{"iso-8859-6", "ibm-1089_P100-1995", true},
    Converter{"iso-8859-7", "ibm-9005_X110-2007", true},
    Converter{"iso-8859-8", "ibm-5012_P100-1999", true},
    Converter{"iso-8859-8-i", "ibm-5012_P100-1999", true},
    Converter{"iso-8859-10", "iso-8859_10-1998", true},
    Converter{"iso-8859-13", "ibm-921_P100-1995", true},
    Converter{"iso-8859-14", "iso-8859_14-1998", true},
    Converter{"iso-8859-15", "ibm-923_P100-1998", true},
    Converter{"iso-8859-16", "ibm-923_P100-1998", true},
    Converter{"koi8-r", "ibm-878_P100-1996", true},
    Converter{"koi8-u", "ibm-1168_P100-2002", true},
    Converter{"macintosh", "macos-0_2-10.2", true},
    Converter{"windows-874", "windows-874-2000", true},
    Converter{"windows-1250", "ibm-5346_P100-1998", true},
    Converter{"windows-1251", "ibm-5347_P100-1998", true},
    Converter{"windows-1252", "ibm-5348_P100-1997", true},
    Converter{"windows-1253", "ibm-5349_P100-1998", true},
    Converter{"windows-1254", "ibm-5350_P100-1998", true},
    Converter{"windows-1255", "ibm-9447_P100-2002", true},
    Converter{"windows-1256", "ibm-9448_X100-2005", true},
    Converter{"windows-1257", "ibm-9449_P100-2002", true},
    Converter{"windows-1258", "ibm-5354_P100-1998", true},
    Converter{"x-mac-cyrillic", "macos-7_3-10.2", true},
    Converter{"gbk", "gb18030", false},
    Converter{"gb18030", "gb18030", false},
    Converter{"big5", "ibm-1375_P100-2008", false},
    Converter{"euc-jp", "EUC-JP", false},
    Converter{"iso-2022-jp", "ISO-2022-JP", false},
    Converter{"shift_jis", "ibm-943_P15A-2003", false},
    Converter{"euc-kr", "windows-949-2000", false},
    Converter{"utf-16le", "UTF-16LE", false},
    Converter{"utf-16be", "UTF-16BE", false},
};

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using OpenConverter = std::unique_ptr<UConverter, CloseConverter>;

/// Called by ICU for bytes that are no character: U+FFFD, and the last byte again where it is ASCII, which
/// the standard takes for the character after.
// NOLINTNEXTLINE(readability-function-size): its six parameters are ICU's.
void replace_malformed(const void*, UConverterToUnicodeArgs* arguments, const char* bytes, std::int32_t size,
                       UConverterCallbackReason reason, UErrorCode* error) {
  if (reason > UCNV_IRREGULAR) return;
  *error = U_ZERO_ERROR;
  const UChar units[2] = {0xFFFD, static_cast<UChar>(static_cast<unsigned char>(bytes[size - 1]))};
  ucnv_cbToUWriteUChars(arguments, units, size == 2 && units[1] < 0x80 ? 2 : 1, 0, error);
}

OpenConverter open_converter(const char* icu_name) {
  UErrorCode error = U_ZERO_ERROR;
  OpenConverter converter(ucnv_open(icu_name, &error));
  if (U_SUCCESS(error))
    ucnv_setToUCallBack(converter.get(), replace_malformed, nullptr, nullptr, nullptr, &error);
  expect(U_SUCCESS(error), "ICU has a converter for every encoding of the standard");
  return converter;
}

const Converter* find_converter(std::string_view encoding) {
  const auto found = std::ranges::find(converters, encoding, &Converter::encoding);
  return found == converters.end() ? nullptr : &*found;
}

/// The characters that the standard reads where ICU reads others, by their bytes as one number; see
/// data/encoding_differences.md.
class Differences {
 public:
  explicit Differences(std::string_view encoding) {
    std::string_view table = base::embedded("encoding_differences.tsv");
    if (encoding == "gbk") encoding = "gb18030";
    while (!table.empty()) {
      const std::size_t end = std::min(table.find('\n'), table.size());
      const std::string_view line = table.substr(0, end);
      table.remove_prefix(std::min(end + 1, table.size()));
      if (line.size() <= encoding.size() || line[encoding.size()] != '\t' || !line.starts_with(encoding))
        continue;
      add(line.substr(encoding.size() + 1));
    }
    std::ranges::sort(all_, {}, &std::pair<std::uint32_t, std::string>::first);
    has_ascii_ = encoding != "iso-2022-jp" && !encoding.starts_with("utf-16");
    has_no_private_use_ = encoding == "big5" || encoding.starts_with("euc-") || encoding == "windows-874";
    has_no_controls_ = encoding == "big5" || encoding.starts_with("euc-");
  }

  /// Corrects what ICU made of `bytes`.
  void correct(std::string_view bytes, std::string& character) const {
    if (bytes.size() > 2) return correct_kind(bytes, character);
    if (bytes.size() == 1 && static_cast<unsigned char>(bytes[0]) < 0x80) {
      if (has_ascii_) character.assign(1, bytes[0]);
      return;
    }
    std::uint32_t key = 0;
    for (char byte : bytes) key = key << 8 | static_cast<unsigned char>(byte);
    const auto found = std::ranges::lower_bound(all_, key, {}, &std::pair<std::uint32_t, std::string>::first);
    if (found != all_.end() && found->first == key) {
      character = found->second;
    } else {
      correct_kind(bytes, character);
    }
  }

 private:
  /// A line behind the encoding's name: the bytes in hexadecimal, a tab, the code points between spaces.
  void add(std::string_view line) {
    const std::size_t tab = line.find('\t');
    std::uint32_t key = 0;
    std::from_chars(line.data(), line.data() + tab, key, 16);
    std::string character;
    for (std::string_view rest = line.substr(tab + 1); !rest.empty();) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      std::uint32_t code_point = 0;
      std::from_chars(rest.data(), rest.data() + end, code_point, 16);
      base::append_utf8(character, code_point);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    all_.emplace_back(key, std::move(character));
  }

  /// ICU gives characters for private use, and controls, to bytes that the standard calls malformed.
  void correct_kind(std::string_view bytes, std::string& character) const {
    const bool is_private = has_no_private_use_ && character.size() == 3 && character >= "\xEE\x80\x80" &&
                            character <= "\xEF\xA3\xBF";
    const bool is_control = has_no_controls_ && character.size() == 2 && character < "\xC2\xA0";
    if (!is_private && !is_control) return;
    character = base::replacement_character;
    if (bytes.size() == 2 && static_cast<unsigned char>(bytes[1]) < 0x80) character += bytes[1];
  }

  std::vector<std::pair<std::uint32_t, std::string>> all_;
  bool has_ascii_ = false;  ///< an ASCII byte is itself
  bool has_no_private_use_ = false;
  bool has_no_controls_ = false;
};

/// UTF-8 of the 128 upper bytes of a single-byte encoding.
using UpperHalf = std::array<std::string, 128>;

UpperHalf upper_half(std::string_view encoding) {
  UpperHalf characters;
  if (encoding == "x-user-defined") {
    for (std::uint32_t i = 0; i < 128; ++i) base::append_utf8(characters[i], 0xF780 + i);
    return characters;
  }
  const Converter* converter = find_converter(encoding);
  const OpenConverter open = open_converter(converter ? converter->icu_name : "ibm-5348_P100-1997");
  const Differences differences(encoding);
  for (std::uint32_t i = 0; i < 128; ++i) {
    const char byte = static_cast<char>(0x80 + i);
    UChar out[4];
    UErrorCode error = U_ZERO_ERROR;
    ucnv_reset(open.get());
    const std::int32_t length = ucnv_toUChars(open.get(), out, 4, &byte, 1, &error);
    base::append_utf8(characters[i], U_SUCCESS(error) && length == 1 ? out[0] : 0xFFFD);
    differences.correct({&byte, 1}, characters[i]);
  }
  return characters;
}

Decoded decode_single_byte(std::string_view bytes, std::string_view encoding) {
  const UpperHalf upper = upper_half(encoding);
  Decoded decoded{.is_same = false, .text = {}};
  TextBuilder builder;
  builder.reserve(bytes.size() + bytes.size() / 8 + 64);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const std::size_t end = end_of_ascii(bytes, at);
    builder.append_same(bytes.substr(at, end - at), static_cast<std::uint32_t>(at));
    at = end;
    if (at == bytes.size()) break;
    const auto begin = static_cast<std::uint32_t>(at);
    const std::string& character = upper[static_cast<unsigned char>(bytes[at]) - 0x80];
    builder.append_replaced(character, {begin, begin + 1});
    ++decoded.character_count;
    if (character == base::replacement_character) ++decoded.malformed_count;
  }
  decoded.text = builder.finish();
  return decoded;
}

/// UTF-16 as ICU gives it, each unit with the byte that its character begins at.
struct Units {
  std::vector<UChar> units;
  std::vector<std::int32_t> offsets;
};

/// The byte order mark of a UTF-16 page, which is no part of its text.
std::size_t mark_size(std::string_view bytes, std::string_view encoding) {
  const bool has_mark = (encoding == "utf-16le" && bytes.starts_with("\xFF\xFE")) ||
                        (encoding == "utf-16be" && bytes.starts_with("\xFE\xFF"));
  return has_mark ? 2 : 0;
}

Units to_units(std::string_view bytes, const Converter& converter) {
  const OpenConverter open = open_converter(converter.icu_name);
  Units out;
  out.units.resize(bytes.size() + 16);
  out.offsets.resize(bytes.size() + 16);
  std::size_t made = 0;
  const char* from = bytes.data() + mark_size(bytes, converter.encoding);
  const char* const end = bytes.data() + bytes.size();
  for (;;) {
    UErrorCode error = U_ZERO_ERROR;
    UChar* to = out.units.data() + made;
    const char* const call_begin = from;
    ucnv_toUnicode(open.get(), &to, out.units.data() + out.units.size(), &from, end,
                   out.offsets.data() + made, true, &error);
    const auto now = static_cast<std::size_t>(to - out.units.data());
    const auto base_offset = static_cast<std::int32_t>(call_begin - bytes.data());
    for (; made < now; ++made) out.offsets[made] = std::max(out.offsets[made], 0) + base_offset;
    if (error != U_BUFFER_OVERFLOW_ERROR) break;
    out.units.resize(out.units.size() * 2);
    out.offsets.resize(out.offsets.size() * 2);
  }
  out.units.resize(made);
  out.offsets.resize(made);
  return out;
}

Decoded decode_multi_byte(std::string_view bytes, const Converter& converter) {
  const Units units = to_units(bytes, converter);
  const std::size_t count = units.units.size();
  const Differences differences(converter.encoding);
  Decoded decoded{.is_same = false, .text = {}};
  TextBuilder builder;
  builder.reserve(bytes.size() * 3 / 2 + 64);
  std::string character;
  for (std::size_t at = 0; at < count;) {
    const auto begin = static_cast<std::uint32_t>(units.offsets[at]);
    character.clear();
    std::uint32_t end = begin;
    // All units of one stretch of bytes are one replacement: surrogate pairs, and the pairs that Big5 knows.
    while (at < count && end == begin) {
      char32_t c = units.units[at++];
      if (U16_IS_LEAD(c) && at < count && U16_IS_TRAIL(units.units[at])) {
        c = U16_GET_SUPPLEMENTARY(c, units.units[at]);
        ++at;
      }
      base::append_utf8(character, c);
      end = at < count ? static_cast<std::uint32_t>(units.offsets[at])
                       : static_cast<std::uint32_t>(bytes.size());
    }
    if (character.size() == 1 && end == begin + 1 && character[0] == bytes[begin]) {
      builder.append_same(character, begin);
      continue;
    }
    differences.correct(bytes.substr(begin, end - begin), character);
    if (character.size() > 1) ++decoded.character_count;
    if (character == base::replacement_character) ++decoded.malformed_count;
    builder.append_replaced(character, {begin, end});
  }
  decoded.text = builder.finish();
  return decoded;
}

}  // namespace

Decoded decode_legacy(std::string_view bytes, std::string_view encoding) {
  const Converter* converter = find_converter(encoding);
  if (!converter || converter->is_single_byte) return decode_single_byte(bytes, encoding);
  return decode_multi_byte(bytes, *converter);
}

}  // namespace rapporteur::page
