#pragma once

#include "rapporteur/article/article_weights.h"
#include "rapporteur/article/page_blocks.h"

#include <cstdint>
#include <span>
#include <vector>

namespace rapporteur::article {

/// Blocks of a candidate body that are at home in one box, with what tells whether they are of the same
/// article: how they lie to the headline and to the largest region, what is between, how sure their blocks
/// are.
struct Region {
  std::uint32_t home = no_box;
  std::vector<std::uint32_t> blocks;
  std::vector<std::uint16_t> active;  ///< features
};
std::vector<Region> find_regions(const PageBlocks::Features& found, std::span<const float> judged,
                                 std::span<const std::uint8_t> is_chosen);
std::uint32_t region_feature_count();

/// Whether a region is part of the article: other articles, sidebars and comments read like one and are told
/// by this alone.
bool is_of_article(const Region& region, const ArticleRules::Weights& weights);

}  // namespace rapporteur::article
