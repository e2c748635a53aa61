#include "rapporteur/engine/compare.h"

#include "rapporteur/comparison/compare_story.h"

#include <algorithm>
#include <map>
#include <string>
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

Error no_story(const Store& store, std::int64_t story) {
  return {
      ErrorKind::not_found,
      "no story has the number " + std::to_string(story) + "; `rapporteur stories` lists those of the record",
      store.path()};
}

}  // namespace

Result<StoryComparison> compare(Store& store, std::int64_t story) {
  const auto stories = store.stories();
  if (!stories) return fail(stories.error());
  const auto found = std::ranges::find(stories->stories, story, &Story::id);
  if (found == stories->stories.end()) return fail(no_story(store, story));
  return compare_members(store, *found);
}

Result<std::vector<Comparison>> compare_line_of(Store& store, std::int64_t story) {
  const auto stories = store.stories();
  if (!stories) return fail(stories.error());
  const auto line = std::ranges::find_if(
      stories->lines, [&](const StoryLine& each) { return std::ranges::count(each.stories, story) > 0; });
  if (line == stories->lines.end()) return fail(no_story(store, story));
  // The latest stories, and of each the first articles: no more are compared.
  const std::size_t story_count = std::min(line->stories.size(), most_compared_articles);
  const std::size_t most = most_compared_articles / story_count;
  std::map<std::int64_t, Record> records;
  std::vector<StoryRecords> members;
  for (const std::int64_t id : std::span(line->stories).last(story_count)) {
    const auto found = std::ranges::find(stories->stories, id, &Story::id);
    if (found == stories->stories.end()) continue;
    members.push_back({&*found, {}});
    for (const StoryMember& member : std::span(found->members).first(std::min(most, found->members.size()))) {
      auto record = store.record(member.article);
      if (!record) return fail(record.error());
      const auto kept = records.emplace(member.article, std::move(*record)).first;
      members.back().records.push_back({member.article, &kept->second});
    }
  }
  return compare_line(members);
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
