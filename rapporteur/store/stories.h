#pragma once

#include "rapporteur/store/schema.h"
#include "rapporteur/store/sqlite.h"
#include "rapporteur/story/story.h"

#include <vector>

/// Stories in the tables. One article may change which stories there are; what it leaves as it was is not
/// written again.
namespace rapporteur::store {

std::vector<Table> tables_of_stories();
std::vector<View> views_of_stories();

/// Puts these stories in the place of those that were there, inside the caller's transaction.
void write_stories(Database& database, const Stories& stories);
Stories read_stories(Database& database);
/// The last article that is in a story; 0 where none is.
std::int64_t last_grouped(Database& database);

}  // namespace rapporteur::store
