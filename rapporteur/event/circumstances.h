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

/// The words that carry an event, the verb of their clause, and what would be, or was, done.
struct EventWords {
  std::vector<Token> words{};
  Token clause = 0;
  Plover content = Plover::none;
  bool is_asked = false;   ///< an act that somebody asks for: where it would be is not where it is asked
  bool is_spoken = false;  ///< the event is an act of speaking: it is where it is said
};

/// The names of places that tell where an event is: behind "in", "at", "near" and the like at its word or its
/// verb; of deeds also at who does it or whom it is done to ("clashes in Homs killed ten"), and what is
/// attacked, visited, left or marched into. "The village of X", "a hospital in X" and "X province" name X.
/// What the analysis does not take for a place is one where the article's actors have it as one. Bytes of the
/// text, in reading order.
std::vector<TextSpan> places_of(const Analysis& analysis, const Actors& actors, const EventWords& event);

}  // namespace rapporteur::event
