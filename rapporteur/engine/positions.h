#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/position/position.h"
#include "rapporteur/store/store.h"

namespace rapporteur::engine {

/// Where each party of a record stands, and how it moved. One article is in memory at a time.
Result<Positions> positions(Store& store);

}  // namespace rapporteur::engine
