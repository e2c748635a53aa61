#include "rapporteur/date/phrase_reader.h"

/// The parts of the calendar in the orders that English has: "Friday, Dec. 15, 2017", "15 December 2017",
/// "the third quarter of 1990", "the mid-1990s", "2017-12-15".
namespace rapporteur::date {

bool PhraseReader::is_number(std::uint32_t at, std::uint32_t least, std::uint32_t most) const {
  return has(at) && words_[at].shape == DateWord::Shape::number && words_[at].digits <= 9 &&
         words_[at].value >= least && words_[at].value <= most;
}

bool PhraseReader::is_year(std::uint32_t at) const {
  return is_number(at, 1000, 2199) && words_[at].digits == 4 && !words_[at].is_ordinal &&
         !words_[at].is_plural;
}

std::optional<Phrase> PhraseReader::read_calendar(std::uint32_t at) const {
  Found best = read_numeric(at);
  keep_longer(best, read_weekday(at));
  keep_longer(best, read_month(at));
  keep_longer(best, read_day_month(at));
  keep_longer(best, read_year(at));
  keep_longer(best, read_quarter(at));
  keep_longer(best, read_season(at));
  keep_longer(best, read_decade(at));
  keep_longer(best, read_century(at));
  keep_longer(best, read_holiday(at));
  return best;
}

/// 2017-12-15, 12/15/2017 (month first unless it cannot be), 15.12.2017.
std::optional<Phrase> PhraseReader::read_numeric(std::uint32_t at) const {
  if (!has(at + 4) || words_[at].shape != DateWord::Shape::number ||
      words_[at + 1].shape != DateWord::Shape::mark)
    return {};
  const char mark = words_[at + 1].mark;
  if ((mark != '-' && mark != '/') || !is_mark(at + 3, mark)) return {};
  for (std::uint32_t i = at + 1; i < at + 5; ++i) {
    if (words_[i].follows_space) return {};
  }
  Phrase phrase = phrase_of(at, at + 5);
  if (is_year(at) && is_number(at + 2, 1, 12) && is_number(at + 4, 1, 31)) {
    phrase.parts.year = static_cast<std::int16_t>(words_[at].value);
    phrase.parts.month = static_cast<std::int8_t>(words_[at + 2].value);
    phrase.parts.day = static_cast<std::int8_t>(words_[at + 4].value);
    return phrase;
  }
  if (!is_number(at, 1, 31) || !is_number(at + 2, 1, 31)) return {};
  const bool has_short_year = is_number(at + 4, 0, 99) && words_[at + 4].digits == 2 && mark == '/';
  if (!is_year(at + 4) && !has_short_year) return {};
  std::uint32_t month = words_[at].value;
  std::uint32_t day = words_[at + 2].value;
  if (month > 12) std::swap(month, day);
  if (month > 12) return {};
  phrase.parts.month = static_cast<std::int8_t>(month);
  phrase.parts.day = static_cast<std::int8_t>(day);
  const std::uint32_t year = words_[at + 4].value;
  phrase.parts.year = static_cast<std::int16_t>(!has_short_year ? year
                                                : year < 50     ? 2000 + year
                                                                : 1900 + year);
  return phrase;
}

/// "Friday", "Friday, Dec. 15, 2017", "Friday the 13th".
std::optional<Phrase> PhraseReader::read_weekday(std::uint32_t at) const {
  if (!is(at, WordKind::weekday)) return {};
  const bool is_short = words_[at].span.size() <= 5 && written(at).back() != 'y';
  if (!words_[at].is_capital) return {};
  Phrase phrase = phrase_of(at, at + 1);
  phrase.parts.weekday = static_cast<std::int8_t>(words_[at].of(WordKind::weekday));
  std::uint32_t next = at + 1;
  if (is_short && is_mark(next, '.') && !words_[next].follows_space) ++next;
  next = skip_comma(next);
  for (const auto read : {&PhraseReader::read_month, &PhraseReader::read_day_month}) {
    const Found date = (this->*read)(next);
    if (!date || date->parts.day < 0) continue;
    phrase.words.end = date->words.end;
    const std::int8_t weekday = phrase.parts.weekday;
    phrase.parts = date->parts;
    phrase.parts.weekday = weekday;
    return phrase;
  }
  // "Sun" and "Sat" alone are mostly something else, "Mon" and "Wed" need their point.
  if (is_short && !is_mark(at + 1, '.')) return {};
  return phrase;
}

/// Takes ", 2017", " 2017", "of 2017" behind what has been read.
bool PhraseReader::add_year(Phrase& phrase) const {
  std::uint32_t next = phrase.words.end;
  if (is_link(next, Link::of))
    ++next;
  else
    next = skip_comma(next);
  if (is_year(next)) {
    phrase.parts.year = static_cast<std::int16_t>(words_[next].value);
    phrase.words.end = next + 1;
    return true;
  }
  if (is_mark(next, '\'') && is_number(next + 1, 0, 99) && words_[next + 1].digits == 2 &&
      !words_[next + 1].is_plural) {
    const std::uint32_t year = words_[next + 1].value;
    phrase.parts.year = static_cast<std::int16_t>(year < 30 ? 2000 + year : 1900 + year);
    phrase.words.end = next + 2;
    return true;
  }
  std::uint32_t end = 0;
  if (const auto year = spoken_year(next, end)) {
    phrase.parts.year = *year;
    phrase.words.end = end;
    return true;
  }
  return false;
}

/// Takes "15", "15th", "the 15th" behind a month.
bool PhraseReader::add_day(Phrase& phrase) const {
  std::uint32_t next = phrase.words.end;
  if (is_determiner(next, Determiner::the) && is_number(next + 1, 1, 31) && words_[next + 1].is_ordinal)
    ++next;
  if (!is_number(next, 1, 31) || words_[next].digits > 2 || words_[next].is_plural || words_[next].has_half)
    return false;
  // "May 15 percent", "in March 10 people": a number that counts something goes on with a blank and a word;
  // it is taken all the same, for a day is by far the commoner; a clock or a share is not.
  const bool is_clock =
      is_mark(next + 1, ':') && is_number(next + 2, 0, 59) && !words_[next + 2].follows_space;
  if (is_clock || is_mark(next + 1, '%') ||
      (is_mark(next + 1, '.') && is_number(next + 2, 0, 9999) && !words_[next + 2].follows_space))
    return false;
  phrase.parts.day = static_cast<std::int8_t>(words_[next].value);
  phrase.words.end = next + 1;
  return true;
}

/// "Sept. 30, 1990", "September 1990", "mid-September", "September".
std::optional<Phrase> PhraseReader::read_month(std::uint32_t at) const {
  if (!is(at, WordKind::month) || !words_[at].is_capital) return {};
  Phrase phrase = phrase_of(at, at + 1);
  phrase.parts.month = static_cast<std::int8_t>(words_[at].of(WordKind::month));
  const bool is_short = words_[at].span.size() <= 4 && phrase.parts.month != 5 && written(at) != "June" &&
                        written(at) != "July";
  const bool has_point = is_short && is_mark(at + 1, '.') && !words_[at + 1].follows_space;
  if (has_point) phrase.words.end = at + 2;
  const bool has_day = add_day(phrase);
  const bool has_year = add_year(phrase);
  if (has_day || has_year) return phrase;
  if (is_short && !has_point) return {};
  return phrase;
}

/// "15 December 2017", "the 15th of December".
std::optional<Phrase> PhraseReader::read_day_month(std::uint32_t at) const {
  std::uint32_t next = at;
  const bool has_article = is_determiner(next, Determiner::the);
  if (has_article) ++next;
  std::int8_t day = 0;
  if (is_number(next, 1, 31) && words_[next].digits <= 2 && !words_[next].is_plural &&
      (!has_article || words_[next].is_ordinal)) {
    day = static_cast<std::int8_t>(words_[next].value);
  } else if (is(next, WordKind::ordinal) && is_link(next + 1, Link::of)) {
    day = static_cast<std::int8_t>(words_[next].of(WordKind::ordinal));
  } else {
    return {};
  }
  ++next;
  if (is_link(next, Link::of))
    ++next;
  else if (is_hyphen(next))
    ++next;
  if (!is(next, WordKind::month) || !words_[next].is_capital) return {};
  Phrase phrase = phrase_of(at, next + 1);
  phrase.parts.month = static_cast<std::int8_t>(words_[next].of(WordKind::month));
  phrase.parts.day = day;
  if (is_mark(next + 1, '.') && !words_[next + 1].follows_space && words_[next].span.size() <= 4) {
    phrase.words.end = next + 2;
    if (!add_year(phrase)) phrase.words.end = next + 1;
  } else {
    add_year(phrase);
  }
  return phrase;
}

/// "nineteen ninety-six", "two thousand eight", "the year two thousand" without its first two words.
std::optional<std::int16_t> PhraseReader::spoken_year(std::uint32_t at, std::uint32_t& end) const {
  const auto below_hundred = [&](std::uint32_t from, std::uint32_t& to) {
    int value = 0;
    to = from;
    if (is(to, WordKind::tens)) {
      value = words_[to++].of(WordKind::tens);
      const std::uint32_t next = is_mark(to, '-') ? to + 1 : to;
      if (is(next, WordKind::number) && words_[next].of(WordKind::number) < 10) {
        value += words_[next].of(WordKind::number);
        to = next + 1;
      }
    } else if (is(to, WordKind::number)) {
      value = words_[to++].of(WordKind::number);
    }
    return value;
  };
  if (is(at, WordKind::number) && is(at + 1, WordKind::scale) && words_[at].of(WordKind::number) == 2 &&
      words_[at + 1].of(WordKind::scale) == 1000) {
    std::uint32_t to = at + 2;
    if (is_link(to, Link::and_)) ++to;
    const int rest = below_hundred(to, end);
    if (rest == 0) end = at + 2;
    return static_cast<std::int16_t>(2000 + rest);
  }
  const bool is_teen = is(at, WordKind::number) && words_[at].of(WordKind::number) >= 15;
  const bool is_twenty = is(at, WordKind::tens) && words_[at].of(WordKind::tens) == 20;
  if (!is_teen && !is_twenty) return {};
  const int high = is_teen ? words_[at].of(WordKind::number) : 20;
  const int low = below_hundred(at + 1, end);
  if (low < 10) return {};
  return static_cast<std::int16_t>(high * 100 + low);
}

/// "1990", "fiscal 1990", "the year 2000", "1989-90" (its first year).
std::optional<Phrase> PhraseReader::read_year(std::uint32_t at) const {
  std::uint32_t next = at;
  bool is_named = false;
  if (is_determiner(next, Determiner::the)) ++next;
  if (is(next, WordKind::filler) && words_[next].of(WordKind::filler) == 1) {
    is_named = true;
    ++next;
  }
  if (is(next, WordKind::unit) && words_[next].of(WordKind::unit) == static_cast<int>(Unit::year)) {
    is_named = true;
    ++next;
  }
  if (next > at && !is_named) return {};
  Phrase phrase = phrase_of(at, next + 1);
  if (is_year(next)) {
    phrase.parts.year = static_cast<std::int16_t>(words_[next].value);
    return phrase;
  }
  std::uint32_t end = 0;
  const auto year = spoken_year(next, end);
  if (!year || (*year % 100 == 0 && !is_named)) return {};
  phrase.parts.year = *year;
  phrase.words.end = end;
  return phrase;
}

/// "the third quarter", "third-quarter 1990", "the first half", "Q3 2017".
std::optional<Phrase> PhraseReader::read_quarter(std::uint32_t at) const {
  std::uint32_t next = at;
  const bool has_determiner = is(next, WordKind::determiner);
  if (has_determiner && !is_determiner(next, Determiner::each) && !is_determiner(next, Determiner::every))
    ++next;
  while (is(next, WordKind::filler)) next += is_hyphen(next + 1) ? 2 : 1;
  std::int16_t year = -1;
  if (is_year(next)) year = static_cast<std::int16_t>(words_[next++].value);
  if (!is(next, WordKind::ordinal)) return {};
  const int ordinal = words_[next].of(WordKind::ordinal);
  ++next;
  if (is_hyphen(next)) {
    if (has_determiner) return {};  // the article is of what follows: "a third-quarter loss"
    ++next;
  }
  while (is(next, WordKind::filler)) ++next;
  const bool is_unit = is(next, WordKind::unit);
  if (!is_unit && !is(next, WordKind::units)) return {};
  const auto unit = static_cast<Unit>(words_[next].of(is_unit ? WordKind::unit : WordKind::units));
  Phrase phrase = phrase_of(at, next + 1);
  phrase.parts.year = year;
  phrase.is_definite = true;
  if (unit == Unit::quarter && ordinal <= 4)
    phrase.parts.quarter = static_cast<std::int8_t>(ordinal);
  else if (unit == Unit::half && ordinal <= 2)
    phrase.parts.half = static_cast<std::int8_t>(ordinal);
  else
    return {};
  if (year < 0) add_year(phrase);
  return phrase;
}

/// "the summer", "summer 1990", "the spring of 2003"; a bare "spring" or "fall" is a verb as often as not.
std::optional<Phrase> PhraseReader::read_season(std::uint32_t at) const {
  std::uint32_t next = at;
  const bool has_article = is_determiner(next, Determiner::the);
  if (has_article) ++next;
  if (is(next, WordKind::position) && has_article) ++next;
  if (!is(next, WordKind::season)) return {};
  // "The Winter Olympics": a name, and no season.
  const bool is_in_name = words_[next].is_capital && has(next + 1) && words_[next + 1].is_capital &&
                          words_[next + 1].shape == DateWord::Shape::word;
  if (is_in_name) return {};
  Phrase phrase = phrase_of(at, next + 1);
  phrase.parts.season = static_cast<std::int8_t>(words_[next].of(WordKind::season));
  const bool has_year = add_year(phrase);
  const bool follows_time_link =
      at > 0 && (is_link(at - 1, Link::in_) || is_link(at - 1, Link::during) ||
                 is_link(at - 1, Link::since) || is_link(at - 1, Link::until) || is_link(at - 1, Link::by));
  const bool is_fall = written(next).size() == 4 && (written(next) == "fall" || written(next) == "Fall");
  if (has_year || (has_article && !(is_fall && is_link(next + 1, Link::of)) && !is_hyphen(next + 1)) ||
      (follows_time_link && !is_fall)) {
    return phrase;
  }
  return {};
}

/// "the 1990s", "the '90s", "the nineties", "mid-1990s".
std::optional<Phrase> PhraseReader::read_decade(std::uint32_t at) const {
  std::uint32_t next = at;
  const bool has_article = is_determiner(next, Determiner::the);
  if (has_article) ++next;
  Phrase phrase;
  if (has_article && (is(next, WordKind::position) && is_hyphen(next + 1))) {
    phrase.modifier = DateModifier::mid;
    next += 2;
  }
  const bool has_mark = is_mark(next, '\'');
  if (has_mark) ++next;
  if (has(next) && words_[next].is_plural && words_[next].value % 10 == 0 &&
      (words_[next].digits == 4 || (words_[next].digits == 2 && (has_mark || has_article)))) {
    phrase.parts.decade = static_cast<std::int16_t>(words_[next].value / 10);
  } else if (has_article && is(next, WordKind::decade)) {
    phrase.parts.decade = static_cast<std::int16_t>(words_[next].of(WordKind::decade) / 10);
  } else {
    return {};
  }
  phrase.words = {at, next + 1};
  return phrase;
}

/// "the 20th century".
std::optional<Phrase> PhraseReader::read_century(std::uint32_t at) const {
  std::uint32_t next = is_determiner(at, Determiner::the) ? at + 1 : at;
  int ordinal = 0;
  if (is_number(next, 1, 30) && words_[next].is_ordinal)
    ordinal = static_cast<int>(words_[next].value);
  else if (is(next, WordKind::ordinal))
    ordinal = words_[next].of(WordKind::ordinal);
  else
    return {};
  ++next;
  if (is_hyphen(next)) ++next;
  if (!is(next, WordKind::unit) || words_[next].of(WordKind::unit) != static_cast<int>(Unit::century))
    return {};
  Phrase phrase = phrase_of(at, next + 1);
  phrase.parts.century = static_cast<std::int16_t>(ordinal - 1);
  return phrase;
}

/// "Christmas", "Christmas Eve", "New Year's Day".
std::optional<Phrase> PhraseReader::read_holiday(std::uint32_t at) const {
  const bool is_new_year = at > 0 && has(at + 3) && written(at) == "Year" && written(at - 1) == "New" &&
                           is_mark(at + 1, '\'') && written(at + 2) == "s";
  if (is_new_year && (written(at + 3) == "Day" || written(at + 3) == "Eve")) {
    const bool is_eve = written(at + 3) == "Eve";
    Phrase phrase = phrase_of(at - 1, at + 4);
    phrase.parts.month = is_eve ? 12 : 1;
    phrase.parts.day = is_eve ? 31 : 1;
    add_year(phrase);
    return phrase;
  }
  if (!is(at, WordKind::holiday) || !words_[at].is_capital) return {};
  Phrase phrase = phrase_of(at, at + 1);
  const int date = words_[at].of(WordKind::holiday);
  phrase.parts.month = static_cast<std::int8_t>(date / 100);
  phrase.parts.day = static_cast<std::int8_t>(date % 100);
  if (has(at + 1) && written(at + 1) == "Eve") {
    phrase.parts.day = static_cast<std::int8_t>(phrase.parts.day - 1);
    phrase.words.end = at + 2;
  } else if (has(at + 1) && written(at + 1) == "Day") {
    phrase.words.end = at + 2;
  }
  add_year(phrase);
  return phrase;
}

}  // namespace rapporteur::date
