#pragma once

#include "rapporteur/date/find_dates.h"
#include "rapporteur/engine/analyse_inputs.h"

#include <optional>

namespace rapporteur {

/// How the dates of pages are found.
struct DateOptions {
  AnalyseOptions analyse{};
  std::optional<DayNumber> published;  ///< the day of publication of pages that do not tell theirs
};

/// Analyses the articles of pages, finds their dates and settles them against the day of publication: the
/// page's own, else the one of the options, else the one that `publication_day` infers. Hands them on as
/// `pass_inputs` does.
void date_inputs(Inputs& inputs, const Language& language, const DateOptions& options,
                 const OnPassed& on_article, const OnGap& on_gap);

}  // namespace rapporteur
