#pragma once

#include "rapporteur/base/fields.h"
#include "rapporteur/base/span.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rapporteur {

/// What a date expression names, by TIMEX3 (Pustejovsky et al. 2003).
enum class DateType : std::uint8_t {
  date,      ///< a day or more of the calendar: "Friday", "last year"
  time,      ///< less than a day: "Saturday night", "3 p.m."
  duration,  ///< a length: "three weeks"
  set        ///< a repetition: "every Tuesday"
};
template <>
struct Names<DateType> {
  static constexpr std::array<std::string_view, 4> all{"DATE", "TIME", "DURATION", "SET"};
};

/// How finely a date is told.
enum class Granularity : std::uint8_t {
  none,
  second,
  minute,
  hour,
  day_part,
  day,
  weekend,
  week,
  month,
  season,
  quarter,
  half_year,
  year,
  decade,
  century
};
template <>
struct Names<Granularity> {
  static constexpr std::array<std::string_view, 15> all{
      "",      "second", "minute",  "hour",      "day_part", "day",    "weekend", "week",
      "month", "season", "quarter", "half_year", "year",     "decade", "century"};
};

/// What the words say of the date beside its value, by TIMEX3.
enum class DateModifier : std::uint8_t {
  none,
  start,
  mid,
  end,
  approx,
  before,
  after,
  less_than,
  more_than,
  equal_or_less,
  equal_or_more
};
template <>
struct Names<DateModifier> {
  static constexpr std::array<std::string_view, 11> all{
      "",      "START",     "MID",       "END",           "APPROX",       "BEFORE",
      "AFTER", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"};
};

/// How a date was settled: the rule that decided.
enum class DateRule : std::uint8_t {
  unsettled,       ///< it could not be: there was nothing to settle it against
  written,         ///< the words say it all
  publication,     ///< counted from the day of publication
  nearest_past,    ///< the latest one up to the day of publication
  nearest_future,  ///< the first one from the day of publication on
  nearest,         ///< the one closest to the day of publication
  mentioned,       ///< counted from a date that was mentioned before
  carried,         ///< a part that is not said was taken from a date mentioned beside it
  reference,       ///< past, present or future, and no more
  length           ///< a duration or a repetition: nothing to settle
};
template <>
struct Names<DateRule> {
  static constexpr std::array<std::string_view, 10> all{
      "unsettled", "written",   "publication", "nearest_past", "nearest_future",
      "nearest",   "mentioned", "carried",     "reference",    "length"};
};

/// A day by the Gregorian calendar, counted from 1970-01-01.
using DayNumber = std::int32_t;

/// The days from `begin` up to but not including `end`.
struct DayRange {
  DayNumber begin = 0;
  DayNumber end = 0;
  friend constexpr auto operator<=>(const DayRange&, const DayRange&) = default;
};

/// A date or time expression of an article: where it stands, its TIMEX3 value, the days it comes to, and how
/// they were settled. Abstaining is an answer: a date that could not be settled has no days.
struct Date {
  TextSpan span;  ///< bytes of the article's text
  DateType type = DateType::date;
  std::string
      value;  ///< TIMEX3: "2018-01-16", "2018-W03", "P2Y", "PRESENT_REF"; "XXXX-..." where a part is unknown
  DateModifier modifier = DateModifier::none;
  Granularity granularity = Granularity::none;
  std::optional<DayRange> days;
  DateRule rule = DateRule::unsettled;
  std::int32_t anchor = -1;  ///< index of the date it was counted from, among the article's; -1 for none
  bool is_inferred = false;  ///< settled against a day of publication that was itself inferred
  static constexpr auto fields() {
    return std::tuple(
        field("span", &Date::span, "bytes of the article's text"),
        field("type", &Date::type, "DATE, TIME, DURATION or SET (TIMEX3)"),
        field("value", &Date::value, "TIMEX3 value"),
        field("modifier", &Date::modifier, "TIMEX3 modifier; empty for none"),
        field("granularity", &Date::granularity, "how finely it is told"),
        field("rule", &Date::rule, "how it was settled"),
        field("anchor", &Date::anchor, "index of the date it was counted from; -1 for none"),
        field("is_inferred", &Date::is_inferred, "settled against an inferred day of publication"));
  }
  friend bool operator==(const Date&, const Date&) = default;
};

}  // namespace rapporteur
