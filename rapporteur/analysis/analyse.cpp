#include "rapporteur/analysis/analyse.h"

#include "rapporteur/analysis/join_readings.h"

#include <utility>

namespace rapporteur {

bool is_analysed(const Block& block) {
  switch (block.kind) {
    case BlockKind::headline:
    case BlockKind::standfirst:
    case BlockKind::caption:
      return true;
    case BlockKind::paragraph:
    case BlockKind::subhead:
    case BlockKind::list_item:
    case BlockKind::quote:
    case BlockKind::live_entry:
    case BlockKind::embed:
      return block.is_body;
    case BlockKind::byline:
    case BlockKind::dateline:
    case BlockKind::credit:
    case BlockKind::teaser:
    case BlockKind::boilerplate:
      return false;
  }
  return false;
}

Analysis analyse(const Article& article, language::Reader& reader) {
  std::vector<analysis::ReadBlock> blocks;
  std::vector<std::string_view> texts;
  for (std::uint32_t i = 0; i < article.blocks.size(); ++i) {
    const Block& block = article.blocks[i];
    if (!is_analysed(block)) continue;
    blocks.push_back({i, block.span.begin});
    texts.push_back(article.words(block));
  }
  const auto readings = reader.read_all(texts);
  return analysis::join_readings(blocks, readings, reader.language());
}

}  // namespace rapporteur
