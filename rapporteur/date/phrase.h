#pragma once

#include "rapporteur/base/span.h"
#include "rapporteur/date/date.h"
#include "rapporteur/date/date_words.h"

#include <cstdint>

namespace rapporteur::date {

/// Words of one split stretch of text.
using WordRange = Span<struct CountsDateWords>;

/// What stands for "how many": "two and a half" is {2, true}, "several" is vague.
struct Amount {
  std::int32_t whole = 0;
  bool has_half = false;
  bool is_vague = false;
};

/// A point or stretch of the calendar in its parts, as far as they are said; -1 for each that is not.
struct CalendarParts {
  std::int16_t year = -1;
  std::int8_t month = -1;     ///< 1 to 12
  std::int8_t day = -1;       ///< 1 to 31
  std::int8_t weekday = -1;   ///< 1 (Monday) to 7
  std::int8_t quarter = -1;   ///< 1 to 4
  std::int8_t half = -1;      ///< 1 or 2
  std::int8_t season = -1;    ///< 0 (spring) to 3
  std::int16_t decade = -1;   ///< 198 for the 1980s, 2 to 9 with the century not said
  std::int16_t century = -1;  ///< 19 for the 20th century
  std::int8_t day_part = -1;  ///< a `DayPart`
  std::int8_t hour = -1;      ///< 0 to 24
  std::int8_t minute = -1;
  bool is_weekend = false;

  friend bool operator==(const CalendarParts&, const CalendarParts&) = default;
};

/// What the words of a date expression say, before it is settled against anything.
struct Phrase {
  enum class Form : std::uint8_t {
    calendar,   ///< parts of the calendar: "Friday", "the third quarter of 1990"
    shifted,    ///< a unit counted from somewhere: "last year", "two weeks ago", with parts within it or not
    duration,   ///< a length
    reference,  ///< past, present or future
    set         ///< a repetition
  };
  /// Where a shifted unit is counted from.
  enum class Anchor : std::uint8_t { publication, mentioned };

  WordRange words;
  Form form = Form::calendar;
  CalendarParts parts;
  DateModifier modifier = DateModifier::none;

  Unit unit = Unit::day;
  std::int32_t shift = 0;  ///< whole units; in half units where `amount.has_half`
  Anchor anchor = Anchor::publication;
  bool is_name_shifted = false;  ///< the shift is of the named part itself: "last April", "next Friday"
  bool is_counted = false;       ///< the shift was said as an amount: "two weeks ago"
  bool is_definite = false;      ///< "the quarter": which one is known from the context
  Amount amount;                 ///< of a duration, of a counted shift
  Reference reference = Reference::present;
  std::uint8_t every = 0;  ///< index into the repetitions; 255 where `unit`, `amount` and `parts` tell it
};

}  // namespace rapporteur::date
