#include "rapporteur/article/make_plain_article.h"

#include <algorithm>
#include <string_view>

namespace rapporteur {

namespace {

constexpr std::string_view blanks = " \t\v\f";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// A line without the blanks around it.
SourceSpan trimmed(std::string_view source, SourceSpan line) {
  const std::string_view words = source.substr(line.begin, line.size());
  const std::size_t first = words.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {line.begin, line.begin};
  const std::size_t last = words.find_last_not_of(blanks);
  return {line.begin + static_cast<std::uint32_t>(first), line.begin + static_cast<std::uint32_t>(last) + 1};
}

}  // namespace

Article make_plain_article(const Page& page) {
  Article out;
  out.page = page.hash;
  out.writing = page.writing;
  const std::string_view source = page.source();
  TextBuilder text;
  text.reserve(source.size());
  const std::size_t source_begin = source.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  for (std::size_t begin = source_begin; begin < source.size();) {
    const std::size_t end = std::min(source.find_first_of("\n\r", begin), source.size());
    const SourceSpan line =
        trimmed(source, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = end + 1;
    if (line.is_empty()) continue;
    if (text.size() > 0) text.append_made("\n\n");
    const std::uint32_t text_begin = text.size();
    page.append_to(text, source.substr(line.begin, line.size()), line, true);
    out.blocks.push_back({BlockKind::paragraph, {text_begin, text.size()}, true, 0, 1000});
  }
  out.text = text.finish();
  if (out.blocks.empty())
    out.gaps.push_back(
        {GapKind::no_article, "The text has no line that is not blank.", page.origin, std::nullopt});
  out.note_length(page);
  return out;
}

}  // namespace rapporteur
