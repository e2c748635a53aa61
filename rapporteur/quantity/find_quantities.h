#pragma once

#include "rapporteur/analysis/analysis.h"
#include "rapporteur/article/article.h"
#include "rapporteur/base/span.h"
#include "rapporteur/quantity/quantity.h"

#include <vector>

namespace rapporteur {

/// The numbers of an article's text with what they count, in reading order. `dates` are the stretches that
/// its dates were read from, in order and not overlapping: their numbers are theirs. Ages, scores, versions
/// and numbers that are part of a name are none.
std::vector<Quantity> find_quantities(const Article& article, const Analysis& analysis,
                                      const std::vector<TextSpan>& dates);

}  // namespace rapporteur
