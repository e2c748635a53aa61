#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/store/store.h"
#include "rapporteur/story/story.h"

namespace rapporteur::engine {

/// The stories of a record whose articles were not grouped: each article with those that repeat its words.
/// Reads the articles one by one.
Result<Stories> fold_copies(Store& store);

}  // namespace rapporteur::engine
