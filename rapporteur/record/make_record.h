#pragma once

#include "rapporteur/record/record.h"

namespace rapporteur {

/// Binds a page and the article found in it to one record and holds both to their promises: every block and
/// every value was read from this page, inside its bytes or its address. A broken one is a `Defect`.
Record make_record(Page page, const Article& article);

}  // namespace rapporteur
