#pragma once

#include "rapporteur/event/clause.h"
#include "rapporteur/event/find_events.h"
#include "rapporteur/event/lexicon.h"

#include <string>
#include <vector>

namespace rapporteur::event {

/// PLOVER's contexts of a sentence, by the words of data/events/contexts.tsv that stand in it, in the order
/// of that table. As PLOVER's manual has it (2.2, 2.3), a context says what an event is told beside, not what
/// it is.
std::vector<std::string> contexts_of(const Analysis& analysis, Token word, const Lexicon& lexicon);

/// The places named with an event: names of places behind "in", "at", "near" and the like below its word or
/// the verb over it.
std::vector<TextSpan> places_of(const Analysis& analysis, Token word, Token clause);

}  // namespace rapporteur::event
