#pragma once

#include "rapporteur/date/date.h"
#include "rapporteur/date/date_words.h"
#include "rapporteur/date/phrase.h"

#include <optional>
#include <string>

namespace rapporteur::date {

/// A day by year, month and day.
struct Civil {
  int year = 0;
  int month = 0;
  int day = 0;
};
Civil civil_of(DayNumber day);
/// Nothing where there is no such day.
std::optional<DayNumber> day_number(int year, int month, int day);
/// 1 (Monday) to 7.
int weekday_of(DayNumber day);

/// The calendar's week (from Monday, ISO 8601), month, quarter ... that a day lies in. Units below a day give
/// the day.
DayRange range_around(DayNumber day, Unit unit);
/// The same unit, `count` of them later (or earlier, below 0).
DayRange shifted(DayRange range, Unit unit, int count);
/// A day, `count` units later; the last day of the month where the month is too short.
DayNumber shifted_day(DayNumber day, Unit unit, int count);

/// The days of calendar parts whose year is said; nothing where they name no day of the calendar.
std::optional<DayRange> range_of(const CalendarParts& parts);
Granularity granularity_of(Unit unit);
Granularity granularity_of(const CalendarParts& parts);

/// The TIMEX3 value of days told as finely as that: "1989-10-26", "1989-W43", "1989-Q3", "198".
std::string value_of(DayRange days, Granularity granularity);
/// What a season is called in TIMEX3 values: "SP", "SU", "FA", "WI".
std::string_view season_code(int season);
/// "TMO", "TNI", or "T15:30".
std::string time_suffix(const CalendarParts& parts);
/// The TIMEX3 value of a length: "P3W", "PT2H", "P2Y6M", "PXD".
std::string length_value(const Amount& amount, Unit unit);

}  // namespace rapporteur::date
