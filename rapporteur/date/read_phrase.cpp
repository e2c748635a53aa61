#include "rapporteur/date/phrase_reader.h"

/// How the parts of a date expression are put together: "early" before a month, "of last year" behind a
/// quarter, "this year's" before one, "Saturday night", "3 p.m. on Friday".
namespace rapporteur::date {

namespace {

bool is_finer_than_day(const CalendarParts& parts) {
  return parts.day_part >= 0 || parts.hour >= 0;
}
bool names_day(const Phrase& phrase) {
  return (phrase.form == Phrase::Form::calendar && (phrase.parts.weekday > 0 || phrase.parts.day > 0)) ||
         (phrase.form == Phrase::Form::shifted && phrase.unit == Unit::day && !phrase.is_counted);
}
bool lacks_year(const CalendarParts& parts) {
  return parts.year < 0 && (parts.month > 0 || parts.quarter > 0 || parts.half > 0 || parts.season >= 0);
}

void add_time(Phrase& phrase, const CalendarParts& time) {
  phrase.parts.day_part = time.day_part;
  phrase.parts.hour = time.hour;
  phrase.parts.minute = time.minute;
}

DateModifier modifier_of(int position) {
  constexpr DateModifier by_position[] = {DateModifier::none, DateModifier::start, DateModifier::mid,
                                          DateModifier::end};
  return by_position[position];
}
DateModifier approximation(int kind) {
  constexpr DateModifier by_kind[] = {DateModifier::none, DateModifier::approx, DateModifier::less_than,
                                      DateModifier::more_than};
  return by_kind[kind];
}

}  // namespace

std::optional<Phrase> PhraseReader::read(std::uint32_t at) const {
  Found best = read_placed(at);
  keep_longer(best, read_core(at));
  return best;
}

std::optional<Phrase> PhraseReader::read_core(std::uint32_t at) const {
  Found best = read_joined(at);
  keep_longer(best, read_shifted(at));
  keep_longer(best, read_counted(at));
  keep_longer(best, read_definite(at));
  keep_longer(best, read_length(at));
  keep_longer(best, read_set(at));
  keep_longer(best, read_reference(at));
  if (!best) return {};
  if (best->form == Phrase::Form::calendar || best->form == Phrase::Form::shifted) {
    if (Found longer = read_day_with_part(at); longer) keep_longer(best, longer);
    best = join_wider(*best);
    best = join_possessed(*best);
  }
  return best;
}

/// A day with its time of day, in either order: "Saturday night", "Friday at 3 p.m.", "noon Saturday", "the
/// morning of Jan. 5".
std::optional<Phrase> PhraseReader::read_joined(std::uint32_t at) const {
  Found best = read_calendar(at);
  keep_longer(best, read_relative_day(at));
  Found time = read_clock(at);
  keep_longer(time, read_part(at));
  if (time) {
    std::uint32_t next = time->words.end;
    if (is_link(next, Link::of) || is_link(next, Link::on))
      ++next;
    else
      next = skip_comma(next);
    Found day = read_calendar(next);
    keep_longer(day, read_relative_day(next));
    if (!day) day = read_shifted(next);
    if (day && names_day(*day) && !is_finer_than_day(day->parts)) {
      day->words.begin = at;
      add_time(*day, time->parts);
      keep_longer(best, day);
    } else {
      keep_longer(best, time);
    }
  }
  return best;
}

std::optional<Phrase> PhraseReader::read_day_with_part(std::uint32_t at) const {
  Found day = read_calendar(at);
  keep_longer(day, read_relative_day(at));
  keep_longer(day, read_shifted(at));
  if (!day || !names_day(*day) || is_finer_than_day(day->parts)) return {};
  std::uint32_t next = day->words.end;
  Phrase joined = *day;
  if (is(next, WordKind::part)) {
    joined.parts.day_part = static_cast<std::int8_t>(words_[next].of(WordKind::part));
    joined.words.end = next + 1;
    return joined;
  }
  if (is(next, WordKind::position) && is(next + 1, WordKind::part)) {
    joined.parts.day_part = static_cast<std::int8_t>(words_[next + 1].of(WordKind::part));
    joined.words.end = next + 2;
    return joined;
  }
  next = skip_comma(next);
  if (is_link(next, Link::at) || is_link(next, Link::by) || is_link(next, Link::before)) ++next;
  const Found time = read_clock(next);
  if (!time) return {};
  add_time(joined, time->parts);
  joined.words.end = time->words.end;
  return joined;
}

/// Takes what the narrow one lies in: "of last year", "this week", "in 1990".
std::optional<Phrase> PhraseReader::join_wider(Phrase narrow) const {
  if (narrow.form != Phrase::Form::calendar || narrow.is_name_shifted) return narrow;
  const bool wants_year = lacks_year(narrow.parts) && narrow.parts.day < 0;
  const bool wants_week = narrow.parts.weekday > 0 && narrow.parts.day < 0;
  if (!wants_year && !wants_week) return narrow;
  std::uint32_t next = narrow.words.end;
  if (is_link(next, Link::of) || (is_link(next, Link::in_) && wants_year)) ++next;
  const Found wide = read_shifted(next);
  if (!wide || wide->form != Phrase::Form::shifted || wide->is_name_shifted || wide->is_definite)
    return narrow;
  if (wants_year ? wide->unit != Unit::year : wide->unit != Unit::week) return narrow;
  narrow.form = Phrase::Form::shifted;
  narrow.unit = wide->unit;
  narrow.shift = wide->shift;
  narrow.anchor = wide->anchor;
  narrow.words.end = wide->words.end;
  return narrow;
}

/// "this year's third quarter", "last year's December".
std::optional<Phrase> PhraseReader::join_possessed(Phrase wide) const {
  const std::uint32_t mark = wide.words.end;
  const bool is_year = wide.form == Phrase::Form::calendar && wide.parts.year >= 0 && wide.parts.month < 0;
  const bool is_shifted_year =
      wide.form == Phrase::Form::shifted && wide.unit == Unit::year && wide.parts == CalendarParts{};
  if ((!is_year && !is_shifted_year) || !is_mark(mark, '\'') || !has(mark + 1) || written(mark + 1) != "s")
    return wide;
  Found narrow = read_quarter(mark + 2);
  if (!narrow) narrow = read_month(mark + 2);
  if (!narrow || !lacks_year(narrow->parts)) return wide;
  const std::int16_t year = wide.parts.year;
  wide.parts = narrow->parts;
  if (is_year) wide.parts.year = year;
  wide.words.end = narrow->words.end;
  return wide;
}

/// "year-end", "year-end 2017": the year's last day, at which accounts are closed.
std::optional<Phrase> PhraseReader::read_year_end(std::uint32_t at) const {
  if (!is(at, WordKind::unit) || words_[at].of(WordKind::unit) != static_cast<int>(Unit::year)) return {};
  const std::uint32_t end = is_hyphen(at + 1) ? at + 2 : at + 1;
  if (!has(end) || written(end) != "end") return {};
  Phrase phrase = phrase_of(at, end + 1);
  phrase.parts.month = 12;
  phrase.parts.day = 31;
  add_year(phrase);
  return phrase;
}

/// What stands before a date and places it: "early", "the end of", "mid-", "about", "more than", "earlier".
std::optional<Phrase> PhraseReader::read_placed(std::uint32_t at) const {
  std::uint32_t next = at;
  DateModifier modifier = DateModifier::none;
  bool is_about_length = false;
  if (Found year_end = read_year_end(at)) return year_end;
  const bool has_article = is_determiner(next, Determiner::the);
  const bool is_over_that = is(next, WordKind::approximate) && is(next + 1, WordKind::determiner) &&
                            !is_determiner(next + 1, Determiner::a) &&
                            !is_determiner(next + 1, Determiner::an);  // "over the last five years"
  if (is_over_that) return {};
  if (is(next, WordKind::approximate)) {
    modifier = approximation(words_[next].of(WordKind::approximate));
    is_about_length = true;
    ++next;
  } else if ((is_link(next, Link::more) || is_link(next, Link::less)) && is_link(next + 1, Link::than)) {
    modifier = is_link(next, Link::more) ? DateModifier::more_than : DateModifier::less_than;
    is_about_length = true;
    next += 2;
  } else if (is_link(next, Link::at) && (is_link(next + 1, Link::least) || is_link(next + 1, Link::most))) {
    modifier = is_link(next + 1, Link::least) ? DateModifier::equal_or_more : DateModifier::equal_or_less;
    is_about_length = true;
    next += 2;
  } else if (is_link(next, Link::up) && is_link(next + 1, Link::to)) {
    modifier = DateModifier::equal_or_less;
    is_about_length = true;
    next += 2;
  } else if (is(has_article ? next + 1 : next, WordKind::position)) {
    if (has_article) ++next;
    modifier = modifier_of(words_[next].of(WordKind::position));
    const bool is_noun = written(next) == "end" || written(next) == "start";  // "to end on Friday" is a verb
    ++next;
    if (is_hyphen(next))
      ++next;
    else if (is_link(next, Link::of) ||
             (!has_article && !is_noun && (is_link(next, Link::in_) || is_link(next, Link::on))))
      ++next;
    else if (has_article && !read_decade(next) && !is(next, WordKind::season))
      return {};
  } else {
    return {};
  }
  Found inner = read_core(next);
  if (!inner) return {};
  const bool is_length = inner->form == Phrase::Form::duration || inner->is_counted;
  const bool is_about_date =
      modifier == DateModifier::approx && inner->form == Phrase::Form::calendar && inner->words.size() > 1;
  if (inner->form == Phrase::Form::reference || inner->form == Phrase::Form::set ||
      (is_length != is_about_length && !is_about_date))
    return {};
  inner->words.begin = at;
  inner->modifier = modifier;
  return inner;
}

}  // namespace rapporteur::date
