#pragma once

#include "rapporteur/event/find_events.h"
#include "rapporteur/event/sides.h"

#include <vector>

namespace rapporteur::event {

/// Gives recipients to events that are always done to somebody and name nobody: "the rebels have seized all
/// cities but the capital". It is the party on the other side that stands nearest, in the event's own
/// sentence or in those before; of several as near, the one that the article names most, if no other side is
/// named more. In a war it is the second actor. Such events have the rule `implied`, and that party's words
/// are those of the mention that it was taken from.
void add_implied(std::vector<Event>& events, const EventInputs& inputs, const Sides& sides);

}  // namespace rapporteur::event
