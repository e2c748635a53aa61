#pragma once

#include "rapporteur/event/find_events.h"

#include <vector>

namespace rapporteur::event {

/// Gives recipients to events that are always done to somebody and name nobody: "the rebels have seized all
/// cities but the capital". It is the party on the other side that stands nearest, in the event's own
/// sentence or in those before; nobody where two are as near. Such events have the rule `implied`, and the
/// recipient's words are those of the mention that it was taken from.
void add_implied(std::vector<Event>& events, const EventInputs& inputs);

}  // namespace rapporteur::event
