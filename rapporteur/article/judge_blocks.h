#pragma once

#include "rapporteur/article/article_weights.h"
#include "rapporteur/article/page_blocks.h"

#include <vector>

namespace rapporteur::article {

/// How much speaks for each block being part of the article: above zero for, below against (log odds). The
/// same bits on every machine: sums in a fixed order, no function of the mathematics library.
std::vector<float> judge_blocks(const PageBlocks::Features& found, const ArticleRules::Weights& weights);

/// Log odds as a probability in thousandths. The same on every machine.
std::uint32_t permille_of(float log_odds);

}  // namespace rapporteur::article
