#pragma once

#include "rapporteur/comparison/comparison.h"
#include "rapporteur/comparison/coverage.h"

#include <vector>

namespace rapporteur::comparison {

/// Where each copy of a story differs from the article whose words it repeats: what was left out, added and
/// put in other words. Copies whose original is not among the articles are left out.
std::vector<CopyDifference> differing_passages(const Coverage& coverage, const std::vector<Copy>& copies);

}  // namespace rapporteur::comparison
