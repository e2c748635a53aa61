#pragma once

#include "rapporteur/statement/gather_reports.h"

/// Which reports are statements, and which tell only that somebody spoke.
namespace rapporteur::statement {

/// Whether a stretch of the text holds a verb with tense and at least three words.
bool holds_clause(const Syntax& syntax, TextSpan span);

/// Whether what an attribution tells is a statement: its cue is a word that reports, or it has a clause or a
/// quotation.
bool is_kept(const ReportInput& input, const Report& report);

/// Whether a report by the analysis alone is sure enough to stand without an attribution.
bool stands_alone(const ReportInput& input, const Report& report);

/// Turns a report whose content is no claim into an act of speech ("issued a rebuke to Oslo", "warned Oslo")
/// or into the mere event that somebody spoke ("made these remarks").
void settle_act(const ReportInput& input, Report& report);

}  // namespace rapporteur::statement
