#pragma once

#include "rapporteur/statement/tags.h"
#include "train/linear/chain.h"
#include "train/linear/corpus.h"

#include <vector>

/// Learns the linkers' weights: which of the spans that the passes found belong together.
namespace rapporteur::train {

/// A text with the spans that the second pass found in it.
struct LinkText {
  const TrainingText* text = nullptr;
  statement::RoleSpans spans;
};

ChainWeights learn_links(const std::vector<LinkText>& texts, std::uint32_t reach);

}  // namespace rapporteur::train
