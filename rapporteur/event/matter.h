#pragma once

#include "rapporteur/event/frames.h"

namespace rapporteur::event {

/// Sets what an event deals with - a sanctions regime, a channel between parties, what is supplied - with its
/// words and what is told of it: the first noun of the sets `regime`, `channel` and `commodity` of
/// data/events/sets.tsv that is the event's word, its object, or stands behind one of its prepositions.
void set_matter(Event& made, const Frame& frame, const Analysis& analysis, const Lexicon& lexicon);

}  // namespace rapporteur::event
