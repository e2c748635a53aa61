#include "rapporteur/story/make_stories.h"

#include "rapporteur/story/story_parts.h"

#include <algorithm>
#include <map>
#include <utility>

namespace rapporteur::story {

namespace {

DatedArticle dated(const Placed& placed) {
  return {placed.article, placed.day, placed.is_day_told};
}

Story make_story(Grouper& grouper, std::uint32_t id, const std::vector<std::uint32_t>& members) {
  Story story;
  story.id = id;
  story.title = grouper.document(grouper.gathered().at(id).central).title;
  std::vector<DatedArticle> days;
  std::vector<SharedText> pairs;
  for (const std::uint32_t member : members) {
    const Placed& each = grouper.placed(member);
    story.members.push_back({each.article, each.beside, each.permille, each.evidence});
    days.push_back(dated(each));
    pairs.insert(pairs.end(), each.copies.begin(), each.copies.end());
  }
  const auto [first, last] = days_of(days);
  if (first) story.first_day = written_day(*first);
  if (last) story.last_day = written_day(*last);
  story.copies = copies_of(days, pairs);
  return story;
}

std::vector<InferredDay> infer_days(Grouper& grouper,
                                    const std::map<std::uint32_t, std::vector<std::uint32_t>>& stories) {
  std::map<std::uint32_t, std::vector<DatedArticle>> copies;
  for (const std::uint32_t article : grouper.articles()) {
    for (const SharedText& pair : grouper.placed(article).copies) {
      copies[article].push_back(dated(grouper.placed(pair.earlier)));
      copies[pair.earlier].push_back(dated(grouper.placed(article)));
    }
  }
  std::vector<InferredDay> all;
  for (const std::uint32_t article : grouper.articles()) {
    if (grouper.placed(article).is_day_told) continue;
    std::vector<DatedArticle> members;
    for (const std::uint32_t member : stories.at(grouper.placed(article).story))
      members.push_back(dated(grouper.placed(member)));
    if (auto day = infer_day(article, copies[article], members)) all.push_back(std::move(*day));
  }
  return all;
}

}  // namespace

Stories make_stories(Grouper& grouper) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> members;
  for (const std::uint32_t article : grouper.articles())
    members[grouper.placed(article).story].push_back(article);
  Stories made;
  for (const auto& [id, articles] : members) made.stories.push_back(make_story(grouper, id, articles));
  made.lines = find_lines(grouper, made.stories);
  made.changes = grouper.changes();
  made.inferred_days = infer_days(grouper, members);
  return made;
}

}  // namespace rapporteur::story
