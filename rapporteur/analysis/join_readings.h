#pragma once

#include "rapporteur/analysis/analysis.h"
#include "rapporteur/language/language.h"

#include <cstdint>
#include <span>

namespace rapporteur::analysis {

/// A block that was read: its place among the article's blocks and where its text begins.
struct ReadBlock {
  std::uint32_t block = 0;
  std::uint32_t text_begin = 0;
};

/// Puts the readings of blocks one behind the other. Expects a reading for each block, blocks in text order.
Analysis join_readings(std::span<const ReadBlock> blocks, std::span<const language::Reading> readings,
                       const Language& language);

}  // namespace rapporteur::analysis
