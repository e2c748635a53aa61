#include "rapporteur/article/article.h"

#include <string>

namespace rapporteur {

bool Block::tells() const {
  switch (kind) {
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
      return is_body;
    case BlockKind::byline:
    case BlockKind::dateline:
    case BlockKind::credit:
    case BlockKind::teaser:
    case BlockKind::boilerplate:
      return false;
  }
  return false;
}

std::string Article::body() const {
  std::string body;
  for (const Block& block : blocks) {
    if (!block.is_body) continue;
    if (!body.empty()) body += '\n';
    body += words(block);
  }
  return body;
}

void Article::note_length(const Page& page_read) {
  if (text.size() <= most_read_bytes) return;
  gaps.push_back(
      {GapKind::too_large,
       "The article is longer than " + std::to_string(most_read_bytes >> 10) +
           " KiB: its blocks are kept, but nothing behind that was looked at for what is said, by whom "
           "and when; cut the page into parts if it is one text.",
       page_read.origin, std::nullopt});
}

}  // namespace rapporteur
