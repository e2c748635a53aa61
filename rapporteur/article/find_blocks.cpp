#include "rapporteur/article/block_features.h"
#include "rapporteur/article/find_article.h"
#include "rapporteur/article/page_blocks.h"
#include "rapporteur/article/walk_blocks.h"
#include "rapporteur/base/ascii.h"

#include <algorithm>

namespace rapporteur {

namespace {

/// Shorter blocks (labels, links) say nothing by being repeated.
constexpr std::uint32_t telling_words = 6;

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view rest = url.substr(scheme + 3);
  rest = rest.substr(0, rest.find_first_of("/?#"));
  if (const std::size_t user = rest.rfind('@'); user != std::string_view::npos) rest = rest.substr(user + 1);
  rest = rest.substr(0, rest.find(':'));
  std::string host = base::to_lower(rest);
  return host.starts_with("www.") ? host.substr(4) : host;
}

}  // namespace

PageBlocks find_blocks(const Page& page) {
  auto found = std::make_shared<PageBlocks::Features>();
  article::walk_blocks(page.tree, *found);
  article::write_features(page.tree, *found);
  PageBlocks blocks;
  blocks.host = host_of(page.url);
  for (const article::PlainBlock& block : found->blocks) {
    if (block.counts.words >= telling_words) blocks.block_keys.push_back(block.key);
  }
  std::ranges::sort(blocks.block_keys);
  blocks.block_keys.erase(std::ranges::unique(blocks.block_keys).begin(), blocks.block_keys.end());
  blocks.features = std::move(found);
  return blocks;
}

}  // namespace rapporteur
