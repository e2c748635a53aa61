#pragma once

#include "rapporteur/statement/report.h"

namespace rapporteur::statement {

/// What a verb tells that a noun of speech completes: "issued a warning that"; nothing where none does. The
/// speaker is left to the caller.
std::optional<Report> read_light_frame(const Syntax& syntax, const ReportingWords& words, Token verb);

/// What a noun of speech tells with the one whose it is: "the minister's warning that".
std::optional<Report> read_noun_frame(const Syntax& syntax, const ReportingWords& words, Token noun);

}  // namespace rapporteur::statement
