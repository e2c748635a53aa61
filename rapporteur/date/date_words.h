#pragma once

#include "rapporteur/base/span.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur::date {

/// What a word can be in a date expression. The words are in data/date/words.tsv, each with its kinds and
/// values.
enum class WordKind : std::uint8_t {
  month,        ///< 1 to 12
  weekday,      ///< 1 (Monday) to 7
  weekdays,     ///< the same, plural
  unit,         ///< a `Unit`
  units,        ///< a `Unit`, plural
  period,       ///< "period", which takes its length from the context
  number,       ///< 1 to 19
  tens,         ///< 20 to 90
  scale,        ///< 12, 100, 1000
  ordinal,      ///< 1 to 20
  vague,        ///< "several"; 2 for a couple, 1 for a word that takes an article
  day,          ///< days from the day of publication: "yesterday" is -1
  tonight,      ///<
  overnight,    ///<
  part,         ///< a `DayPart`
  clock,        ///< hour: noon, midnight
  season,       ///< 0 (spring) to 3
  reference,    ///< a `Reference`
  determiner,   ///< a `Determiner`
  shift,        ///< "last" -1, "same" 0, "next" 1
  position,     ///< a `DateModifier` by its place: 0 none, 1 start, 2 mid, 3 end
  approximate,  ///< 0 none, 1 about, 2 less than, 3 more than
  link,         ///< a `Link`
  turn,         ///< after an amount: -2 ago, -1 earlier, 1 later, 2 hence
  every,        ///< an index into the repetitions of a set
  decade,       ///< 20 to 90
  filler,       ///< a word between an amount or shift and its unit; 1 for a year that is not the calendar's
  half_day,     ///< hours to add: a.m. 0, p.m. 12
  zone,         ///<
  holiday,      ///< month * 100 + day
  yearend,      ///<
  times         ///< "once"
};
inline constexpr std::size_t word_kind_count = 32;

/// In the order in which data/date/words.tsv numbers them.
enum class Unit : std::uint8_t {
  second,
  minute,
  hour,
  day,
  weekend,
  week,
  fortnight,
  month,
  season,
  quarter,
  half,
  year,
  decade,
  century,
  millennium
};
enum class DayPart : std::uint8_t { morning, midday, afternoon, evening, night };
enum class Reference : std::uint8_t { past, present, future };
enum class Determiner : std::uint8_t { the, this_, that, these, those, a, an, each, every };
enum class Link : std::uint8_t {
  of,
  in_,
  on,
  at,
  to,
  and_,
  or_,
  than,
  more,
  less,
  least,
  most,
  up,
  ago,
  before,
  after,
  from,
  hence,
  since,
  until,
  till,
  by,
  between,
  through,
  during,
  old,
  within,
  for_,
  into,
  ahead,
  further
};

/// The kinds of one word with their values.
struct WordSenses {
  std::uint64_t kinds = 0;  ///< bit n for the n-th kind
  std::array<std::int16_t, 3> values{};
  std::array<WordKind, 3> of{};
  std::uint8_t count = 0;

  bool is(WordKind kind) const { return (kinds >> static_cast<unsigned>(kind)) & 1; }
  /// Expects `is(kind)`.
  int value(WordKind kind) const;
};

/// A word, a number or a mark of a text that may be part of a date expression.
struct DateWord {
  enum class Shape : std::uint8_t { word, number, mark };
  TextSpan span;
  const WordSenses* senses = nullptr;  ///< null for a word that no date expression holds
  std::uint32_t value = 0;             ///< of a number
  Shape shape = Shape::word;
  std::uint8_t digits = 0;      ///< of a number
  std::int8_t hundredths = -1;  ///< of a number that is written with two digits behind a point: "8.30"
  char mark = 0;                ///< of a mark; dashes are '-', apostrophes '\''
  bool is_ordinal = false;      ///< "15th"
  bool is_plural = false;       ///< "1990s"
  bool has_half = false;        ///< "2.5"
  bool follows_space = false;   ///< white space stands before it
  bool is_capital = false;

  bool is(WordKind kind) const { return senses && senses->is(kind); }
  int of(WordKind kind) const { return senses->value(kind); }
  bool is_mark(char c) const { return shape == Shape::mark && mark == c; }
  bool is_link(Link link) const { return is(WordKind::link) && of(WordKind::link) == static_cast<int>(link); }
};

/// Splits the words of a stretch of text; `all` is emptied first. False where no word of it can begin a date
/// expression: then there is none.
bool split_date_words(std::string_view text, TextSpan where, std::vector<DateWord>& all);

}  // namespace rapporteur::date
