#pragma once

#include "rapporteur/date/calendar.h"
#include "rapporteur/date/clause_time.h"
#include "rapporteur/date/date.h"
#include "rapporteur/date/phrase.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace rapporteur::date {

/// What a phrase is settled against.
struct Surroundings {
  std::optional<DayNumber> published;
  ClauseTime clause = ClauseTime::unknown;
  bool has_begun = false;   ///< words before the phrase tell that it is past: "since", "ended"
  std::uint32_t begin = 0;  ///< where the phrase begins, in bytes of the text
  const std::vector<Date>* dates = nullptr;  ///< settled before it, in reading order; never null
};

/// Settles what the words of a date expression say: its type, value, days and the rule that decided; `span`
/// is left to the caller. Relative words about a date that was mentioned before are counted from the latest
/// one that is as fine as they are; tense decides the direction where the words leave it open.
Date settle(const Phrase& phrase, const Surroundings& around);

}  // namespace rapporteur::date
