#pragma once

#include "rapporteur/analysis/analysis.h"
#include "rapporteur/base/span.h"

#include <cstdint>

namespace rapporteur::date {

/// What the verb over some words says of time.
enum class ClauseTime : std::uint8_t { unknown, past, present, future };

/// The time of the clause that a stretch of text stands in: of the nearest verb above its head, with that
/// verb's auxiliaries ("will meet" is future, "is scheduled to meet" is future, "met" is past).
ClauseTime clause_time(const Analysis& analysis, TextSpan words);

}  // namespace rapporteur::date
