#pragma once

#include "rapporteur/article/article.h"
#include "rapporteur/article/page_blocks.h"

#include <vector>

namespace rapporteur::article {

/// Writes the text of every block with its way back to the page: white space as one space (as it stands where
/// the page keeps it), what is not seen left out, a blank line between blocks. Gives each block's span in the
/// text.
std::vector<TextSpan> write_block_text(const Page& page, const PageBlocks::Features& found,
                                       TextBuilder& text);

}  // namespace rapporteur::article
