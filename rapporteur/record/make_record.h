#pragma once

#include "rapporteur/record/record.h"

namespace rapporteur {

/// What was read of an article beside its text and metadata.
struct Readings {
  Reading reading = Reading::none;
  std::vector<Attribution> attributions;
};

/// Binds a page, the article found in it and what it says to one record and holds all to their promises:
/// every block, value and attribution was read from this page, inside its bytes or its address. A broken one
/// is a `Defect`.
Record make_record(Page page, const Article& article, const Readings& readings = {});

}  // namespace rapporteur
