#pragma once

#include "rapporteur/article/page_blocks.h"
#include "rapporteur/page/page.h"

#include <cstdint>
#include <vector>

namespace rapporteur::article {

/// Takes out of a chosen body what by its form is never of it: buttons, times that stand alone, captions of
/// tables and of pictures in tables, quotes whose words stand again in a paragraph, and lists of links to
/// other pages at the end.
void leave_body(const Page& page, const PageBlocks::Features& found, std::vector<std::uint8_t>& is_chosen);

/// Whether a block holds a picture's caption in a table of its own, or the caption of a table.
bool is_table_caption(const PageBlocks::Features& found, std::uint32_t block);

}  // namespace rapporteur::article
