#pragma once

#include "rapporteur/encoder/encoder.h"
#include "rapporteur/encoder/word_pieces.h"

#include <cstdint>
#include <vector>

namespace rapporteur::encoder {

/// Words that are read together.
using WordRange = Span<struct CountsWords>;

/// Packs paragraphs into windows of at most `room` pieces, in order: a paragraph that does not fit into what
/// is left begins a new window; one longer than a whole window is cut at the last sentence end in its second
/// half, else behind its last whole word. A word has at most `room` pieces.
std::vector<WordRange> pack_windows(const CutText& text, std::uint32_t room,
                                    Packing packing = Packing::together);

}  // namespace rapporteur::encoder
