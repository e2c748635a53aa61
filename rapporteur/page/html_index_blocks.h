#pragma once

#include "rapporteur/page/html_index.h"

#include <cstddef>
#include <vector>

namespace rapporteur::page {

/// Fills `blocks` for `count` times 64 bytes at `source`; says whether any byte is beyond ASCII.
using IndexBlocks = bool (*)(const char* source, std::size_t count, HtmlIndex::Block* blocks);

/// Works everywhere.
bool index_blocks_portably(const char* source, std::size_t count, HtmlIndex::Block* blocks);

/// Those that this processor can run, the fastest first.
std::vector<IndexBlocks> runnable_index_blocks();

/// The fastest of them.
IndexBlocks fastest_index_blocks();

}  // namespace rapporteur::page
