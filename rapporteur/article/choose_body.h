#pragma once

#include "rapporteur/article/page_blocks.h"

#include <cstdint>
#include <span>
#include <vector>

namespace rapporteur::article {

/// Chooses the body among candidates, from the strictest (the surest block alone) to the most generous (all
/// blocks): the one of which the highest F measure of words is to be expected, taking each judgement at its
/// word. One flag a block.
///
/// A page of one short, doubtful paragraph so keeps it, while beside a long sure body doubtful blocks are
/// left out.
std::vector<std::uint8_t> choose_body(const PageBlocks::Features& found, std::span<const float> judged);

}  // namespace rapporteur::article
