#pragma once

#include "rapporteur/position/saying.h"

#include <vector>

namespace rapporteur::position {

/// The gates that sayings state, by their places; one that several tell in other words - the same party on
/// the same days, holding back the same for much the same - is one gate.
std::vector<Gate> fold_gates(std::vector<Saying>& sayings, StemIds& ids);

}  // namespace rapporteur::position
