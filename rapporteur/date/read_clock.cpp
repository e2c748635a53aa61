#include "rapporteur/date/phrase_reader.h"

/// What is finer than a day, and the days that are told from today: "10:30 a.m. GMT", "noon", "yesterday",
/// "tonight", "this morning", "the evening".
namespace rapporteur::date {

/// "the day before yesterday", "two days after tomorrow" is left to its parts.
std::optional<Phrase> PhraseReader::read_day_beside(std::uint32_t at) const {
  const std::uint32_t unit = is_determiner(at, Determiner::the) ? at + 1 : at;
  const bool is_day =
      is(unit, WordKind::unit) && words_[unit].of(WordKind::unit) == static_cast<int>(Unit::day);
  const bool is_before = is_link(unit + 1, Link::before);
  if (!is_day || (!is_before && !is_link(unit + 1, Link::after)) || !is(unit + 2, WordKind::day)) return {};
  Phrase phrase = phrase_of(at, unit + 3, Phrase::Form::shifted);
  phrase.unit = Unit::day;
  phrase.shift = words_[unit + 2].of(WordKind::day) + (is_before ? -1 : 1);
  return phrase;
}

/// "yesterday", "late yesterday" without its first word, "tonight", "overnight".
std::optional<Phrase> PhraseReader::read_relative_day(std::uint32_t at) const {
  if (!has(at)) return {};
  if (auto beside = read_day_beside(at)) return beside;
  Phrase phrase = phrase_of(at, at + 1, Phrase::Form::shifted);
  phrase.unit = Unit::day;
  if (words_[at].is(WordKind::day)) {
    phrase.shift = words_[at].of(WordKind::day);
    return phrase;
  }
  phrase.parts.day_part = static_cast<std::int8_t>(DayPart::night);
  if (words_[at].is(WordKind::tonight)) return phrase;
  if (!words_[at].is(WordKind::overnight)) return {};
  phrase.shift = -1;
  return phrase;
}

/// "this morning", "the evening", "that night", "last night".
std::optional<Phrase> PhraseReader::read_part(std::uint32_t at) const {
  std::uint32_t next = at;
  int shift = 0;
  bool is_mentioned = false;
  if (is(next, WordKind::determiner)) {
    const auto which = static_cast<Determiner>(words_[next].of(WordKind::determiner));
    if (which == Determiner::each || which == Determiner::every || which == Determiner::a ||
        which == Determiner::an)
      return {};
    is_mentioned = which == Determiner::the || which == Determiner::that || which == Determiner::those;
    ++next;
  }
  if (is(next, WordKind::shift)) {
    shift = words_[next].of(WordKind::shift);
    is_mentioned = is_mentioned && shift != 0;
    ++next;
  }
  if (is(next, WordKind::position) && !is_hyphen(next + 1))
    ++next;
  else if (is(next, WordKind::position))
    next += 2;
  if (next == at || !is(next, WordKind::part)) return {};
  Phrase phrase = phrase_of(at, next + 1, Phrase::Form::shifted);
  phrase.unit = Unit::day;
  phrase.shift = shift;
  phrase.anchor = is_mentioned ? Phrase::Anchor::mentioned : Phrase::Anchor::publication;
  phrase.parts.day_part = static_cast<std::int8_t>(words_[next].of(WordKind::part));
  return phrase;
}

void PhraseReader::skip_zone(std::uint32_t& at) const {
  if (is_mark(at, '(') && is(at + 1, WordKind::zone) && is_mark(at + 2, ')')) {
    at += 3;
    return;
  }
  while (is(at, WordKind::zone)) ++at;
}

/// "8.30pm"
std::optional<Phrase> PhraseReader::read_pointed_clock(std::uint32_t at) const {
  const DateWord& number = words_[at];
  if (number.value < 1 || number.value > 12 || number.hundredths > 59) return {};
  std::uint32_t next = at + 2;
  skip_zone(next);
  Phrase phrase = phrase_of(at, next);
  const int half_day = words_[at + 1].of(WordKind::half_day);
  phrase.parts.hour = static_cast<std::int8_t>(static_cast<int>(number.value % 12) + half_day);
  phrase.parts.minute = number.hundredths;
  return phrase;
}

/// "10:30 a.m. GMT", "3 p.m.", "1530 GMT", "10 o'clock", "noon", "midnight".
std::optional<Phrase> PhraseReader::read_clock(std::uint32_t at) const {
  if (is(at, WordKind::clock)) {
    Phrase phrase = phrase_of(at, at + 1);
    phrase.parts.hour = static_cast<std::int8_t>(words_[at].of(WordKind::clock));
    phrase.parts.minute = 0;
    return phrase;
  }
  if (is(at + 1, WordKind::half_day) && words_[at].hundredths >= 0) return read_pointed_clock(at);
  if (!is_number(at, 0, 2400) || words_[at].is_plural || words_[at].is_ordinal || words_[at].has_half)
    return {};
  std::uint32_t hour = words_[at].value;
  std::uint32_t minute = 0;
  std::uint32_t next = at + 1;
  bool is_told = false;
  if (hour <= 24 && (is_mark(next, ':') || is_mark(next, '.')) && !words_[next].follows_space &&
      is_number(next + 1, 0, 59) && words_[next + 1].digits == 2 && !words_[next + 1].follows_space) {
    is_told = is_mark(next, ':') && !is_mark(next + 2, ':');
    minute = words_[next + 1].value;
    next += 2;
  } else if (words_[at].digits == 4 && is(next, WordKind::zone) && words_[at].value % 100 < 60) {
    minute = hour % 100;
    hour /= 100;
    is_told = true;
  }
  if (hour > 24) return {};
  if (is(next, WordKind::half_day) && hour <= 12) {
    hour = hour % 12 + static_cast<std::uint32_t>(words_[next].of(WordKind::half_day));
    is_told = true;
    ++next;
  } else if (has(next + 2) && written(next) == "o" && is_mark(next + 1, '\'') &&
             written(next + 2) == "clock") {
    is_told = true;
    next += 3;
  }
  if (!is_told) return {};
  skip_zone(next);
  Phrase phrase = phrase_of(at, next);
  phrase.parts.hour = static_cast<std::int8_t>(hour);
  phrase.parts.minute = static_cast<std::int8_t>(minute);
  return phrase;
}

}  // namespace rapporteur::date
