#pragma once

#include "rapporteur/analysis/analysis.h"
#include "rapporteur/article/article.h"
#include "rapporteur/date/date.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// The day an article was published, as far as it is known.
struct PublicationDay {
  DayNumber day = 0;
  bool is_inferred = false;  ///< taken from something other than what the page says of its publication
};

/// The day of a value of the metadata ("2018-01-16", "2018-01-16T09:30:00Z": the day as written); nothing
/// where it names no day.
std::optional<DayNumber> read_day(std::string_view iso_8601);

/// "2018-01-16"
std::string write_day(DayNumber day);

/// The publication day to settle an article's dates against: what the page says; else the latest day that its
/// text names in full, as inferred; else nothing.
std::optional<PublicationDay> publication_day(const Article& article);

/// The date and time expressions of an article's body, headline, standfirst and captions, in reading order,
/// not overlapping, settled against its day of publication. `analysis` tells tense and what a doubtful word
/// is; it may be empty (an analysis without tokens): then doubtful words are left out and the direction is
/// guessed.
std::vector<Date> find_dates(const Article& article, const Analysis& analysis,
                             std::optional<PublicationDay> published);

}  // namespace rapporteur
