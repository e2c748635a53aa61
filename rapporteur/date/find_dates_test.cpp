#include "rapporteur/date/find_dates.h"

#include "rapporteur/base/text.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace rapporteur;

namespace {

/// An article of one paragraph.
Article article_of(std::string_view text) {
  Article article;
  TextBuilder builder;
  builder.append_same(text, 0);
  article.text = builder.finish();
  Block block;
  block.kind = BlockKind::paragraph;
  block.is_body = true;
  block.span = article.text.all();
  article.blocks.push_back(block);
  return article;
}

/// "words=value" of each date found in a text of Tuesday, 16 January 2018, without an analysis.
std::vector<std::string> dates_in(std::string_view text, std::string_view published = "2018-01-16") {
  const Article article = article_of(text);
  std::optional<PublicationDay> day;
  if (const auto number = read_day(published)) day = PublicationDay{*number, false};
  std::vector<std::string> found;
  for (const Date& date : find_dates(article, {}, day)) {
    found.push_back(std::string(article.text.words(date.span)) + "=" + date.value);
  }
  return found;
}

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("a date is read in each order that English has") {
  CHECK(dates_in("It met on December 15, 2017 in New York.") == Found{"December 15, 2017=2017-12-15"});
  CHECK(dates_in("It met on 15 December 2017 in New York.") == Found{"15 December 2017=2017-12-15"});
  CHECK(dates_in("It met on the 15th of December, 2017.") == Found{"the 15th of December, 2017=2017-12-15"});
  CHECK(dates_in("It met on Friday, Dec. 15, 2017.") == Found{"Friday, Dec. 15, 2017=2017-12-15"});
  CHECK(dates_in("Dated 2017-12-15 and signed.") == Found{"2017-12-15=2017-12-15"});
  CHECK(dates_in("Dated 12/15/2017, or 15/12/2017.") ==
        Found{"12/15/2017=2017-12-15", "15/12/2017=2017-12-15"});
  CHECK(dates_in("In September 2017 it fell, as in the mid-1990s.") ==
        Found{"September 2017=2017-09", "the mid-1990s=199"});
  CHECK(dates_in("Talks on January 9 and 17 and in Feb. 2018.") ==
        Found{"January 9=2018-01-09", "17=2018-01-17", "Feb. 2018=2018-02"});
}

TEST_CASE("a weekday is the latest one up to publication, a weekday of publication is that day") {
  CHECK(dates_in("They met on Friday.") == Found{"Friday=2018-01-12"});
  CHECK(dates_in("They met on Tuesday.") == Found{"Tuesday=2018-01-16"});
  CHECK(dates_in("They meet next Friday.") == Found{"next Friday=2018-01-19"});
  CHECK(dates_in("They met last Tuesday.") == Found{"last Tuesday=2018-01-09"});
}

TEST_CASE("units are counted from publication") {
  CHECK(dates_in("It began last year, and ends next month.") ==
        Found{"last year=2017", "next month=2018-02"});
  CHECK(dates_in("Two weeks ago, or three days ago.") ==
        Found{"Two weeks ago=2018-01-02", "three days ago=2018-01-13"});
  CHECK(dates_in("It fell in the third quarter of last year.") ==
        Found{"the third quarter of last year=2017-Q3"});
  CHECK(dates_in("This year's first half was slow.") == Found{"This year's first half=2018-H1"});
  CHECK(dates_in("He spoke yesterday and tonight.") ==
        Found{"yesterday=2018-01-15", "tonight=2018-01-16TNI"});
  CHECK(dates_in("Early next week it starts.") == Found{"Early next week=2018-W04"});
}

TEST_CASE("words about a date that was mentioned are counted from it") {
  CHECK(dates_in("They met on 15 December 2017. The previous day a missile had flown.") ==
        Found{"15 December 2017=2017-12-15", "The previous day=2017-12-14"});
  CHECK(dates_in("They met on 15 December 2017. Two days later they left.") ==
        Found{"15 December 2017=2017-12-15", "Two days later=2017-12-17"});
  CHECK(dates_in("Profit rose in the third quarter of 2017 from a year earlier.") ==
        Found{"the third quarter of 2017=2017-Q3", "a year earlier=2016-Q3"});
}

TEST_CASE("some days after some day of a week are no day that could be told") {
  CHECK(dates_in("They met last week. Days later they left.") ==
        Found{"last week=2018-W02", "Days later=PXD"});
}

TEST_CASE("a season in a name is no season") {
  CHECK(dates_in("They march at the Winter Olympics.").empty());
  CHECK(dates_in("They march in the winter.") != Found{});
}

TEST_CASE("lengths and repetitions have their own values") {
  CHECK(dates_in("It took three weeks, two and a half years, twenty-four hours and half an hour.") ==
        Found{"three weeks=P3W", "twenty-four hours=PT24H", "half an hour=PT30M"});
  CHECK(dates_in("The past two months and several years.") ==
        Found{"The past two months=P2M", "several years=PXY"});
  CHECK(dates_in("A five-year plan for 2 1/2 years.") == Found{"five-year=P5Y", "2 1/2 years=P2Y6M"});
  CHECK(dates_in("They meet every Tuesday and every two weeks.") ==
        Found{"every Tuesday=XXXX-WXX-2", "every two weeks=P2W"});
}

TEST_CASE("times of the day are kept with their day") {
  CHECK(dates_in("It flew at 3:17 a.m. on Wednesday.") == Found{"3:17 a.m. on Wednesday=2018-01-10T03:17"});
  CHECK(dates_in("It flew on Saturday night.") == Found{"Saturday night=2018-01-13TNI"});
  CHECK(dates_in("At 1530 GMT it was over.") == Found{"1530 GMT=2018-01-16T15:30"});
}

TEST_CASE("words that are no dates are left alone") {
  CHECK(dates_in("They may march on a second front, or fall.") == Found{});
  CHECK(dates_in("A 27-year-old man paid $2,000 and 1,990 won for 3.5 tonnes.") == Found{});
  CHECK(dates_in("Some 2016 people, 15 percent, scored 3-1 in the second half.") == Found{});
}

TEST_CASE("without a day of publication relative dates stay open") {
  CHECK(dates_in("They met on Friday, in December.", "") == Found{"Friday=XXXX-WXX-5", "December=XXXX-12"});
  CHECK(dates_in("They met on 15 December 2017.", "") == Found{"15 December 2017=2017-12-15"});
}

TEST_CASE("a day of publication is inferred from the latest day that is named in full") {
  const Article article =
      article_of("After talks on 9 January 2018 and 15 December 2017 they meet on Friday.");
  const auto day = publication_day(article);
  REQUIRE(day);
  CHECK(day->is_inferred);
  CHECK(day->day == read_day("2018-01-09"));
}

TEST_CASE("no bytes throw it") {
  CHECK(dates_in("\xE2\x80\x93 1 \xC2\xA0 -  - 12/ 3rd of ' 's '90 the the every each") == Found{});
  CHECK(dates_in("9999999999999999 years ago, 99 centuries ago, 31 February 2018").size() <= 3);
}
