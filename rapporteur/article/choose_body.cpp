#include "rapporteur/article/choose_body.h"

#include "rapporteur/article/judge_blocks.h"

#include <algorithm>
#include <numeric>

namespace rapporteur::article {

namespace {

/// A page that expects less than this of its best candidate  has no article.
constexpr double least_quality = 0.08;
/// Nor has one of which so few words are expected to be an article's.
constexpr double least_words = 4;

}  // namespace

std::vector<std::uint8_t> choose_body(const PageBlocks::Features& found, std::span<const float> judged) {
  std::vector<std::uint32_t> order(judged.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::stable_sort(order, std::ranges::greater(), [&](std::uint32_t i) { return judged[i]; });
  const auto weight = [&](std::uint32_t i) { return found.blocks[i].counts.words + 0.5; };
  const auto expected = [&](std::uint32_t i) { return weight(i) * permille_of(judged[i]) / 1000.0; };
  double wanted = 0;
  for (const std::uint32_t i : order) wanted += expected(i);
  if (wanted < least_words) return std::vector<std::uint8_t>(judged.size());
  double found_words = 0;
  double taken_words = 0;
  double best_quality = least_quality;
  std::size_t best = 0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    found_words += expected(order[k]);
    taken_words += weight(order[k]);
    const double quality = 2 * found_words / (taken_words + wanted);
    if (quality > best_quality) best_quality = quality, best = k + 1;
  }
  std::vector<std::uint8_t> is_chosen(judged.size());
  for (std::size_t k = 0; k < best; ++k) is_chosen[order[k]] = 1;
  return is_chosen;
}

}  // namespace rapporteur::article
