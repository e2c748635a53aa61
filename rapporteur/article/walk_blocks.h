#pragma once

#include "rapporteur/article/page_blocks.h"

namespace rapporteur::article {

/// Cuts a page into its boxes and blocks of visible text, in one walk over the tree: the first part of
/// `find_blocks`. Text ends a block at every box (an element that is not set in line) and at every <br>.
void walk_blocks(const HtmlTree& tree, PageBlocks::Features& found);

}  // namespace rapporteur::article
