#pragma once

#include "rapporteur/article/page_blocks.h"

namespace rapporteur::article {

/// Writes the sparse features of every block: what its text is made of, which boxes it stands in, how it lies
/// to the longest prose and the heading, and what the page's head says. The second part of `find_blocks`.
void write_features(const HtmlTree& tree, PageBlocks::Features& found);

/// How many features there are; weights are made for exactly these.
std::uint32_t block_feature_count();

}  // namespace rapporteur::article
