#pragma once

#include "rapporteur/store/schema.h"

#include <string>
#include <vector>

namespace rapporteur::store {

/// One view a kind of facts.
std::vector<View> views_of_facts();

/// The traces of all facts, in the columns of `v_traces`.
std::string traces_of_facts_sql();

}  // namespace rapporteur::store
