#include "rapporteur/engine/bind_stories.h"

#include "rapporteur/story/bind_story.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace rapporteur {

Result<StoryFacts> bind_story_of(Store& store, std::int64_t story) {
  const auto stories = store.stories();
  if (!stories) return fail(stories.error());
  const auto found = std::ranges::find(stories->stories, story, &Story::id);
  if (found == stories->stories.end())
    return fail(ErrorKind::not_found,
                "no story has the number " + std::to_string(story) +
                    "; `rapporteur stories` lists those of the record",
                store.path());
  const std::size_t count = std::min(found->members.size(), most_bound_articles);
  std::vector<Record> records;
  records.reserve(count);
  StoryRecords bound{&*found, {}};
  for (const StoryMember& member : std::span(found->members).last(count)) {
    auto record = store.record(member.article);
    if (!record) return fail(record.error());
    records.push_back(std::move(*record));
    bound.records.push_back({member.article, &records.back()});
  }
  return story::bind_story(bound, story::HappeningJudge());
}

}  // namespace rapporteur
