#pragma once

#include "rapporteur/article/article.h"
#include "rapporteur/article/page_blocks.h"

#include <vector>

namespace rapporteur::article {

/// Parts each caption from the credit behind it, told by the element around the credit or by its words.
/// `blocks` are those of the page's blocks, in order; text and spans are written anew where one is parted.
void split_credits(const Page& page, const PageBlocks::Features& found, Text& text,
                   std::vector<Block>& blocks);

}  // namespace rapporteur::article
