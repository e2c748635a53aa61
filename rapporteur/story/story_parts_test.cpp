#include "rapporteur/story/story_parts.h"

#include "rapporteur/story/document.h"

#include <doctest/doctest.h>

#include <vector>

using namespace rapporteur;
using namespace rapporteur::story;

namespace {

DatedArticle told(std::uint32_t article, const char* day) {
  return {article, day_of(day), true};
}
DatedArticle undated(std::uint32_t article) {
  return {article, {}, false};
}

}  // namespace

TEST_CASE("the day of the story's reports is taken where they lie close together") {
  const std::vector<DatedArticle> close{told(1, "2018-01-04"), undated(2), told(3, "2018-01-03"),
                                        told(4, "2018-01-03")};
  const auto day = infer_day(2, {}, close);
  REQUIRE(day.has_value());
  CHECK(day->article == 2);
  CHECK(day->day == "2018-01-03");
  CHECK_FALSE(day->is_from_copy);
  CHECK(day->evidence == std::vector<std::int64_t>{1, 3, 4});
  const std::vector<DatedArticle> even{told(1, "2018-01-05"), undated(2), told(3, "2018-01-03")};
  CHECK(infer_day(2, {}, even)->day == "2018-01-03");
}

TEST_CASE("reports of many days tell no day, nor do days that were only read off a text") {
  const std::vector<DatedArticle> far{told(1, "2018-01-03"), undated(2), told(3, "2018-01-06")};
  CHECK_FALSE(infer_day(2, {}, far).has_value());
  const std::vector<DatedArticle> read_off{{1, day_of("2018-01-03"), false}, undated(2)};
  CHECK_FALSE(infer_day(2, {}, read_off).has_value());
  CHECK_FALSE(infer_day(2, {}, std::vector<DatedArticle>{undated(2)}).has_value());
}

TEST_CASE("a dated copy says more than the story, and the earliest one most") {
  const std::vector<DatedArticle> members{told(1, "2018-01-03"), undated(2), told(3, "2018-01-03")};
  const std::vector<DatedArticle> copies{told(9, "2018-01-08"), undated(7), told(8, "2018-01-05")};
  const auto day = infer_day(2, copies, members);
  REQUIRE(day.has_value());
  CHECK(day->is_from_copy);
  CHECK(day->day == "2018-01-05");
  CHECK(day->evidence == std::vector<std::int64_t>{8, 9});
  CHECK(infer_day(2, std::vector<DatedArticle>{undated(7)}, members)->day == "2018-01-03");
}

TEST_CASE("copies are told among the members of a story, each of its earliest one") {
  const std::vector<DatedArticle> members{told(1, "2018-01-05"), told(2, "2018-01-03"),
                                          told(3, "2018-01-06")};
  const std::vector<SharedText> pairs{
      {1, 2, 90, 90, 100}, {1, 3, 90, 90, 90}, {2, 3, 80, 100, 90}, {0, 3, 90, 90, 90}};
  const std::vector<Copy> copies = copies_of(members, pairs);
  REQUIRE(copies.size() == 2);
  CHECK(copies[0].article == 1);  // it came first, and was published later
  CHECK(copies[0].original == 2);
  CHECK(copies[1].article == 3);
  CHECK(copies[1].original == 2);
}
