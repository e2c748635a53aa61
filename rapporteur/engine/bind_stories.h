#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/store/store.h"
#include "rapporteur/story/story.h"

#include <cstddef>
#include <cstdint>

namespace rapporteur {

/// So many articles of a story are bound, the latest ones.
inline constexpr std::size_t most_bound_articles = 200;

/// The happenings and actors that the latest articles of a story share. Fails where no story has that number.
Result<StoryFacts> bind_story_of(Store& store, std::int64_t story);

}  // namespace rapporteur
