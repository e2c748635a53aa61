#pragma once

#include "rapporteur/base/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::article {

/// Which number comes first in 03/04/2019, where the numbers themselves do not tell.
enum class DayOrder : std::uint8_t { day_first, month_first };

/// A date written in a text, with its time and offset where they are written.
struct DateReading {
  std::uint16_t year = 0;
  std::uint8_t month = 0;
  std::uint8_t day = 0;
  bool is_ambiguous = false;  ///< day and month could be exchanged
  bool has_time = false;
  std::uint8_t hour = 0;
  std::uint8_t minute = 0;
  std::uint8_t second = 0;
  std::optional<std::int16_t> offset_minutes;  ///< from UTC
  TextSpan span;                               ///< where it stands in the text that was read

  /// YYYY-MM-DD, with time and offset as ISO 8601 where they were written.
  std::string iso() const;
  bool is_same_day(const DateReading& other) const {
    return year == other.year && month == other.month && day == other.day;
  }
  /// Days, for comparing; not a calendar.
  int order() const { return (year * 12 + month) * 31 + day; }
};

/// All dates with day, month and year in a short text, in order: ISO 8601, RFC 2822, numbers in the ways of
/// Europe, America and East Asia, month names of the languages of data/article/months.tsv. Years 1990 to
/// 2049.
std::vector<DateReading> find_dates(std::string_view text, DayOrder order);

/// The date of a value that a machine wrote for machines: as `find_dates`, and seconds or milliseconds since
/// 1970.
std::optional<DateReading> read_machine_date(std::string_view text, DayOrder order);

/// The date in an address: /2018/01/17/, /2018/january/17/, 2018-01-17, 20180117.
std::optional<DateReading> read_url_date(std::string_view url);
/// The month in an address that names no day (/2018/01/), as year * 12 + month; 0 where there is none.
int read_url_month(std::string_view url);

}  // namespace rapporteur::article
