#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/comparison/comparison.h"
#include "rapporteur/store/store.h"

#include <cstdint>
#include <span>
#include <vector>

namespace rapporteur {

/// The accounts of one of a record's stories side by side. Fails where no story has that number.
Result<StoryComparison> compare(Store& store, std::int64_t story);

/// The accounts of a story's line side by side, from story to story. Fails where no story has that number.
Result<std::vector<Comparison>> compare_line_of(Store& store, std::int64_t story);

/// The same for articles that are taken for one story, whatever they are grouped to; copies are folded.
Result<StoryComparison> compare_articles(Store& store, std::span<const std::int64_t> articles);

}  // namespace rapporteur
