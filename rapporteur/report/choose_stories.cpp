#include "rapporteur/report/choose_stories.h"

#include <algorithm>
#include <tuple>

namespace rapporteur {

namespace {

bool is_copy(const Story& story, std::int64_t article) {
  return std::ranges::find(story.copies, article, &Copy::article) != story.copies.end();
}

std::size_t weight_of(const Story& story) {
  return story.members.size() - std::min(story.members.size(), story.copies.size());
}

std::vector<std::int64_t> articles_of(const Story& story, std::size_t most) {
  std::vector<std::int64_t> articles;
  for (const StoryMember& member : story.members) articles.push_back(member.article);
  if (articles.size() <= most) return articles;
  std::ranges::stable_sort(articles, {}, [&](std::int64_t article) { return is_copy(story, article); });
  articles.resize(most);
  std::ranges::sort(articles);
  return articles;
}

bool is_wanted(const Story& story, const ReportChoice& choice) {
  if (choice.story) return story.id == *choice.story;
  return choice.since.empty() || (story.last_day && *story.last_day >= choice.since);
}

}  // namespace

ChosenStories choose_stories(const Stories& stories, const ReportChoice& choice) {
  std::vector<const Story*> wanted;
  for (const Story& story : stories.stories) {
    if (!story.members.empty() && is_wanted(story, choice)) wanted.push_back(&story);
  }
  std::ranges::stable_sort(wanted, [](const Story* a, const Story* b) {
    return std::tuple(weight_of(*b), b->last_day, a->id) < std::tuple(weight_of(*a), a->last_day, b->id);
  });
  ChosenStories chosen;
  for (const Story* story : wanted) {
    if (chosen.stories.size() == choice.most_stories) {
      ++chosen.rest.stories;
      chosen.rest.articles += story->members.size();
      continue;
    }
    chosen.stories.push_back({story, articles_of(*story, choice.most_articles)});
    chosen.rest.further_articles += story->members.size() - chosen.stories.back().articles.size();
  }
  std::ranges::sort(chosen.stories, {}, [](const ChosenStory& each) {
    return std::tuple(each.story->first_day.value_or("9999"), each.story->id);
  });
  return chosen;
}

}  // namespace rapporteur
