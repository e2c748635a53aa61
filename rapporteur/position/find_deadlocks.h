#pragma once

#include "rapporteur/position/saying.h"

#include <span>
#include <vector>

/// What holds between the parties, and inside one.
namespace rapporteur::position {

/// Gates that wait on each other. `gates` are those of the sayings that have one, in their order.
std::vector<Deadlock> find_deadlocks(std::span<const Saying> sayings, std::span<const Gate> gates);

/// Two voices of one camp that say opposite things of one matter within days.
std::vector<Divergence> find_divergences(std::span<const Saying> sayings);

}  // namespace rapporteur::position
