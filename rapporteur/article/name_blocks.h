#pragma once

#include "rapporteur/article/article.h"
#include "rapporteur/article/page_blocks.h"

#include <span>
#include <vector>

namespace rapporteur::article {

/// Says what each block is: the body's by their elements, the others by where they stand, what their boxes
/// are called, and what is known of headline, authors and dates. A block that turns out to be the headline or
/// the byline leaves the body.
void name_blocks(const PageBlocks::Features& found, const Metadata& metadata, std::vector<Block>& blocks);

}  // namespace rapporteur::article
