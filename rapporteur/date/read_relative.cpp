#include "rapporteur/date/phrase_reader.h"

#include <algorithm>
#include <utility>

/// What is counted or pointed at: "last year", "the previous day", "two weeks ago", "the past three months",
/// "the quarter", "a year earlier", "every Tuesday", "recently".
namespace rapporteur::date {

namespace {

bool is_mentioned_shift(std::string_view word) {
  return word == "previous" || word == "following" || word == "preceding" || word == "same" ||
         word == "ensuing" || word == "subsequent" || word == "prior";
}

}  // namespace

/// "two", "2 1/2", "twenty-four", "a hundred", "several", "a few", "a couple of", "half a", "a".
std::optional<Amount> PhraseReader::read_amount(std::uint32_t at, std::uint32_t& end) const {
  Amount amount;
  std::uint32_t next = at;
  if (is_number(at, 0, 999'999'999) ||
      (has(at) && words_[at].shape == DateWord::Shape::number && words_[at].has_half)) {
    if (words_[at].is_ordinal || words_[at].is_plural) return {};
    amount = {static_cast<std::int32_t>(words_[at].value), words_[at].has_half, false};
    end = at + 1;
    if (is_number(end, 1, 1) && is_mark(end + 1, '/') && is_number(end + 2, 2, 2)) {
      amount.has_half = true;
      end += 3;
    }
    return amount;
  }
  const bool has_article = is_determiner(next, Determiner::a) || is_determiner(next, Determiner::an);
  if (is(next, WordKind::unit) && words_[next].of(WordKind::unit) == static_cast<int>(Unit::half) &&
      (is_determiner(next + 1, Determiner::a) || is_determiner(next + 1, Determiner::an))) {
    end = next + 2;
    return Amount{0, true, false};
  }
  if (has_article) ++next;
  if (is(next, WordKind::vague)) {
    const int kind = words_[next].of(WordKind::vague);
    if (has_article && kind == 0) return {};
    end = next + 1;
    if (is_link(end, Link::of)) ++end;
    return Amount{kind == 2 ? 2 : 0, false, kind != 2};
  }
  std::int32_t total = 0;
  if (has_article && (is(next, WordKind::number) || is(next, WordKind::tens)))
    return {};  // "a five-year plan"
  std::int32_t part = has_article && is(next, WordKind::scale) ? 1 : 0;
  const std::uint32_t first = next;
  for (; has(next); ++next) {
    if (next > first && (is_link(next, Link::and_) || is_hyphen(next)) &&
        (is(next + 1, WordKind::number) || is(next + 1, WordKind::tens)) && (part >= 20 || total >= 100)) {
      continue;
    }
    if (is(next, WordKind::number))
      part += words_[next].of(WordKind::number);
    else if (is(next, WordKind::tens))
      part += words_[next].of(WordKind::tens);
    else if (is(next, WordKind::scale) && part < 10'000)
      part = std::max(part, 1) * words_[next].of(WordKind::scale);
    else
      break;
    if (part >= 1000) total += std::exchange(part, 0);
  }
  if (next == first) {
    if (!has_article) return {};
    amount.whole = 1;
    end = next;
    return amount;
  }
  amount.whole = total + part;
  end = next;
  return amount;
}

/// Takes "[full] years", "-year", "years and a half".
bool PhraseReader::read_length_unit(std::uint32_t& at, Phrase& phrase) const {
  std::uint32_t next = at;
  if (is_hyphen(next)) ++next;
  while (is(next, WordKind::filler) && words_[next].of(WordKind::filler) == 0) ++next;
  const bool is_singular = is(next, WordKind::unit);
  if (!is_singular && !is(next, WordKind::units)) return false;
  phrase.unit = static_cast<Unit>(words_[next].of(is_singular ? WordKind::unit : WordKind::units));
  if (phrase.unit == Unit::half || phrase.unit == Unit::season) return false;
  at = next + 1;
  if (is_link(at, Link::and_) && is_determiner(at + 1, Determiner::a) && is(at + 2, WordKind::unit) &&
      words_[at + 2].of(WordKind::unit) == static_cast<int>(Unit::half)) {
    phrase.amount.has_half = true;
    at += 3;
  }
  return true;
}

/// "three weeks", "a 10-year" without its article, "a year"; ages are none.
std::optional<Phrase> PhraseReader::read_length(std::uint32_t at) const {
  std::uint32_t next = at;
  Phrase phrase = phrase_of(at, at, Phrase::Form::duration);
  auto amount = read_amount(at, next);
  if (amount &&
      (is_link(next, Link::to) || is_link(next, Link::or_) || is_hyphen(next))) {  // "two to three weeks"
    std::uint32_t end = next + 1;
    if (const auto upper = read_amount(next + 1, end); upper && !is(next + 1, WordKind::determiner)) {
      amount = upper;
      next = end;
    }
  }
  if (amount) {
    phrase.amount = *amount;
  } else if (is(at, WordKind::units)) {
    phrase.amount.is_vague = true;
  } else {
    return {};
  }
  const bool is_one_by_article = amount && next == at + 1 && is(at, WordKind::determiner);
  const std::uint32_t unit_at = next;
  if (!read_length_unit(next, phrase)) return {};
  if (is_year(at) && is(unit_at, WordKind::unit)) return {};  // "the 1988 quarter"
  if (is_one_by_article &&
      (phrase.unit == Unit::second || phrase.unit == Unit::quarter || phrase.unit == Unit::weekend))
    return {};
  if (phrase.unit == Unit::quarter && is_link(next, Link::of)) return {};
  if (is_link(next, Link::old) || (is_hyphen(next) && is_link(next + 1, Link::old))) return {};
  if (is_one_by_article && is_hyphen(next)) return {};  // "a year-earlier quarter"
  phrase.words.end = next;
  return phrase;
}

/// What follows a length: "ago", "earlier", "later", "from now".
std::optional<Phrase> PhraseReader::turn(Phrase length) const {
  std::uint32_t next = length.words.end;
  if (is_link(next, Link::or_) && has(next + 1) && written(next + 1) == "so") next += 2;
  int direction = 0;
  if (is(next, WordKind::turn)) {
    direction = words_[next].of(WordKind::turn);
    const bool is_before_or_after = is_link(next, Link::before) || is_link(next, Link::after);
    if (is_before_or_after && has(next + 1) && words_[next + 1].shape != DateWord::Shape::mark) return {};
    if (is(next + 1, WordKind::link) && is_link(next + 1, Link::than)) return {};
    ++next;
  } else if (is_link(next, Link::from) && is(next + 1, WordKind::reference) &&
             words_[next + 1].of(WordKind::reference) == static_cast<int>(Reference::present)) {
    direction = 2;
    next += 2;
  } else {
    return {};
  }
  length.form = Phrase::Form::shifted;
  length.anchor = direction == 1 || direction == -1 ? Phrase::Anchor::mentioned : Phrase::Anchor::publication;
  length.is_counted = true;
  const int amount =
      length.amount.has_half ? 2 * std::min(length.amount.whole, 1'000'000) + 1 : length.amount.whole;
  length.shift = (direction < 0 ? -1 : 1) * (length.amount.is_vague ? 1 : amount);
  length.words.end = next;
  return length;
}

std::optional<Phrase> PhraseReader::read_counted(std::uint32_t at) const {
  Found length = read_length(at);
  return length ? turn(*length) : Found{};
}

/// "last year", "this week", "the past two months", "the previous day", "last April", "next Friday".
std::optional<Phrase> PhraseReader::read_shifted(std::uint32_t at) const {
  std::uint32_t next = at;
  int shift = 0;
  bool is_mentioned = false;
  bool is_pointed = false;  // "this", "that"
  if (is(next, WordKind::determiner)) {
    const auto which = static_cast<Determiner>(words_[next].of(WordKind::determiner));
    if (which >= Determiner::a) return {};
    is_pointed = which != Determiner::the;
    is_mentioned = which == Determiner::that || which == Determiner::those;
    ++next;
  }
  const bool has_shift = is(next, WordKind::shift);
  if (has_shift) {
    shift = words_[next].of(WordKind::shift);
    is_mentioned = is_mentioned || is_mentioned_shift(written(next));
    const bool is_the_next = next > at && !is_pointed && written(next) == "next";
    ++next;
    if (is_the_next && is(next, WordKind::unit) &&
        words_[next].of(WordKind::unit) <= static_cast<int>(Unit::day))
      is_mentioned = true;
  }
  if (!has_shift && !is_pointed) return read_bounded_length(at, next);
  while (is(next, WordKind::filler)) ++next;
  Found best = read_shifted_unit(at, next, shift);
  keep_longer(best, read_shifted_name(at, next, shift));
  if (!best) return {};
  if (is_mentioned) best->anchor = Phrase::Anchor::mentioned;
  return best;
}

/// "the nine months", "the first nine months".
std::optional<Phrase> PhraseReader::read_bounded_length(std::uint32_t at, std::uint32_t end) const {
  if (end == at) return {};
  if (is(end, WordKind::ordinal) && words_[end].of(WordKind::ordinal) == 1)
    ++end;
  else if (has(end) && written(end) == "final")
    ++end;
  if (is(end, WordKind::determiner) || is(end, WordKind::units)) return {};
  Found length = read_length(end);
  if (!length) return {};
  for (std::uint32_t i = end; i < length->words.end; ++i) {
    if (is_hyphen(i)) return {};  // "the two-year plan"
  }
  length->words.begin = at;
  return length;
}

/// The unit, or the amount of units, behind a shift.
std::optional<Phrase> PhraseReader::read_shifted_unit(std::uint32_t at, std::uint32_t end, int shift) const {
  if (is(end, WordKind::unit) || is(end, WordKind::period)) {
    const bool is_period = is(end, WordKind::period);
    Phrase phrase = phrase_of(at, end + 1, Phrase::Form::shifted);
    phrase.unit = is_period ? Unit::quarter : static_cast<Unit>(words_[end].of(WordKind::unit));
    phrase.is_definite = is_period;
    phrase.shift = shift;
    if (phrase.unit == Unit::half || phrase.unit == Unit::season ||
        (phrase.unit == Unit::second && shift == 0))
      return {};
    return phrase;
  }
  if (is(end, WordKind::ordinal) && words_[end].of(WordKind::ordinal) == 1) ++end;
  Phrase phrase = phrase_of(at, end, Phrase::Form::duration);
  std::uint32_t next = end;
  if (is(end, WordKind::units)) {
    phrase.amount.is_vague = true;
  } else {
    const auto amount = read_amount(end, next);
    if (!amount) return {};
    phrase.amount = *amount;
  }
  if (shift == 0 && phrase.amount.is_vague) {  // "these days"
    if (!read_length_unit(next, phrase) || phrase.unit != Unit::day) return {};
    phrase.form = Phrase::Form::reference;
    phrase.reference = Reference::present;
  } else if (!read_length_unit(next, phrase)) {
    return {};
  }
  phrase.words.end = next;
  return phrase;
}

/// The name behind a shift: a month, weekday, season, quarter, part of the day.
std::optional<Phrase> PhraseReader::read_shifted_name(std::uint32_t at, std::uint32_t end, int shift) const {
  Found name = read_quarter(end);
  if (!name && is(end, WordKind::season)) {
    name = phrase_of(end, end + 1);
    name->parts.season = static_cast<std::int8_t>(words_[end].of(WordKind::season));
  }
  if (!name) name = read_month(end);
  if (!name) name = read_weekday(end);
  if (!name && is(end, WordKind::part) && shift != 0) {
    name = phrase_of(end, end + 1, Phrase::Form::shifted);
    name->unit = Unit::day;
    name->parts.day_part = static_cast<std::int8_t>(words_[end].of(WordKind::part));
    name->shift = shift;
    name->words.begin = at;
    return name;
  }
  if (!name) return {};
  if (name->parts.year >= 0) return {};
  name->words.begin = at;
  name->shift = shift;
  name->is_name_shifted = true;
  return name;
}

/// "the quarter", "the year", "the year-ago quarter", "year-earlier", "the 1988 period".
std::optional<Phrase> PhraseReader::read_definite(std::uint32_t at) const {
  std::uint32_t next = at;
  const bool has_article = is_determiner(next, Determiner::the);
  if (has_article) ++next;
  bool is_whole = false;  // "the full year" is this one
  for (; has_article && is(next, WordKind::filler); ++next)
    is_whole = is_whole || written(next) == "full" || written(next) == "entire" || written(next) == "whole";
  Phrase phrase = phrase_of(at, at, Phrase::Form::shifted);
  phrase.anchor = Phrase::Anchor::mentioned;
  phrase.is_definite = true;
  if (is(next, WordKind::unit) && words_[next].of(WordKind::unit) == static_cast<int>(Unit::year) &&
      is_hyphen(next + 1) && is(next + 2, WordKind::turn) && words_[next + 2].of(WordKind::turn) < 0) {
    phrase.unit = Unit::year;
    phrase.shift = -1;
    phrase.is_counted = true;
    phrase.amount.whole = 1;
    next += 3;
    if (const Found quarter = read_quarter(next)) {
      phrase.parts.quarter = quarter->parts.quarter;
      next = quarter->words.end;
    } else if (has_article && !is(next, WordKind::period) && !is(next, WordKind::unit)) {
      return {};  // the article is of what follows: "the year-ago result"
    } else if (is(next, WordKind::period) ||
               (is(next, WordKind::unit) &&
                words_[next].of(WordKind::unit) == static_cast<int>(Unit::quarter))) {
      ++next;
    }
    phrase.words.end = next;
    return phrase;
  }
  if (!has_article) return {};
  if (is_year(next)) phrase.parts.year = static_cast<std::int16_t>(words_[next++].value);
  if (is(next, WordKind::period)) {
    phrase.unit = Unit::quarter;
    phrase.words.end = next + 1;
    return phrase.parts.year >= 0 ? Found(phrase) : Found{};
  }
  if (!is(next, WordKind::unit)) return {};
  phrase.unit = static_cast<Unit>(words_[next].of(WordKind::unit));
  if (phrase.parts.year >= 0 && phrase.unit != Unit::quarter) return {};
  if (phrase.unit < Unit::day || phrase.unit == Unit::half || phrase.unit == Unit::fortnight ||
      phrase.unit == Unit::season)
    return {};
  phrase.words.end = next + 1;
  if (is_whole && phrase.unit == Unit::year) {
    phrase.anchor = Phrase::Anchor::publication;
    phrase.is_definite = false;
    return phrase;
  }
  const bool is_bounded = has(next + 1) && (written(next + 1) == "ended" || written(next + 1) == "ending" ||
                                            written(next + 1) == "to");
  if (phrase.unit == Unit::year && is_bounded) {  // "the year ended March 31" is a length up to that day
    phrase.form = Phrase::Form::duration;
    phrase.amount.whole = 1;
  }
  return phrase;
}

/// "now", "recently", "the future".
std::optional<Phrase> PhraseReader::read_reference(std::uint32_t at) const {
  std::uint32_t next = at;
  const bool has_article = is_determiner(next, Determiner::the);
  if (has_article) ++next;
  if (!is(next, WordKind::reference)) return {};
  const bool is_noun = written(next) == "past" || written(next) == "future";
  if (is_noun != has_article) return {};
  const bool follows_in = at > 0 && is_link(at - 1, Link::in_);
  if (is_noun && !follows_in && has(next + 1) && words_[next + 1].shape != DateWord::Shape::mark &&
      !is(next + 1, WordKind::link))
    return {};
  if (is_noun && is_link(next + 1, Link::of)) return {};
  Phrase phrase = phrase_of(at, next + 1, Phrase::Form::reference);
  phrase.reference = static_cast<Reference>(words_[next].of(WordKind::reference));
  if (written(next) == "recent" && is(next + 1, WordKind::units)) {
    phrase.words.end = next + 2;
  }
  return phrase;
}

/// "every Tuesday", "each year", "every two weeks", "daily", "annually".
std::optional<Phrase> PhraseReader::read_set(std::uint32_t at) const {
  if (!has(at)) return {};
  Phrase phrase = phrase_of(at, at + 1, Phrase::Form::set);
  if (words_[at].is(WordKind::every)) {
    const std::string_view word = written(at);
    if (!word.ends_with("ly") || word == "quarterly" || word == "weekly" || word == "monthly") return {};
    phrase.every = static_cast<std::uint8_t>(words_[at].of(WordKind::every));
    return phrase;
  }
  phrase.every = 255;
  if (words_[at].is(WordKind::weekdays)) {
    phrase.parts.weekday = static_cast<std::int8_t>(words_[at].of(WordKind::weekdays));
    return phrase;
  }
  if (!is_determiner(at, Determiner::each) && !is_determiner(at, Determiner::every)) return {};
  phrase.amount.whole = 1;
  std::uint32_t next = at + 1;
  if (has(next) && written(next) == "other") {
    phrase.amount.whole = 2;
    ++next;
  } else if (const auto amount = read_amount(next, next)) {
    phrase.amount = *amount;
  }
  if (is(next, WordKind::unit) || is(next, WordKind::units)) {
    phrase.unit =
        static_cast<Unit>(words_[next].of(is(next, WordKind::unit) ? WordKind::unit : WordKind::units));
    if (phrase.unit == Unit::half) return {};
    phrase.words.end = next + 1;
    return phrase;
  }
  Found name = read_weekday(next);
  if (!name) name = read_month(next);
  if (!name && is(next, WordKind::season)) {
    name = phrase_of(next, next + 1);
    name->parts.season = static_cast<std::int8_t>(words_[next].of(WordKind::season));
  }
  if (!name && is(next, WordKind::part)) {
    name = phrase_of(next, next + 1);
    name->parts.day_part = static_cast<std::int8_t>(words_[next].of(WordKind::part));
  }
  if (!name) return {};
  phrase.parts = name->parts;
  phrase.words.end = name->words.end;
  return phrase;
}

}  // namespace rapporteur::date
