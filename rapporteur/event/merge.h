#pragma once

#include "rapporteur/event/event.h"
#include "rapporteur/event/sides.h"

#include <vector>

namespace rapporteur::event {

/// Joins events that tell of the same happening: the same label and content, parties that agree, no dates
/// that differ. Deeds agree by the sides of their parties ("the army", "Uganda"), words by the parties, of
/// whom one may be the state that the other speaks for. The fullest mention stays, the others' triggers stand
/// in its `also`. In text order.
std::vector<Event> merge_events(std::vector<Event> events, const Sides& sides);

}  // namespace rapporteur::event
