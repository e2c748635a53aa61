#include "rapporteur/report/choose_stories.h"

#include <doctest/doctest.h>

#include <string>

using namespace rapporteur;

namespace {

Story story(std::int64_t id, const std::string& day, std::size_t articles, std::size_t copies = 0) {
  Story made;
  made.id = id;
  made.first_day = made.last_day = day;
  for (std::size_t i = 0; i < articles; ++i)
    made.members.emplace_back().article = id * 100 + static_cast<std::int64_t>(i);
  for (std::size_t i = 0; i < copies; ++i)
    made.copies.emplace_back().article = id * 100 + static_cast<std::int64_t>(i);
  return made;
}

Stories sample() {
  Stories all;
  all.stories = {story(1, "2018-01-09", 2), story(2, "2018-01-05", 9, 8), story(3, "2018-01-07", 4),
                 story(4, "2018-01-08", 2)};
  return all;
}

std::vector<std::int64_t> ids(const ChosenStories& chosen) {
  std::vector<std::int64_t> all;
  for (const ChosenStory& each : chosen.stories) all.push_back(each.story->id);
  return all;
}

}  // namespace

TEST_CASE("the stories with the most articles of their own are chosen, of two the later one") {
  const Stories all = sample();
  ReportChoice choice;
  choice.most_stories = 2;
  const ChosenStories chosen = choose_stories(all, choice);
  CHECK(ids(chosen) == std::vector<std::int64_t>{3, 1});
  CHECK(chosen.rest.stories == 2);
  CHECK(chosen.rest.articles == 11);
}

TEST_CASE("one story, or those since a day") {
  const Stories all = sample();
  ReportChoice choice;
  choice.story = 2;
  CHECK(ids(choose_stories(all, choice)) == std::vector<std::int64_t>{2});
  choice.story.reset();
  choice.since = "2018-01-08";
  CHECK(ids(choose_stories(all, choice)) == std::vector<std::int64_t>{4, 1});
  CHECK(choose_stories(all, choice).rest.stories == 0);
}

TEST_CASE("of a big story copies are left out first") {
  const Stories all = sample();
  ReportChoice choice;
  choice.story = 2;
  choice.most_articles = 3;
  const ChosenStories chosen = choose_stories(all, choice);
  CHECK(chosen.stories.front().articles == std::vector<std::int64_t>{200, 201, 208});
  CHECK(chosen.rest.articles == 0);
  CHECK(chosen.rest.further_articles == 6);
}
