#include "rapporteur/analysis/analyse.h"

#include "rapporteur/analysis/join_readings.h"

#include <algorithm>
#include <utility>

namespace rapporteur {

std::size_t stretch_end(std::string_view utf8) {
  const std::string_view stretch = utf8.substr(0, most_stretch_bytes);
  std::size_t blank = std::string_view::npos;
  for (std::size_t i = stretch.size(); i-- > stretch.size() / 2;) {
    if (stretch[i] != ' ') continue;
    if (blank == std::string_view::npos) blank = i;
    if (std::string_view(".!?").find(stretch[i - 1]) != std::string_view::npos) return i + 1;
  }
  if (blank != std::string_view::npos) return blank + 1;
  std::size_t end = stretch.size();
  while (end > stretch.size() - 3 && (static_cast<unsigned char>(utf8[end]) & 0xC0U) == 0x80U) --end;
  return end;
}

Analysis analyse(const Article& article, language::Reader& reader) {
  std::vector<analysis::ReadBlock> blocks;
  std::vector<std::string_view> texts;
  const std::vector<TextSpan> datelines = datelines_of(article);
  for (std::uint32_t i = 0; i < article.blocks.size(); ++i) {
    const Block& block = article.blocks[i];
    if (!block.tells() || block.span.end > most_read_bytes) continue;
    std::string_view words = article.words(block);
    std::uint32_t begin = block.span.begin;
    const auto take = [&](std::size_t size) {
      blocks.push_back({i, begin});
      texts.push_back(words.substr(0, size));
      words.remove_prefix(size);
      begin += static_cast<std::uint32_t>(size);
    };
    // A dateline is no part of the sentence behind it.
    const auto dateline = std::ranges::find(datelines, begin, &TextSpan::begin);
    if (dateline != datelines.end()) take(dateline->size());
    while (!words.empty()) {
      const std::size_t size = words.size() > most_stretch_bytes ? stretch_end(words) : words.size();
      take(size);
    }
  }
  const auto readings = reader.read_all(texts);
  return analysis::join_readings(blocks, readings, reader.language());
}

}  // namespace rapporteur
