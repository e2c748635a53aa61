#pragma once

#include "rapporteur/store/schema.h"
#include "rapporteur/store/sqlite.h"
#include "rapporteur/story/story.h"

#include <vector>

/// Stories in the tables, as readers find them; grouping writes them by `KeptGroups`.
namespace rapporteur::store {

std::vector<Table> tables_of_stories();
std::vector<View> views_of_stories();

Stories read_stories(Database& database);

}  // namespace rapporteur::store
