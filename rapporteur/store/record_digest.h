#pragma once

#include "rapporteur/record/record.h"

namespace rapporteur::store {

/// A hash over everything that a record says of its page and article, so that any change of its rows is
/// found. The page's bytes have a hash of their own; sightings may be added later and are left out.
ContentHash digest_of(const Record& record);

}  // namespace rapporteur::store
