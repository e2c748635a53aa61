#pragma once

#include "rapporteur/story/bind_story.h"
#include "rapporteur/story/story.h"

#include <cstddef>

namespace rapporteur {

/// So many articles of a story are bound, the latest ones.
inline constexpr std::size_t most_bound_articles = 200;

/// The happenings and actors that the latest articles of a story share.
StoryFacts bind_latest(StoryRecords story, const story::HappeningJudge& judge);

}  // namespace rapporteur
