#include "rapporteur/story/grouper.h"

#include "rapporteur/story/make_stories.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace rapporteur;
using namespace rapporteur::story;

namespace {

struct Told {
  const char* day;
  const char* title;
  const char* text;
};

// Texts of our own: a flood at Varn, and a month later a vote at Oster, each told by three.
const std::vector<Told> floods{
    {"2018-01-03", "Flood drives hundreds from Varn",
     "The river Lenne burst its banks at Varn on Wednesday and drove 340 people from their homes. Mayor Ilse "
     "Hagedorn called for boats and blankets."},
    {"2018-01-03", "Hundreds flee as the Lenne floods Varn",
     "Some 340 people fled their homes in Varn when the Lenne rose over its banks, Mayor Ilse Hagedorn said. "
     "Boats "
     "brought blankets to the old town."},
    {"2018-01-04", "Varn counts the cost of its flood",
     "A day after the Lenne flooded Varn, Mayor Hagedorn said that 340 people could not yet go home to the "
     "old "
     "town."}};
const std::vector<Told> votes{{"2018-02-07", "Oster votes down the harbour tax",
                               "Councillors in Oster rejected the harbour tax of Senator Bram Tiel by 21 "
                               "votes to 9. Shippers had threatened "
                               "to leave for Marsund."},
                              {"2018-02-07", "Harbour tax fails in Oster",
                               "The harbour tax that Senator Bram Tiel wanted failed in Oster, with 21 "
                               "councillors against and 9 for it. "
                               "Shippers at Marsund will be glad."}};

Document document(std::int64_t article, const Told& told) {
  Document made = document_of(article, told.title, told.text);
  made.day = day_of(told.day);
  made.is_day_told = made.day.has_value();
  return made;
}

Stories stories_of(const std::vector<Told>& all) {
  const Judge judge;
  Grouper grouper(judge, Background::shipped());
  std::int64_t article = 0;
  for (const Told& told : all) grouper.add(document(++article, told));
  return make_stories(grouper);
}

}  // namespace

TEST_CASE("articles on one happening are one story, others another") {
  const Stories stories = stories_of({floods[0], votes[0], floods[1], votes[1], floods[2]});
  REQUIRE(stories.stories.size() == 2);
  CHECK(stories.stories[0].members.size() == 3);
  CHECK(stories.stories[0].first_day == "2018-01-03");
  CHECK(stories.stories[0].last_day == "2018-01-04");
  CHECK(stories.stories[1].members.size() == 2);
  CHECK(stories.lines.size() == 2);
}

TEST_CASE("why an article is in its story is kept") {
  const Judge judge;
  const Stories stories = stories_of({floods[0], floods[1]});
  REQUIRE(stories.stories.size() == 1);
  const StoryMember& second = stories.stories.front().members.back();
  CHECK(second.beside == 1);
  CHECK(second.permille > 500);
  bool names_hagedorn = false;
  for (const StoryEvidence& each : second.evidence)
    names_hagedorn |= each.words.find("Hagedorn") != std::string::npos;
  CHECK(names_hagedorn);
}

TEST_CASE("what is told alike a year later is another story") {
  const Judge judge;
  Told later = floods[1];
  later.day = "2019-03-03";
  const Stories stories = stories_of({floods[0], later});
  CHECK(stories.stories.size() == 2);
}

TEST_CASE("days between the events of both speak against a story, as far as the publications are apart") {
  const Judge judge;
  Document report = document(1, floods[0]);
  Document later = document(2, floods[2]);
  const double alike = judge.score(report, later, 0);
  report.event_days = {*day_of("2018-01-03")};
  later.event_days = {*day_of("2018-01-03"), *day_of("2018-01-20")};
  CHECK(judge.score(report, later, 0) == alike);
  later.event_days = {*day_of("2018-01-20")};
  CHECK(signs_of(report, later).conflict_days == 1);
  CHECK(judge.score(report, later, 0) < alike);
  CHECK(judge.evidence(report, later, 0).at(judge.evidence(report, later, 0).size() - 2).sign ==
        StorySign::conflict);
  later.day = report.day;
  CHECK(signs_of(report, later).conflict_days == 0);
}

TEST_CASE("the copy of a dated article lends its day to the one without") {
  const Judge judge;
  Told undated = floods[0];
  undated.day = "";
  const Stories stories = stories_of({undated, floods[0]});
  REQUIRE(stories.stories.size() == 1);
  REQUIRE(stories.stories.front().copies.size() == 1);
  CHECK(stories.stories.front().copies.front().kind == CopyKind::identical);
  REQUIRE(stories.inferred_days.size() == 1);
  CHECK(stories.inferred_days.front().day == "2018-01-03");
  CHECK(stories.inferred_days.front().is_from_copy);
  CHECK(stories.inferred_days.front().evidence == std::vector<std::int64_t>{2});
}

TEST_CASE("the dated reports of a story lend their day to the one without") {
  Told undated = floods[1];
  undated.day = "";
  const Stories stories = stories_of({floods[0], undated, votes[0], floods[2]});
  REQUIRE(stories.stories.size() == 2);
  REQUIRE(stories.inferred_days.size() == 1);
  CHECK(stories.inferred_days.front().article == 2);
  CHECK(stories.inferred_days.front().day == "2018-01-03");
  CHECK_FALSE(stories.inferred_days.front().is_from_copy);
  CHECK(stories.inferred_days.front().evidence == std::vector<std::int64_t>{1, 4});
}

TEST_CASE("each article is in one story, and each story was born or split off") {
  const Stories stories = stories_of({floods[0], votes[0], floods[1], votes[1], floods[2]});
  std::size_t members = 0;
  for (const Story& story : stories.stories) {
    members += story.members.size();
    bool has_begun = false;
    for (const StoryChange& change : stories.changes)
      has_begun |= change.story == story.id && change.kind != StoryChangeKind::merged;
    CHECK(has_begun);
  }
  CHECK(members == 5);
}
