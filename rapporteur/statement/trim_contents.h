#pragma once

#include "rapporteur/statement/gather_reports.h"
#include "rapporteur/statement/report.h"

#include <vector>

namespace rapporteur::statement {

/// Takes out of what is said what the model and the analysis draw into it: the speaker's own words, another
/// verb of the one who reports, the author's clause behind "as", and quotations of another paragraph, which
/// become reports without a cue.
void trim_contents(const ReportInput& input, std::vector<Report>& reports);

}  // namespace rapporteur::statement
