#include "rapporteur/engine/bind_stories.h"

#include <algorithm>
#include <cstddef>

namespace rapporteur {

StoryFacts bind_latest(StoryRecords story, const story::HappeningJudge& judge) {
  const std::size_t count = std::min(story.records.size(), most_bound_articles);
  story.records.erase(story.records.begin(), story.records.end() - static_cast<std::ptrdiff_t>(count));
  return story::bind_story(story, judge);
}

}  // namespace rapporteur
