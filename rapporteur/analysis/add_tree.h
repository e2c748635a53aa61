#pragma once

#include "rapporteur/analysis/analysis.h"

namespace rapporteur::analysis {

/// Fills in what follows from the heads: children and the walk. Expects that every token is below a root.
void add_tree(Analysis& analysis);

}  // namespace rapporteur::analysis
