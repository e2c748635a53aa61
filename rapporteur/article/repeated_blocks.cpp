#include "rapporteur/article/find_article.h"

#include <algorithm>

namespace rapporteur {

namespace {

/// A page of whose telling blocks this many in a hundred were seen on one page before, and not on more, is
/// its copy.
constexpr std::size_t copy_percent = 80;

}  // namespace

void RepeatedBlocks::add_page(const PageBlocks& blocks) {
  if (blocks.host.empty()) return;
  auto& counts = pages_[blocks.host];
  std::size_t seen_once = 0;
  std::size_t is_new = 0;
  for (const std::uint64_t key : blocks.block_keys) {
    const auto at = counts.find(key);
    is_new += at == counts.end();
    seen_once += at != counts.end() && at->second == 1;
  }
  if (seen_once >= 3 && seen_once * 100 >= (seen_once + is_new) * copy_percent) return;
  for (const std::uint64_t key : blocks.block_keys) {
    ++counts[key];
    changed_.emplace_back(blocks.host, key);
  }
}

void RepeatedBlocks::add_count(std::string_view host, std::uint64_t key, std::uint32_t pages) {
  pages_[std::string(host)][key] += pages;
}

std::uint32_t RepeatedBlocks::pages_with(std::string_view host, std::uint64_t key) const {
  const auto counts = pages_.find(std::string(host));
  if (counts == pages_.end()) return 0;
  const auto at = counts->second.find(key);
  return at == counts->second.end() ? 0 : at->second;
}

std::vector<RepeatedBlocks::Count> RepeatedBlocks::take_changes() {
  std::ranges::sort(changed_);
  std::vector<Count> changes;
  for (const auto& [host, key] : changed_) {
    if (!changes.empty() && changes.back().key == key && changes.back().host == host) {
      ++changes.back().pages;
    } else {
      changes.push_back({host, key, 1});
    }
  }
  changed_.clear();
  return changes;
}

}  // namespace rapporteur
