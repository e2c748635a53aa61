#include "rapporteur/engine/compare.h"

#include "rapporteur/comparison/compare_story.h"
#include "rapporteur/engine/story_records.h"

#include <algorithm>
#include <string>
#include <vector>

namespace rapporteur {

namespace {

Result<StoryComparison> compare_members(Store& store, const Story& story) {
  const std::vector<std::int64_t> articles = articles_of(story.members);
  RecordsByArticle records;
  if (const auto read = read_records(store, articles, records); !read) return fail(read.error());
  return compare_story(with_records(story, articles, records));
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
  RecordsByArticle records;
  std::vector<StoryRecords> members;
  for (const std::int64_t id : std::span(line->stories).last(story_count)) {
    const auto found = std::ranges::find(stories->stories, id, &Story::id);
    if (found == stories->stories.end()) continue;
    const std::vector<std::int64_t> articles =
        articles_of(std::span(found->members).first(std::min(most, found->members.size())));
    if (const auto read = read_records(store, articles, records); !read) return fail(read.error());
    members.push_back(with_records(*found, articles, records));
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
