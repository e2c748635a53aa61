#include "rapporteur/engine/story_records.h"

#include <utility>

namespace rapporteur {

std::vector<std::int64_t> articles_of(std::span<const StoryMember> members) {
  std::vector<std::int64_t> articles;
  articles.reserve(members.size());
  for (const StoryMember& member : members) articles.push_back(member.article);
  return articles;
}

Result<void> read_records(Store& store, std::span<const std::int64_t> articles, RecordsByArticle& records) {
  for (const std::int64_t article : articles) {
    if (records.contains(article)) continue;
    auto record = store.record(article);
    if (!record) return fail(record.error());
    records.emplace(article, std::move(*record));
  }
  return {};
}

StoryRecords with_records(const Story& story, std::span<const std::int64_t> articles,
                          const RecordsByArticle& records) {
  StoryRecords with{&story, {}};
  for (const std::int64_t article : articles) with.records.push_back({article, &records.at(article)});
  return with;
}

}  // namespace rapporteur
