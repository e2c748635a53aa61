#include "rapporteur/report/wording.h"

#include <doctest/doctest.h>

using namespace rapporteur::report;

TEST_CASE("lists have commas and one and") {
  CHECK(listed({}) == "");
  CHECK(listed({"A"}) == "A");
  CHECK(listed({"A", "B"}) == "A and B");
  CHECK(listed({"A", "B", "C"}) == "A, B and C");
}

TEST_CASE("numbers up to twelve are words, and one is singular") {
  CHECK(counted(1, "article", "articles") == "one article");
  CHECK(counted(12, "article", "articles") == "twelve articles");
  CHECK(counted(13, "article", "articles") == "13 articles");
  CHECK(counted(0, "story", "stories") == "no stories");
}

TEST_CASE("days are told as people write them") {
  CHECK(day_words("2018-01-16") == "16 January 2018");
  CHECK(day_words("2018-01-16T08:40:00Z") == "16 January 2018");
  CHECK(day_words("2018-01") == "January 2018");
  CHECK(day_words("2018") == "2018");
  CHECK(day_words("soon") == "soon");
  CHECK(day_words("2018-13-40") == "2018-13-40");
}

TEST_CASE("ranges of days say the month and the year once") {
  CHECK(days_words("2018-01-16", "2018-01-16") == "16 January 2018");
  CHECK(days_words("2018-01-16", "2018-01-18") == "16 to 18 January 2018");
  CHECK(days_words("2018-01-16", "2018-02-02") == "16 January to 2 February 2018");
  CHECK(days_words("2017-12-30", "2018-01-02") == "30 December 2017 to 2 January 2018");
  CHECK(days_words("2018-01-01", "2018-01-31") == "January 2018");
  CHECK(days_words("2016-02-01", "2016-02-29") == "February 2016");
  CHECK(days_words("2018-01-01", "2018-12-31") == "2018");
}

TEST_CASE("names take an article where English gives them one") {
  CHECK(with_article("United States") == "the United States");
  CHECK(with_article("North Korea") == "North Korea");
  CHECK(with_article("Security Council") == "the Security Council");
  CHECK(with_article("Ministry of Unification") == "the Ministry of Unification");
  CHECK(with_article("the White House") == "the White House");
  CHECK(with_article("ministers from 20 countries") == "ministers from 20 countries");
  CHECK(with_article("") == "");
}

TEST_CASE("owners, capitals and letters") {
  CHECK(owner("Northline") == "Northline\u2019s");
  CHECK(owner("WPM News") == "WPM News\u2019");
  CHECK(capital("in brief") == "In brief");
  CHECK(capital("") == "");
  CHECK(letters_of("\u201cIt\u2019s over,\u201d he said.") == letters_of("\"Its over\" he said"));
  CHECK(letters_of("Taro Kono") != letters_of("Tar\u014d K\u014dno"));
}
