#pragma once

#include "rapporteur/article/page_blocks.h"

#include <cstdint>
#include <vector>

namespace rapporteur::article {

/// Of each box: whether it stands in a list of boxes that are called comments, away from the headline.
std::vector<std::uint8_t> find_comment_items(const PageBlocks::Features& found);

}  // namespace rapporteur::article
