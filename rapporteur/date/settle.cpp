#include "rapporteur/date/settle.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace rapporteur::date {

namespace {

/// How far back a mentioned date is still the one that is meant, in bytes of text.
constexpr std::uint32_t max_mention_distance = 1200;
constexpr std::uint32_t max_comparison_distance = 400;

Date of_type(DateType type, const Phrase& phrase) {
  Date date;
  date.type = type;
  date.modifier = phrase.modifier;
  return date;
}

Date settle_length(const Phrase& phrase) {
  Date date = of_type(DateType::duration, phrase);
  date.value = length_value(phrase.amount, phrase.unit);
  date.rule = DateRule::length;
  return date;
}

Date settle_reference(const Phrase& phrase) {
  constexpr std::array<std::string_view, 3> values{"PAST_REF", "PRESENT_REF", "FUTURE_REF"};
  Date date = of_type(DateType::date, phrase);
  date.value = values[static_cast<std::size_t>(phrase.reference)];
  date.rule = DateRule::reference;
  return date;
}

Date settle_set(const Phrase& phrase) {
  constexpr std::array<std::string_view, 8> repetitions{"P1D", "P1W", "P2W", "P1M",
                                                        "P2M", "P1Q", "P1Y", "PT1H"};
  Date date = of_type(DateType::set, phrase);
  date.rule = DateRule::length;
  if (phrase.every < repetitions.size())
    date.value = repetitions[phrase.every];
  else if (phrase.parts.weekday > 0)
    date.value = "XXXX-WXX-" + std::to_string(phrase.parts.weekday);
  else if (phrase.parts.month > 0)
    date.value =
        std::string(phrase.parts.month < 10 ? "XXXX-0" : "XXXX-") + std::to_string(phrase.parts.month);
  else if (phrase.parts.season >= 0)
    date.value = "XXXX-" + std::string(season_code(phrase.parts.season));
  else if (phrase.parts.day_part >= 0)
    date.value = "XXXX-XX-XX" + time_suffix(phrase.parts);
  else
    date.value = length_value(phrase.amount, phrase.unit);
  return date;
}

/// Settles one phrase of the calendar; the work of `settle`.
class Settling {
 public:
  Settling(const Phrase& phrase, const Surroundings& around) : phrase_(phrase), around_(around) {}

  Date settle() {
    if (phrase_.form == Phrase::Form::shifted)
      settle_shifted();
    else
      settle_calendar();
    date_.modifier = phrase_.modifier;
    return std::move(date_);
  }

 private:
  bool is_future() const { return around_.clause == ClauseTime::future; }

  void finish(DayRange days, Granularity granularity, DateRule rule) {
    date_.days = days;
    date_.granularity = granularity;
    date_.rule = rule;
    date_.value = value_of(days, granularity) + time_suffix(phrase_.parts);
    const bool is_time = phrase_.parts.hour >= 0 || phrase_.parts.day_part >= 0;
    date_.type = is_time ? DateType::time : DateType::date;
    if (is_time) date_.granularity = granularity_of(phrase_.parts);
  }

  void leave_open(std::string value) {
    date_.value = std::move(value) + time_suffix(phrase_.parts);
    date_.granularity = granularity_of(phrase_.parts);
    date_.rule = DateRule::unsettled;
  }

  // --- the calendar's own parts ---

  void settle_calendar() {
    const CalendarParts& parts = phrase_.parts;
    if (const auto days = range_of(parts))
      return finish(*days, granularity_of(day_level(parts)), DateRule::written);
    if (parts.year > 0) return leave_open("XXXX");  // no such day
    if (parts.month > 0 || parts.quarter > 0 || parts.half > 0 || parts.season >= 0)
      return settle_without_year();
    if (parts.weekday > 0) return settle_weekday();
    settle_time_alone();
  }

  static CalendarParts day_level(CalendarParts parts) {
    parts.hour = parts.minute = parts.day_part = -1;
    return parts;
  }

  void settle_without_year() {
    const CalendarParts parts = day_level(phrase_.parts);
    const Granularity granularity = granularity_of(parts);
    if (!around_.published) return leave_open(open_value(parts));
    choose_year(parts, granularity);
  }

  static std::string open_value(const CalendarParts& parts) {
    const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
    if (parts.month > 0)
      return "XXXX-" + two(parts.month) + (parts.day > 0 ? "-" + two(parts.day) : std::string());
    if (parts.quarter > 0) return "XXXX-Q" + std::to_string(parts.quarter);
    if (parts.half > 0) return "XXXX-H" + std::to_string(parts.half);
    return "XXXX-" + std::string(season_code(parts.season));
  }

  void choose_year(CalendarParts parts, Granularity granularity) {
    const DayNumber now = *around_.published;
    const int year = civil_of(now).year;
    std::optional<DayRange> past, future, nearest;
    for (int candidate = year - 4; candidate <= year + 4; ++candidate) {
      parts.year = static_cast<std::int16_t>(candidate);
      const auto days = range_of(parts);
      if (!days || (parts.weekday > 0 && parts.day > 0 && weekday_of(days->begin) != parts.weekday)) continue;
      const bool is_strict = phrase_.is_name_shifted && phrase_.shift != 0;
      if (phrase_.is_name_shifted && phrase_.shift == 0 && candidate == year)
        return finish(*days, granularity, DateRule::publication);
      if (is_strict ? days->end <= now : days->begin <= now) past = days;
      if (!future && (is_strict ? days->begin > now : days->end > now)) future = days;
      if (!nearest || distance(*days, now) < distance(*nearest, now)) nearest = days;
    }
    if (!nearest && parts.weekday > 0) {  // the weekday is wrong in every year: the words still name the day
      parts.weekday = -1;
      return choose_year(parts, granularity);
    }
    if (!nearest) return leave_open(open_value(parts));
    if (around_.has_begun && past) return finish(*past, granularity, DateRule::nearest_past);
    if (phrase_.is_name_shifted && phrase_.shift < 0 && past)
      return finish(before_last_month(*past, granularity), granularity, DateRule::nearest_past);
    if (phrase_.is_name_shifted && phrase_.shift > 0 && future)
      return finish(*future, granularity, DateRule::nearest_future);
    // What is told as past may name a deadline to come, but none far off: "the year ended March 31".
    const bool is_far_ahead = nearest->begin - now > 100 && around_.clause == ClauseTime::past && past;
    if (is_far_ahead) return finish(*past, granularity, DateRule::nearest_past);
    if (granularity == Granularity::day) return finish(*nearest, granularity, DateRule::nearest);
    if (granularity > Granularity::month) {  // what is told of quarters and seasons has mostly happened
      return is_future() || !past ? finish(*nearest, granularity, DateRule::nearest)
                                  : finish(*past, granularity, DateRule::nearest_past);
    }
    if (is_future() && future) return finish(*future, granularity, DateRule::nearest_future);
    if (around_.clause == ClauseTime::past && past) return finish(*past, granularity, DateRule::nearest_past);
    finish(*nearest, granularity, DateRule::nearest);
  }

  /// Nobody says "last February" of the month that has just ended: that is "last month".
  DayRange before_last_month(DayRange past, Granularity granularity) const {
    const bool has_just_ended =
        granularity == Granularity::month &&
        past == shifted(range_around(around_.published.value(), Unit::month), Unit::month, -1);
    return has_just_ended ? shifted(past, Unit::month, -12) : past;
  }

  static DayNumber distance(DayRange days, DayNumber from) {
    if (from < days.begin) return days.begin - from;
    return from < days.end ? 0 : from - days.end + 1;
  }

  void settle_weekday() {
    if (phrase_.is_name_shifted && phrase_.anchor == Phrase::Anchor::mentioned) {  // "the previous Friday"
      if (const auto mention = last_mention(Granularity::minute, Granularity::day, max_mention_distance)) {
        const DayNumber from = (*around_.dates)[*mention].days->begin;
        const int back = (weekday_of(from) - phrase_.parts.weekday + 6) % 7 + 1;
        const DayNumber day = phrase_.shift < 0 ? from - back : from - back + (back == 7 ? 14 : 7);
        finish({day, day + 1}, Granularity::day, DateRule::mentioned);
        date_.anchor = static_cast<std::int32_t>(*mention);
        return;
      }
    }
    if (!around_.published) return leave_open("XXXX-WXX-" + std::to_string(phrase_.parts.weekday));
    const DayNumber now = *around_.published;
    const int back = (weekday_of(now) - phrase_.parts.weekday + 7) % 7;
    const bool is_strict = phrase_.is_name_shifted && phrase_.shift != 0;
    const bool is_after = phrase_.is_name_shifted && phrase_.shift != 0 ? phrase_.shift > 0 : looks_forward();
    DayNumber day = 0;
    if (is_after)
      day = back == 0 ? (is_strict ? now + 7 : now) : now + 7 - back;
    else
      day = back == 0 && is_strict ? now - 7 : now - back;
    finish({day, day + 1}, Granularity::day, is_after ? DateRule::nearest_future : DateRule::nearest_past);
  }

  bool looks_forward() const {
    return !around_.has_begun && (is_future() || around_.clause == ClauseTime::present);
  }

  /// "3 p.m.": on the day that was mentioned just before, else on the day of publication.
  void settle_time_alone() {
    if (const auto mention = last_mention(Granularity::day_part, Granularity::day, max_comparison_distance)) {
      finish((*around_.dates)[*mention].days.value(), Granularity::day, DateRule::carried);
      date_.anchor = static_cast<std::int32_t>(*mention);
      return;
    }
    if (!around_.published) return leave_open("XXXX-XX-XX");
    finish({*around_.published, *around_.published + 1}, Granularity::day, DateRule::publication);
  }

  // --- units counted from somewhere ---

  /// The latest date before the phrase whose granularity lies in a range, not too far back.
  std::optional<std::size_t> last_mention(Granularity finest, Granularity coarsest,
                                          std::uint32_t max_distance) const {
    const std::vector<Date>& dates = *around_.dates;
    for (std::size_t i = dates.size(); i-- > 0;) {
      const Date& date = dates[i];
      if (around_.begin - date.span.end > max_distance) return {};
      if (date.days && date.granularity >= finest && date.granularity <= coarsest && !is_comparison(date))
        return i;
    }
    return {};
  }

  /// "a year earlier" is said to compare; what follows does not go on from there.
  bool is_comparison(const Date& date) const {
    return date.rule == DateRule::mentioned && date.anchor >= 0 &&
           std::abs(date.days->begin - (*around_.dates)[static_cast<std::size_t>(date.anchor)].days->begin) >
               300;
  }

  void settle_shifted() {
    if (phrase_.is_definite && phrase_.shift == 0) return settle_definite();
    if (phrase_.anchor == Phrase::Anchor::mentioned && settle_from_mention()) return;
    if (phrase_.anchor == Phrase::Anchor::mentioned && phrase_.is_counted && phrase_.unit < Unit::day) {
      date_ = settle_length(phrase_);  // "an hour later": no clock is known that it could be counted from
      return;
    }
    if (phrase_.is_counted && phrase_.unit == Unit::year && settle_comparison()) return;
    settle_from_publication();
  }

  /// "the quarter", "the 1988 period", "the latest period" is said of one that is known.
  void settle_definite() {
    const Granularity wanted = granularity_of(phrase_.unit);
    const auto mention = last_mention(wanted, wanted, max_mention_distance);
    if (mention && !is_told_too_early(*(*around_.dates)[*mention].days)) {
      DayRange days = *(*around_.dates)[*mention].days;
      if (phrase_.parts.year > 0)
        days = shifted(days, Unit::year, phrase_.parts.year - civil_of(days.begin).year);
      finish(days, wanted, DateRule::mentioned);
      date_.anchor = static_cast<std::int32_t>(*mention);
      return;
    }
    if (phrase_.parts.year > 0) {
      CalendarParts year;
      year.year = phrase_.parts.year;
      if (const auto days = range_of(year)) return finish(*days, Granularity::year, DateRule::written);
    }
    settle_from_publication();
  }

  /// What has not begun cannot be told as past: "the year" is not the next one that was mentioned.
  bool is_told_too_early(DayRange days) const {
    return around_.clause == ClauseTime::past && around_.published && days.begin > *around_.published;
  }

  bool settle_from_mention() {
    const bool is_below_day = phrase_.unit < Unit::day;
    const Granularity coarsest = phrase_.is_counted || phrase_.is_definite
                                     ? Granularity::century
                                     : std::max(granularity_of(phrase_.unit), Granularity::day);
    std::optional<std::size_t> mention;
    if (phrase_.is_counted &&
        phrase_.unit == Unit::year)  // what years are compared by is quarters before days
      mention = last_mention(Granularity::quarter, Granularity::half_year, max_comparison_distance);
    if (!mention) mention = last_mention(Granularity::minute, coarsest, max_mention_distance);
    if (!mention || is_below_day) return false;
    const Date& from = (*around_.dates)[*mention];
    // "Days later" than some day of a week is no day that could be told.
    if (phrase_.is_counted && phrase_.amount.is_vague && phrase_.unit == Unit::day &&
        from.granularity > Granularity::day) {
      date_ = settle_length(phrase_);
      return true;
    }
    if (phrase_.is_counted)
      count_from(from);
    else if (phrase_.parts.day_part >= 0)
      finish(shifted({from.days->begin, from.days->begin + 1}, Unit::day, phrase_.shift), Granularity::day,
             DateRule::mentioned);
    else
      finish(shifted(range_around(from.days->begin, phrase_.unit), phrase_.unit, phrase_.shift),
             granularity_of(phrase_.unit), DateRule::mentioned);
    date_.anchor = static_cast<std::int32_t>(*mention);
    return true;
  }

  /// "a year earlier" than a quarter is a quarter; "two days later" than a day is a day.
  void count_from(const Date& from) {
    const DayNumber begin = shifted_day(from.days->begin, phrase_.unit, phrase_.shift);
    const Granularity unit = granularity_of(phrase_.unit);
    const Granularity granularity = phrase_.amount.is_vague ? unit : std::min(from.granularity, unit);
    CalendarParts parts;
    if (phrase_.parts.quarter > 0) {
      parts.year = static_cast<std::int16_t>(civil_of(begin).year);
      parts.quarter = phrase_.parts.quarter;
      return finish(range_of(parts).value(), Granularity::quarter, DateRule::mentioned);
    }
    finish(range_of_granularity(begin, granularity), granularity, DateRule::mentioned);
  }

  static DayRange range_of_granularity(DayNumber day, Granularity granularity) {
    switch (granularity) {
      case Granularity::weekend:
        return range_around(day, Unit::weekend);
      case Granularity::week:
        return range_around(day, Unit::week);
      case Granularity::month:
        return range_around(day, Unit::month);
      case Granularity::season:
        return range_around(day, Unit::season);
      case Granularity::quarter:
        return range_around(day, Unit::quarter);
      case Granularity::half_year:
        return range_around(day, Unit::half);
      case Granularity::year:
        return range_around(day, Unit::year);
      case Granularity::decade:
        return range_around(day, Unit::decade);
      case Granularity::century:
        return range_around(day, Unit::century);
      case Granularity::none:
      case Granularity::second:
      case Granularity::minute:
      case Granularity::hour:
      case Granularity::day_part:
      case Granularity::day:
        break;
    }
    return {day, day + 1};
  }

  /// "up from 3 % a year ago", said of a quarter, is that quarter of the year before.
  bool settle_comparison() {
    const auto mention = last_mention(Granularity::quarter, Granularity::quarter, max_comparison_distance);
    if (!mention || phrase_.amount.whole != 1 || phrase_.shift > 0) return false;
    count_from((*around_.dates)[*mention]);
    date_.anchor = static_cast<std::int32_t>(*mention);
    return true;
  }

  void settle_from_publication() {
    if (!around_.published) return leave_open("XXXX-XX-XX");
    const DayNumber now = *around_.published;
    if (phrase_.is_counted) return settle_counted(now);
    if (phrase_.unit == Unit::weekend) return settle_weekend(now);
    int shift = phrase_.shift;
    if (phrase_.is_definite && phrase_.unit == Unit::quarter && !is_future())
      shift = -1;  // the one that is reported on
    DayRange days = shifted(range_around(now, phrase_.unit), phrase_.unit, shift);
    Granularity granularity = granularity_of(phrase_.unit);
    CalendarParts parts = day_level(phrase_.parts);
    if (parts.weekday > 0 && phrase_.unit == Unit::week) {
      days = {days.begin + parts.weekday - 1, days.begin + parts.weekday};
      granularity = Granularity::day;
    } else if (parts != CalendarParts{} && phrase_.unit == Unit::year) {
      parts.year = static_cast<std::int16_t>(civil_of(days.begin).year);
      if (const auto narrow = range_of(parts)) {
        days = *narrow;
        granularity = granularity_of(parts);
      }
    }
    if (phrase_.unit < Unit::day) granularity = Granularity::day;
    finish(days, granularity, DateRule::publication);
  }

  void settle_counted(DayNumber now) {
    const Unit unit = phrase_.unit;
    if (unit < Unit::day) return finish({now, now + 1}, Granularity::day, DateRule::publication);
    if (phrase_.amount.is_vague) {
      date_ = settle_reference_of(phrase_.shift);
      return;
    }
    int count = phrase_.shift;
    if (phrase_.amount.has_half) {  // counted in half units
      const bool is_year = unit == Unit::year;
      const DayNumber day =
          is_year ? shifted_day(now, Unit::month, count * 6) : shifted_day(now, unit, count / 2);
      return finish(range_around(day, is_year ? Unit::month : unit),
                    is_year ? Granularity::month : granularity_of(unit), DateRule::publication);
    }
    const DayNumber day = shifted_day(now, unit, count);
    const bool is_day =
        unit == Unit::week || unit == Unit::day || unit == Unit::fortnight || unit == Unit::weekend;
    finish(is_day ? DayRange{day, day + 1} : range_around(day, unit),
           is_day ? Granularity::day : granularity_of(unit), DateRule::publication);
  }

  /// "several years ago" names no year.
  Date settle_reference_of(int direction) const {
    Date date;
    date.type = DateType::date;
    date.value = is_backward(direction) ? "PAST_REF" : "FUTURE_REF";
    date.rule = DateRule::reference;
    return date;
  }
  bool is_backward(int direction) const { return direction < 0 || around_.clause == ClauseTime::past; }

  void settle_weekend(DayNumber now) {
    DayRange days = range_around(now, Unit::weekend);
    if (phrase_.shift != 0)
      days = {days.begin + 7 * phrase_.shift, days.end + 7 * phrase_.shift};
    else if (!looks_forward() && days.begin > now)
      days = {days.begin - 7, days.end - 7};
    finish(days, Granularity::weekend, DateRule::publication);
  }

  const Phrase& phrase_;
  const Surroundings& around_;
  Date date_;
};

}  // namespace

Date settle(const Phrase& phrase, const Surroundings& around) {
  switch (phrase.form) {
    case Phrase::Form::duration:
      return settle_length(phrase);
    case Phrase::Form::reference:
      return settle_reference(phrase);
    case Phrase::Form::set:
      return settle_set(phrase);
    case Phrase::Form::calendar:
    case Phrase::Form::shifted:
      break;
  }
  return Settling(phrase, around).settle();
}

}  // namespace rapporteur::date
