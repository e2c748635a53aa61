#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/report/choose_stories.h"
#include "rapporteur/report/report.h"
#include "rapporteur/store/store.h"

namespace rapporteur {

/// The report on the stories of a record that the choice names. Only the articles that it draws on are held
/// in memory.
Result<Report> compile_report(Store& store, const ReportChoice& choice);

}  // namespace rapporteur
