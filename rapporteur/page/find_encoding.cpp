// How a page's encoding is settled. The HTML standard trusts a declaration whatever the bytes are; pages
// saved, converted or served wrongly then read as "â€™". So a declaration stands unless the bytes contradict
// it plainly:
//   declared a legacy encoding, all bytes are well-formed UTF-8 with characters beyond ASCII   -> utf-8
//   declared utf-8 (or nothing), more malformed sequences than well-formed ones                -> what
//   detection says declared a multi-byte encoding, and one character in ten is malformed -> what detection
//   says
#include "rapporteur/page/find_encoding.h"

#include "rapporteur/page/decode.h"
#include "rapporteur/page/encoding_labels.h"
#include "rapporteur/page/meta_prescan.h"
#include "rapporteur/page/utf8_check.h"

#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

namespace rapporteur::page {

namespace {

struct Declaration {
  std::string_view name;
  EncodingSignal signal = EncodingSignal::fallback;
};

std::string_view encoding_of_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return "utf-8";
  if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
  if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
  return {};
}

/// UTF-16 without a mark shows in Western markup as every second byte being zero.
std::string_view utf16_by_zeros(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 1024);
  if (sample.size() < 4) return {};
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < sample.size(); ++i) zeros[i & 1] += sample[i] == '\0';
  const std::size_t pairs = sample.size() / 2;
  if (zeros[1] * 10 > pairs * 4 && zeros[0] * 20 < pairs) return "utf-16le";
  if (zeros[0] * 10 > pairs * 4 && zeros[1] * 20 < pairs) return "utf-16be";
  return {};
}

Declaration find_declaration(std::string_view bytes, std::string_view declared_charset) {
  if (const auto name = encoding_of_label(declared_charset); !name.empty())
    return {name, EncodingSignal::http_header};
  if (const auto name = prescan_meta(bytes); !name.empty()) return {name, EncodingSignal::meta_prescan};
  return {};
}

/// The bytes that English pages in windows-1252 use: dashes, quotation marks, signs of money and rights, a
/// few accents.
bool is_western_punctuation(unsigned char c) {
  static constexpr std::string_view usual =
      "\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xA0\xA3\xA7\xA9\xAB\xAE\xB0\xB7\xBB\xBC\xBD\xBE\xC9\xE0\xE1"
      "\xE7\xE8\xE9"
      "\xED\xEF\xF1\xF3\xF6\xFC";
  return c < 0x80 || usual.find(static_cast<char>(c)) != std::string_view::npos;
}

struct DeleteDetector {
  void operator()(uchardet_t detector) const { uchardet_delete(detector); }
};

/// What detection says; empty where it does not know or says what no page is written in.
std::string_view detect(std::string_view bytes) {
  constexpr std::size_t max_bytes = 1u << 19;
  const std::size_t first = end_of_ascii(bytes, 0);
  const std::string_view sample = bytes.substr(first > 4096 ? first - 4096 : 0, max_bytes);
  if (std::ranges::all_of(sample,
                          [](char c) { return is_western_punctuation(static_cast<unsigned char>(c)); })) {
    return "windows-1252";
  }
  const std::unique_ptr<std::remove_pointer_t<uchardet_t>, DeleteDetector> detector(uchardet_new());
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return {};
  uchardet_data_end(detector.get());
  const std::string_view label = uchardet_get_charset(detector.get());
  if (label == "UHC") return "euc-kr";
  if (label.starts_with("UTF-") || label == "ASCII") return {};
  return encoding_of_label(label);
}

/// How much of what is not ASCII is malformed, in thousandths.
std::uint32_t malformed_permille(std::string_view bytes, std::string_view encoding) {
  const Decoded decoded = decode(bytes, encoding);
  if (decoded.character_count == 0) return 0;
  return static_cast<std::uint32_t>(std::uint64_t{decoded.malformed_count} * 1000 / decoded.character_count);
}

bool reads_well(std::string_view bytes, std::string_view encoding) {
  return !encoding.empty() && malformed_permille(bytes, encoding) <= 20;
}

/// What detection says, where the bytes read well in it.
std::optional<std::string_view> detect_surely(std::string_view bytes) {
  const std::string_view name = detect(bytes);
  return reads_well(bytes, name) ? std::optional(name) : std::nullopt;
}

EncodingChoice overrule(const Declaration& declaration, std::string_view name) {
  return {std::string(name), EncodingSignal::detected, std::string(declaration.name)};
}

EncodingChoice keep(const Declaration& declaration) {
  return {std::string(declaration.name), declaration.signal, {}};
}

/// Where the header was wrong, the page's own word is asked before detection; the declaration stays where
/// neither helps.
EncodingChoice ask_others(std::string_view bytes, const Declaration& declaration) {
  const std::string_view own = prescan_meta(bytes);
  if (own != declaration.name && reads_well(bytes, own)) {
    return {std::string(own), EncodingSignal::meta_prescan, std::string(declaration.name)};
  }
  if (const auto name = detect_surely(bytes)) return overrule(declaration, *name);
  return keep(declaration);
}

/// ISO-2022-JP is ASCII throughout; its escape sequences alone tell it.
bool is_iso_2022_jp(std::string_view bytes) {
  for (std::size_t at = bytes.find('\x1B'); at != std::string_view::npos; at = bytes.find('\x1B', at + 1)) {
    const std::string_view escape = bytes.substr(at + 1, 2);
    if (escape == "$B" || escape == "$@") return true;
  }
  return false;
}

EncodingChoice without_declaration(std::string_view bytes) {
  if (is_iso_2022_jp(bytes)) return {"iso-2022-jp", EncodingSignal::detected, {}};
  if (const auto name = utf16_by_zeros(bytes); !name.empty())
    return {std::string(name), EncodingSignal::detected, {}};
  if (is_utf8(bytes)) return {"utf-8", EncodingSignal::detected, {}, true};
  const Utf8Count count = count_utf8(bytes);
  if (count.malformed <= count.valid / 2) return {"utf-8", EncodingSignal::detected, {}};
  if (const auto name = detect_surely(bytes)) return {std::string(*name), EncodingSignal::detected, {}};
  return {"windows-1252", EncodingSignal::fallback, {}};
}

EncodingChoice declared_utf8(std::string_view bytes, const Declaration& declaration) {
  if (is_utf8(bytes)) return {"utf-8", declaration.signal, {}, true};
  const Utf8Count count = count_utf8(bytes);
  if (count.malformed <= count.valid) return keep(declaration);
  if (count.malformed < 3) {
    return detect(bytes) == "windows-1252" ? overrule(declaration, "windows-1252") : keep(declaration);
  }
  return ask_others(bytes, declaration);
}

bool is_multi_byte(std::string_view name) {
  static constexpr std::array<std::string_view, 7> all = {"gbk",       "gb18030", "big5",       "euc-jp",
                                                          "shift_jis", "euc-kr",  "iso-2022-jp"};
  return std::ranges::find(all, name) != all.end();
}

EncodingChoice declared_legacy(std::string_view bytes, const Declaration& declaration) {
  if (end_of_ascii(bytes, 0) == bytes.size() && declaration.name != "replacement") return keep(declaration);
  const Utf8Count count = count_utf8(bytes);
  // Two characters of a multi-byte encoding can look like UTF-8 by chance; four cannot well.
  const std::uint32_t needed = is_multi_byte(declaration.name) ? 4 : 1;
  if (count.malformed * 50 <= count.valid && count.valid >= needed) return overrule(declaration, "utf-8");
  if (declaration.name == "replacement") {
    const EncodingChoice found = without_declaration(bytes);
    return found.signal == EncodingSignal::fallback ? keep(declaration) : overrule(declaration, found.name);
  }
  const bool is_contradicted =
      is_multi_byte(declaration.name) && malformed_permille(bytes, declaration.name) > 100;
  return is_contradicted ? ask_others(bytes, declaration) : keep(declaration);
}

EncodingChoice declared_utf16(std::string_view bytes, const Declaration& declaration) {
  if (utf16_by_zeros(bytes) == declaration.name) return keep(declaration);
  const bool has_zeros = bytes.substr(0, 4096).find('\0') != std::string_view::npos;
  return has_zeros || !is_utf8(bytes) ? keep(declaration) : overrule(declaration, "utf-8");
}

}  // namespace

EncodingChoice find_encoding(std::string_view bytes, std::string_view declared_charset) {
  if (const auto name = encoding_of_mark(bytes); !name.empty()) {
    return {std::string(name), EncodingSignal::byte_order_mark, {}};
  }
  const Declaration declaration = find_declaration(bytes, declared_charset);
  if (declaration.name.empty()) return without_declaration(bytes);
  if (declaration.name == "utf-8") return declared_utf8(bytes, declaration);
  if (declaration.name.starts_with("utf-16")) return declared_utf16(bytes, declaration);
  return declared_legacy(bytes, declaration);
}

}  // namespace rapporteur::page
