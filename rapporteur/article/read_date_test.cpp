#include "rapporteur/article/read_date.h"

#include <doctest/doctest.h>

#include <string>

using rapporteur::article::DayOrder;
using rapporteur::article::find_dates;
using rapporteur::article::read_machine_date;
using rapporteur::article::read_url_date;

namespace {

std::string first_date(std::string_view text, DayOrder order = DayOrder::day_first) {
  const auto dates = find_dates(text, order);
  return dates.empty() ? "" : dates.front().iso();
}

}  // namespace

TEST_CASE("dates of machines are read with time and offset") {
  CHECK(first_date("2018-01-17") == "2018-01-17");
  CHECK(first_date("2018-01-17T09:30:05+01:00") == "2018-01-17T09:30:05+01:00");
  CHECK(first_date("2018-01-17T09:30:05.123Z") == "2018-01-17T09:30:05Z");
  CHECK(first_date("2018-01-17 09:30") == "2018-01-17T09:30:00");
  CHECK(first_date("Wed, 17 Jan 2018 09:30:00 GMT") == "2018-01-17T09:30:00Z");
  CHECK(first_date("Wed Jan 17 2018 09:30:00 GMT+0900 (JST)") == "2018-01-17T09:30:00+09:00");
  CHECK(first_date("Wed Jan 17 09:30:00 CET 2018") == "2018-01-17T09:30:00+01:00");
  CHECK(first_date("20180117") == "2018-01-17");
  CHECK(read_machine_date("1516181405", DayOrder::day_first)->iso() == "2018-01-17T09:30:05Z");
  CHECK(read_machine_date("1516181405000", DayOrder::day_first)->iso() == "2018-01-17T09:30:05Z");
}

TEST_CASE("dates are read in the ways of many languages") {
  CHECK(first_date("31.12.2019") == "2019-12-31");
  CHECK(first_date("31. 12. 2019") == "2019-12-31");
  CHECK(first_date("Dienstag, 31. Dezember 2019, 18:05 Uhr") == "2019-12-31T18:05:00");
  CHECK(first_date("1. M\xC3\xA4rz 2020 um 9.15 Uhr") == "2020-03-01T09:15:00");
  CHECK(first_date("1er f\xC3\xA9vrier 2019 \xC3\xA0 12h30") == "2019-02-01T12:30:00");
  CHECK(first_date("17 de enero de 2018") == "2018-01-17");
  CHECK(first_date("11 de Outubro de 2020, 8:34") == "2020-10-11T08:34:00");
  CHECK(first_date("14 gennaio 2020") == "2020-01-14");
  CHECK(first_date("17 \xD1\x8F\xD0\xBD\xD0\xB2\xD0\xB0\xD1\x80\xD1\x8F 2018") == "2018-01-17");
  CHECK(first_date("2018\xE5\xB9\xB4"
                   "1\xE6\x9C\x88"
                   "17\xE6\x97\xA5") == "2018-01-17");
  CHECK(first_date("2018\xEB\x85\x84 1\xEC\x9B\x94 17\xEC\x9D\xBC") == "2018-01-17");
  CHECK(first_date(
            "\xD9\xA1\xD9\xA7 \xD9\x8A\xD9\x86\xD8\xA7\xD9\x8A\xD8\xB1 \xD9\xA2\xD9\xA0\xD9\xA1\xD9\xA8") ==
        "2018-01-17");
  CHECK(first_date("January 17th, 2018 at 1:30 p.m.") == "2018-01-17T13:30:00");
  CHECK(first_date("Jan. 17, 2018") == "2018-01-17");
  CHECK(first_date("17-Jan-18") == "2018-01-17");
  CHECK(first_date("28.09.19") == "2019-09-28");
}

TEST_CASE("numbers that could be exchanged follow the order asked for") {
  CHECK(first_date("03/04/2019", DayOrder::day_first) == "2019-04-03");
  CHECK(first_date("03/04/2019", DayOrder::month_first) == "2019-03-04");
  CHECK(find_dates("03/04/2019", DayOrder::day_first).front().is_ambiguous);
  CHECK(first_date("23/04/2019", DayOrder::month_first) == "2019-04-23");
  CHECK(first_date("03.04.2019", DayOrder::month_first) == "2019-04-03");
}

TEST_CASE("what is no date is not read as one") {
  for (const char* text : {"", "2018", "version 1.2.10.2019", "32.12.2019", "30.02.2019", "1/2", "2018-13-01",
                           "phone 555-12-1234", "17 January", "12.5.3", "1789-07-14", "99999999"}) {
    CHECK_MESSAGE(first_date(text).empty(), text);
  }
}

TEST_CASE("a date's span covers its words") {
  const std::string text = "Posted on January 17, 2018 by Jane";
  const auto dates = find_dates(text, DayOrder::month_first);
  REQUIRE(dates.size() == 1);
  CHECK(text.substr(dates[0].span.begin, dates[0].span.size()) == "January 17, 2018");
}

TEST_CASE("a date is read from an address") {
  CHECK(read_url_date("https://example.org/2018/01/17/talks")->iso() == "2018-01-17");
  CHECK(read_url_date("https://example.org/news/talks-2018-1-7.html")->iso() == "2018-01-07");
  CHECK(read_url_date("https://example.org/a/20180117_talks")->iso() == "2018-01-17");
  CHECK(read_url_date("https://keeper.org/web/20160218174457/http://example.org/2010/05/19/a")->iso() ==
        "2010-05-19");
  CHECK_FALSE(read_url_date("https://example.org/id/98765432").has_value());
  CHECK_FALSE(read_url_date("hard::20180117").has_value());
  CHECK_FALSE(read_url_date("").has_value());
}
