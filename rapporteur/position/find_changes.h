#pragma once

#include "rapporteur/position/saying.h"

#include <span>
#include <vector>

/// How positions moved.
namespace rapporteur::position {

/// The changes between sayings that are sorted by party, issue and day, in order of the later saying.
std::vector<PositionChange> find_changes(std::span<const Saying> sayings);

/// Whether two sayings may concern the same other party.
bool is_towards_same(const Saying& one, const Saying& other);

}  // namespace rapporteur::position
