#pragma once

#include "rapporteur/position/saying.h"

#include <vector>

namespace rapporteur::position {

/// The positions that one article's statements state, in their order: those of a known party on a known issue
/// that are more than a report of facts.
std::vector<Saying> read_sayings(const NumberedRecord& numbered, const Tables& tables, StemIds& ids);

}  // namespace rapporteur::position
