#pragma once

#include "rapporteur/article/page_blocks.h"

namespace rapporteur::article {

/// Whether most of a block, or its beginning, is a link to another article of the site: its words are those
/// of which the link's address is made, and no sentence of the text.
bool is_link_to_article(const Page& page, const PageBlocks::Features& found, const PlainBlock& block);

}  // namespace rapporteur::article
