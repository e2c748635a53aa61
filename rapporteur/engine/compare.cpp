#include "rapporteur/engine/compare.h"

#include "rapporteur/comparison/compare_story.h"

#include <algorithm>
#include <vector>

namespace rapporteur {

namespace {

Result<StoryComparison> compare_members(Store& store, const Story& story) {
  std::vector<Record> records;
  records.reserve(story.members.size());
  StoryRecords members{&story, {}};
  for (const StoryMember& member : story.members) {
    auto record = store.record(member.article);
    if (!record) return fail(record.error());
    records.push_back(std::move(*record));
    members.records.push_back({member.article, &records.back()});
  }
  return compare_story(members);
}

}  // namespace

Result<StoryComparison> compare(Store& store, std::int64_t story) {
  const auto stories = store.stories();
  if (!stories) return fail(stories.error());
  const auto found = std::ranges::find(stories->stories, story, &Story::id);
  if (found == stories->stories.end()) {
    return fail(ErrorKind::not_found,
                "no story has the number " + std::to_string(story) +
                    "; `rapporteur stories` lists those of the record",
                store.path());
  }
  return compare_members(store, *found);
}

Result<StoryComparison> compare_articles(Store& store, std::span<const std::int64_t> articles) {
  const auto stories = store.stories();
  if (!stories) return fail(stories.error());
  Story together;
  for (const std::int64_t article : articles) together.members.push_back({.article = article, .beside = {}});
  std::ranges::sort(together.members, {}, &StoryMember::article);
  const auto is_member = [&](std::int64_t article) {
    return std::ranges::find(together.members, article, &StoryMember::article) != together.members.end();
  };
  for (const Story& story : stories->stories) {
    for (const Copy& copy : story.copies) {
      if (is_member(copy.article) && is_member(copy.original)) together.copies.push_back(copy);
    }
  }
  return compare_members(store, together);
}

}  // namespace rapporteur
