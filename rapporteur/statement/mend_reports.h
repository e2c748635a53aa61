#pragma once

#include "rapporteur/statement/gather_reports.h"
#include "rapporteur/statement/report.h"

#include <vector>

namespace rapporteur::statement {

/// Sets right what the model or the analysis typically gets wrong in reports: "Asked whether ..., Lund said",
/// items that only a date opens, contents that hold their own cue, contents that are another report's words.
void mend_reports(const ReportInput& input, std::vector<Report>& reports);

}  // namespace rapporteur::statement
