#include "rapporteur/date/calendar.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace rapporteur::date {

namespace {

using std::chrono::sys_days;

std::string digits(int value, std::size_t width) {
  std::string text = std::to_string(value);
  if (text.size() < width) text.insert(0, width - text.size(), '0');
  return text;
}

int floor_div(int a, int b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

/// The first day of a month; of the nearest one that has a number where the year has none.
DayNumber first_of(int year, int month) {
  if (year < 1) return *day_number(1, 1, 1);
  if (year > 9999) return *day_number(9999, 12, 31) + 1;
  return day_number(year, month, 1).value_or(0);
}
DayRange months_from(int year, int month, int count) {
  const int last = year * 12 + month - 1 + count;
  return {first_of(year, month), first_of(floor_div(last, 12), last - floor_div(last, 12) * 12 + 1)};
}
DayRange years_from(int year, int count) {
  return {first_of(year, 1), first_of(year + count, 1)};
}

/// A season by its meteorological months; winter is named for the year it begins in.
DayRange season_range(int year, int season) {
  return months_from(year, 3 + 3 * season, 3);
}

int months_in(Unit unit) {
  switch (unit) {
    case Unit::month:
      return 1;
    case Unit::season:
    case Unit::quarter:
      return 3;
    case Unit::half:
      return 6;
    case Unit::year:
      return 12;
    case Unit::decade:
      return 120;
    case Unit::century:
      return 1200;
    case Unit::millennium:
      return 12000;
    case Unit::second:
    case Unit::minute:
    case Unit::hour:
    case Unit::day:
    case Unit::weekend:
    case Unit::week:
    case Unit::fortnight:
      return 0;
  }
  return 0;
}

int days_in(Unit unit) {
  if (unit == Unit::week || unit == Unit::weekend) return 7;
  if (unit == Unit::fortnight) return 14;
  return unit == Unit::day ? 1 : 0;
}

std::string week_value(DayNumber monday) {
  const Civil thursday = civil_of(monday + 3);
  const DayNumber new_year = first_of(thursday.year, 1);
  return digits(thursday.year, 4) + "-W" + digits((monday + 3 - new_year) / 7 + 1, 2);
}

}  // namespace

Civil civil_of(DayNumber day) {
  const std::chrono::year_month_day date{sys_days{std::chrono::days{day}}};
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

std::optional<DayNumber> day_number(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || day < 1) return {};
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return {};
  return static_cast<DayNumber>(sys_days{date}.time_since_epoch().count());
}

int weekday_of(DayNumber day) {
  return static_cast<int>(std::chrono::weekday{sys_days{std::chrono::days{day}}}.iso_encoding());
}

DayRange range_around(DayNumber day, Unit unit) {
  const Civil date = civil_of(day);
  const DayNumber monday = day - (weekday_of(day) - 1);
  switch (unit) {
    case Unit::second:
    case Unit::minute:
    case Unit::hour:
    case Unit::day:
      return {day, day + 1};
    case Unit::weekend:
      return {monday + 5, monday + 7};
    case Unit::week:
      return {monday, monday + 7};
    case Unit::fortnight:
      return {monday, monday + 14};
    case Unit::month:
      return months_from(date.year, date.month, 1);
    case Unit::season: {
      const int season = (date.month + 9) / 3 % 4;
      return season_range(date.month < 3 ? date.year - 1 : date.year, season);
    }
    case Unit::quarter:
      return months_from(date.year, (date.month - 1) / 3 * 3 + 1, 3);
    case Unit::half:
      return months_from(date.year, (date.month - 1) / 6 * 6 + 1, 6);
    case Unit::year:
      return years_from(date.year, 1);
    case Unit::decade:
      return years_from(std::max(1, date.year / 10 * 10), 10);
    case Unit::century:
      return years_from(std::max(1, date.year / 100 * 100), 100);
    case Unit::millennium:
      return years_from(std::max(1, date.year / 1000 * 1000), 1000);
  }
  return {day, day + 1};
}

DayNumber shifted_day(DayNumber day, Unit unit, int count) {
  if (const int days = days_in(unit)) return day + std::clamp(count, -400'000, 400'000) * days;
  const int months = months_in(unit);
  if (months == 0) return day;
  const Civil date = civil_of(day);
  const int wanted = std::clamp(date.year * 12 + date.month - 1 + std::clamp(count, -10'000, 10'000) * months,
                                12, 9999 * 12);
  for (int last = date.day; last > 27; --last) {
    if (const auto found = day_number(wanted / 12, wanted % 12 + 1, last)) return *found;
  }
  return day_number(wanted / 12, wanted % 12 + 1, date.day).value_or(day);
}

DayRange shifted(DayRange range, Unit unit, int count) {
  const DayNumber begin = shifted_day(range.begin, unit, count);
  if (const int months = months_in(unit)) {
    const Civil date = civil_of(begin);
    return months_from(date.year, date.month, months);
  }
  return {begin, begin + (range.end - range.begin)};
}

std::optional<DayRange> range_of(const CalendarParts& parts) {
  if (parts.century >= 0) return years_from(std::max<int>(1, parts.century * 100), 100);
  if (parts.decade >= 0) {  // "the '90s" are the 1990s
    const int decade = parts.decade < 10 ? parts.decade + 190 : parts.decade;
    return years_from(std::max(1, decade * 10), 10);
  }
  if (parts.year < 1) return {};
  if (parts.month > 0 && parts.day > 0) {
    const auto day = day_number(parts.year, parts.month, parts.day);
    if (!day) return {};
    return DayRange{*day, *day + 1};
  }
  if (parts.month > 0) return months_from(parts.year, parts.month, 1);
  if (parts.quarter > 0) return months_from(parts.year, parts.quarter * 3 - 2, 3);
  if (parts.half > 0) return months_from(parts.year, parts.half * 6 - 5, 6);
  if (parts.season >= 0) return season_range(parts.year, parts.season);
  return years_from(parts.year, 1);
}

Granularity granularity_of(Unit unit) {
  constexpr std::array all{Granularity::second,  Granularity::minute,    Granularity::hour,
                           Granularity::day,     Granularity::weekend,   Granularity::week,
                           Granularity::week,    Granularity::month,     Granularity::season,
                           Granularity::quarter, Granularity::half_year, Granularity::year,
                           Granularity::decade,  Granularity::century,   Granularity::century};
  return all[static_cast<std::size_t>(unit)];
}

Granularity granularity_of(const CalendarParts& parts) {
  if (parts.hour >= 0) return parts.minute > 0 ? Granularity::minute : Granularity::hour;
  if (parts.day_part >= 0) return Granularity::day_part;
  if (parts.day > 0 || parts.weekday > 0) return Granularity::day;
  if (parts.month > 0) return Granularity::month;
  if (parts.quarter > 0) return Granularity::quarter;
  if (parts.season >= 0) return Granularity::season;
  if (parts.half > 0) return Granularity::half_year;
  if (parts.year > 0) return Granularity::year;
  if (parts.decade >= 0) return Granularity::decade;
  return parts.century >= 0 ? Granularity::century : Granularity::none;
}

std::string_view season_code(int season) {
  constexpr std::array<std::string_view, 4> codes{"SP", "SU", "FA", "WI"};
  return codes[static_cast<std::size_t>(season)];
}

std::string value_of(DayRange days, Granularity granularity) {
  const Civil date = civil_of(days.begin);
  std::string year = digits(date.year, 4);
  switch (granularity) {
    case Granularity::none:
    case Granularity::second:
    case Granularity::minute:
    case Granularity::hour:
    case Granularity::day_part:
    case Granularity::day:
      return year + "-" + digits(date.month, 2) + "-" + digits(date.day, 2);
    case Granularity::weekend:
      return week_value(days.begin - 5) + "-WE";
    case Granularity::week:
      return week_value(days.begin);
    case Granularity::month:
      return year + "-" + digits(date.month, 2);
    case Granularity::season:
      return year + "-" + std::string(season_code((date.month + 9) / 3 % 4));
    case Granularity::quarter:
      return year + "-Q" + std::to_string((date.month - 1) / 3 + 1);
    case Granularity::half_year:
      return year + "-H" + std::to_string((date.month - 1) / 6 + 1);
    case Granularity::year:
      return year;
    case Granularity::decade:
      return year.substr(0, 3);
    case Granularity::century:
      return year.substr(0, 2);
  }
  return {};
}

std::string time_suffix(const CalendarParts& parts) {
  constexpr std::array<std::string_view, 5> codes{"TMO", "TMI", "TAF", "TEV", "TNI"};
  if (parts.hour >= 0) return "T" + digits(parts.hour, 2) + ":" + digits(std::max<int>(parts.minute, 0), 2);
  return parts.day_part >= 0 ? std::string(codes[static_cast<std::uint8_t>(parts.day_part)]) : std::string();
}

std::string length_value(const Amount& amount, Unit unit) {
  struct Code {
    std::string_view before;
    std::string_view after;
    int times;
    std::string_view half;  // of one unit, behind whole ones
  };
  constexpr std::array<Code, 15> codes{{{"PT", "S", 1, ""},
                                        {"PT", "M", 1, "30S"},
                                        {"PT", "H", 1, "30M"},
                                        {"P", "D", 1, "T12H"},
                                        {"P", "WE", 1, ""},
                                        {"P", "W", 1, ""},
                                        {"P", "W", 2, ""},
                                        {"P", "M", 1, ""},
                                        {"P", "M", 3, ""},
                                        {"P", "Q", 1, ""},
                                        {"P", "M", 6, ""},
                                        {"P", "Y", 1, "6M"},
                                        {"P", "Y", 10, ""},
                                        {"P", "Y", 100, ""},
                                        {"P", "Y", 1000, ""}}};
  const Code& code = codes[static_cast<std::size_t>(unit)];
  std::string value(code.before);
  if (amount.is_vague) {
    return value + "X" + std::string(unit == Unit::decade ? "E" : unit == Unit::century ? "C" : code.after);
  }
  const int whole =
      static_cast<int>(std::min<std::int64_t>(std::int64_t{amount.whole} * code.times, 999'999'999));
  if (!amount.has_half) return value + std::to_string(whole) + std::string(code.after);
  if (code.times > 1) return value + std::to_string(whole + code.times / 2) + std::string(code.after);
  if (code.half.empty()) return value + std::to_string(whole) + ".5" + std::string(code.after);
  if (whole == 0) return value + std::string(code.half);
  return value + std::to_string(whole) + std::string(code.after) + std::string(code.half);
}

}  // namespace rapporteur::date
