#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/store/store.h"
#include "rapporteur/story/story.h"

#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace rapporteur {

/// Records by the numbers of their articles.
using RecordsByArticle = std::map<std::int64_t, Record>;

/// The numbers of a story's members, in their order.
std::vector<std::int64_t> articles_of(std::span<const StoryMember> members);

/// Reads the records of the articles that are not at hand yet.
Result<void> read_records(Store& store, std::span<const std::int64_t> articles, RecordsByArticle& records);

/// The story with the records of these articles, all of which are at hand.
StoryRecords with_records(const Story& story, std::span<const std::int64_t> articles,
                          const RecordsByArticle& records);

}  // namespace rapporteur
