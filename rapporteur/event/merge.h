#pragma once

#include "rapporteur/event/event.h"

#include <vector>

namespace rapporteur::event {

/// Joins events that tell of the same happening: the same label and content, parties that agree, no dates
/// that differ. The fullest mention stays, the others' triggers stand in its `also`. In text order.
std::vector<Event> merge_events(std::vector<Event> events);

}  // namespace rapporteur::event
