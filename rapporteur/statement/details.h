#pragma once

#include "rapporteur/date/date.h"
#include "rapporteur/statement/parties.h"
#include "rapporteur/statement/report.h"

#include <span>
#include <string>

namespace rapporteur::statement {

/// When a report's words were said: the date of its sentence that stands nearest to the cue and in nothing
/// that is said. -1 where there is none.
std::int32_t date_of(const Syntax& syntax, std::span<const Report> reports, std::size_t number,
                     std::span<const Date> dates);

/// Where they were said: the places behind "in", "at" or "outside" beside the cue.
std::vector<TextSpan> places_of(const Syntax& syntax, const Report& report);

/// A claim as a sentence of its own: without "that", with the speaker for "he" and "I" at its beginning.
std::string proposition_of(const PartyFinder& parties, const std::vector<TextSpan>& content,
                           const std::vector<Party>& speakers);

/// What a claim is about: the noun phrase of it that the article names most often, without names of actors.
std::string topic_of(const PartyFinder& parties, const std::vector<TextSpan>& content);

}  // namespace rapporteur::statement
