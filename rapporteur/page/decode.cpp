#include "rapporteur/page/decode.h"

#include "rapporteur/base/expect.h"
#include "rapporteur/base/utf8.h"
#include "rapporteur/page/decode_legacy.h"
#include "rapporteur/page/utf8_check.h"

#include <algorithm>
#include <array>

namespace rapporteur::page {

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

/// Whether every byte that is ASCII means itself in this encoding, wherever it stands between characters.
bool keeps_ascii(std::string_view encoding) {
  return !encoding.starts_with("utf-16") && encoding != "iso-2022-jp" && encoding != "replacement";
}

Decoded decode_utf8(std::string_view bytes) {
  const std::size_t mark = bytes.starts_with(utf8_mark) ? utf8_mark.size() : 0;
  if (mark == 0 && is_utf8(bytes)) return {};
  Decoded decoded{.is_same = false, .text = {}};
  TextBuilder builder;
  builder.reserve(bytes.size() + 64);
  std::size_t good_begin = mark;
  for (std::size_t at = mark; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      at = end_of_ascii(bytes, at);
      continue;
    }
    const Utf8Sequence sequence = utf8_sequence_at(bytes, at);
    ++decoded.character_count;
    if (!sequence.is_valid) {
      const auto begin = static_cast<std::uint32_t>(at);
      builder.append_same(bytes.substr(good_begin, at - good_begin), static_cast<std::uint32_t>(good_begin));
      builder.append_replaced(base::replacement_character, {begin, begin + sequence.size});
      good_begin = at + sequence.size;
      ++decoded.malformed_count;
    }
    at += sequence.size;
  }
  builder.append_same(bytes.substr(good_begin), static_cast<std::uint32_t>(good_begin));
  decoded.text = builder.finish();
  return decoded;
}

/// The WHATWG "replacement" encoding: whatever the bytes are, one U+FFFD.
Decoded decode_replacement(std::string_view bytes) {
  Decoded decoded{.is_same = bytes.empty(), .text = {}, .malformed_count = 1, .character_count = 1};
  TextBuilder builder;
  if (!bytes.empty()) {
    builder.append_replaced(base::replacement_character, {0, static_cast<std::uint32_t>(bytes.size())});
  }
  decoded.text = builder.finish();
  return decoded;
}

}  // namespace

bool is_stateless(std::string_view encoding) {
  static constexpr std::array<std::string_view, 7> hang_together = {
      "iso-2022-jp", "replacement", "gbk", "gb18030", "big5", "shift_jis", "utf-16le"};
  return encoding != "utf-16be" && std::ranges::find(hang_together, encoding) == hang_together.end();
}

Decoded decode(std::string_view bytes, std::string_view encoding) {
  if (encoding == "utf-8") return decode_utf8(bytes);
  if (encoding == "replacement") return decode_replacement(bytes);
  if (keeps_ascii(encoding) && end_of_ascii(bytes, 0) == bytes.size()) return {};
  return decode_legacy(bytes, encoding);
}

TextSpan in_decoded(const Decoded& decoded, PageSpan span) {
  if (decoded.is_same) return {span.begin, span.end};
  const auto& runs = decoded.text.runs();
  const auto text_offset = [&](std::uint32_t page_offset) {
    auto after = std::ranges::upper_bound(runs, page_offset, {}, &Text::Run::page_begin);
    if (after == runs.begin()) return std::uint32_t{0};
    const Text::Run& run = *(after - 1);
    const std::uint32_t run_end = after == runs.end() ? decoded.text.size() : after->text_begin;
    if (run.kind != Text::RunKind::same) return page_offset > run.page_begin ? run_end : run.text_begin;
    return std::min(run.text_begin + (page_offset - run.page_begin), run_end);
  };
  return {text_offset(span.begin), text_offset(span.end)};
}

SpanDecoder::SpanDecoder(std::string_view page_bytes, std::string_view encoding)
    : page_bytes_(page_bytes), encoding_(encoding), is_stateless_(is_stateless(encoding)) {
  if (!is_stateless_) whole_ = decode(page_bytes, encoding);
}

std::string SpanDecoder::read(PageSpan span) const {
  expect(span.begin <= span.end && span.end <= page_bytes_.size(), "a page span lies inside its page");
  const std::string_view slice = page_bytes_.substr(span.begin, span.size());
  if (is_stateless_) {
    const Decoded decoded = decode(slice, encoding_);
    // Inside a page the mark is a character.
    const bool is_character = span.begin > 0 && encoding_ == "utf-8" && slice.starts_with(utf8_mark);
    return std::string(is_character ? utf8_mark : "").append(decoded.utf8(slice));
  }
  if (whole_.is_same) return std::string(slice);
  return std::string(whole_.text.words(in_decoded(whole_, span)));
}

std::string decode_span(std::string_view page_bytes, std::string_view encoding, PageSpan span) {
  return SpanDecoder(page_bytes, encoding).read(span);
}

}  // namespace rapporteur::page
