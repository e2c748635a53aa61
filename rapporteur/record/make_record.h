#pragma once

#include "rapporteur/record/record.h"

#include <optional>
#include <vector>

namespace rapporteur {

/// What was read of an article beside its text and metadata.
struct Readings {
  Reading reading = Reading::none;
  std::vector<Attribution> attributions{};
  bool is_analysed = false;                ///< what follows was looked for
  std::optional<DayNumber> settled_day{};  ///< that the dates were settled against
  bool is_settled_day_inferred = false;
  std::vector<Date> dates{};
  Actors actors{};
  std::vector<Statement> statements{};
  std::vector<Event> events{};
  std::vector<Place> places{};  ///< where each event happened; none where that was not looked for
  std::vector<Quantity> quantities{};
};

/// Binds a page, the article found in it and what it says to one record and holds all to their promises:
/// every block, value and fact was read from this page, inside its bytes or its address. A broken one is a
/// `Defect`.
Record make_record(Page page, const Article& article, const Readings& readings = {});

}  // namespace rapporteur
