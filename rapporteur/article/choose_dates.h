#pragma once

#include "rapporteur/article/article_dates.h"
#include "rapporteur/article/read_date.h"
#include "rapporteur/article/written.h"

#include <cstdint>
#include <vector>

namespace rapporteur::article {

/// What a date is said to be.
enum class DateRole : std::uint8_t { published, updated, open, other };

/// A date that may be the article's, with how far its signal alone is to be believed as the day of
/// publication.
struct DateCandidate {
  DateReading date;
  DateRole role;
  double trust;
  Written written;
};

/// The candidates that are believed as days of publication and of the last change.
ArticleDates choose_dates(const Page& page, std::vector<DateCandidate> candidates);

}  // namespace rapporteur::article
