#pragma once

#include "rapporteur/date/phrase.h"

#include <optional>
#include <span>
#include <string_view>

namespace rapporteur::date {

/// Reads date expressions by composition: parts of the calendar, shifts, amounts, and what joins them.
///
///     phrase     = [place] core | core 's place
///     core       = calendar | shifted | counted | length | reference | set
///     calendar   = weekday, month, day, year, quarter, season, decade, part of day, clock, in the orders
///     English has shifted    = [the] (last | next | this ...) (unit | name) counted    = amount unit (ago |
///     earlier | later | from now)
///
/// Each reading function begins at a word and gives the phrase with the words it took, or nothing. Reads the
/// words alone: what a word is in its sentence is asked afterwards.
class PhraseReader {
 public:
  PhraseReader(std::string_view text, std::span<const DateWord> words) : text_(text), words_(words) {}

  /// The longest date expression that begins at a word.
  std::optional<Phrase> read(std::uint32_t at) const;

 private:
  using Found = std::optional<Phrase>;

  // read_phrase.cpp
  Found read_core(std::uint32_t at) const;
  Found read_placed(std::uint32_t at) const;
  Found read_year_end(std::uint32_t at) const;
  Found read_joined(std::uint32_t at) const;
  Found read_day_with_part(std::uint32_t at) const;
  Found join_wider(Phrase narrow) const;
  Found join_possessed(Phrase wide) const;

  // read_calendar.cpp
  Found read_calendar(std::uint32_t at) const;
  Found read_numeric(std::uint32_t at) const;
  Found read_weekday(std::uint32_t at) const;
  Found read_month(std::uint32_t at) const;
  Found read_day_month(std::uint32_t at) const;
  Found read_year(std::uint32_t at) const;
  Found read_quarter(std::uint32_t at) const;
  Found read_season(std::uint32_t at) const;
  Found read_decade(std::uint32_t at) const;
  Found read_century(std::uint32_t at) const;
  Found read_holiday(std::uint32_t at) const;
  bool add_year(Phrase& phrase) const;
  bool add_day(Phrase& phrase) const;
  std::optional<std::int16_t> spoken_year(std::uint32_t at, std::uint32_t& end) const;

  // read_clock.cpp
  Found read_relative_day(std::uint32_t at) const;
  Found read_day_beside(std::uint32_t at) const;
  Found read_part(std::uint32_t at) const;
  Found read_clock(std::uint32_t at) const;
  Found read_pointed_clock(std::uint32_t at) const;
  void skip_zone(std::uint32_t& at) const;

  // read_relative.cpp
  Found read_shifted(std::uint32_t at) const;
  Found read_shifted_name(std::uint32_t at, std::uint32_t end, int shift) const;
  Found read_shifted_unit(std::uint32_t at, std::uint32_t end, int shift) const;
  Found read_bounded_length(std::uint32_t at, std::uint32_t end) const;
  Found read_definite(std::uint32_t at) const;
  Found read_counted(std::uint32_t at) const;
  Found read_length(std::uint32_t at) const;
  Found read_reference(std::uint32_t at) const;
  Found read_set(std::uint32_t at) const;
  Found turn(Phrase length) const;
  std::optional<Amount> read_amount(std::uint32_t at, std::uint32_t& end) const;
  bool read_length_unit(std::uint32_t& at, Phrase& phrase) const;

  // words
  bool has(std::uint32_t at) const { return at < words_.size(); }
  bool is(std::uint32_t at, WordKind kind) const { return has(at) && words_[at].is(kind); }
  bool is_link(std::uint32_t at, Link link) const { return has(at) && words_[at].is_link(link); }
  bool is_mark(std::uint32_t at, char mark) const { return has(at) && words_[at].is_mark(mark); }
  bool is_determiner(std::uint32_t at, Determiner which) const {
    return is(at, WordKind::determiner) && words_[at].of(WordKind::determiner) == static_cast<int>(which);
  }
  bool is_number(std::uint32_t at, std::uint32_t least, std::uint32_t most) const;
  bool is_year(std::uint32_t at) const;
  /// A hyphen without blanks around it.
  bool is_hyphen(std::uint32_t at) const {
    return is_mark(at, '-') && !words_[at].follows_space && has(at + 1) && !words_[at + 1].follows_space;
  }
  std::string_view written(std::uint32_t at) const {
    return text_.substr(words_[at].span.begin, words_[at].span.size());
  }
  std::uint32_t skip_comma(std::uint32_t at) const { return is_mark(at, ',') ? at + 1 : at; }

  std::string_view text_;
  std::span<const DateWord> words_;
};

/// A phrase of the words from `begin` up to `end`.
inline Phrase phrase_of(std::uint32_t begin, std::uint32_t end, Phrase::Form form = Phrase::Form::calendar) {
  Phrase phrase;
  phrase.words = {begin, end};
  phrase.form = form;
  return phrase;
}

/// Keeps the longer of two; the first where they are equal.
inline void keep_longer(std::optional<Phrase>& best, const std::optional<Phrase>& other) {
  if (other && (!best || other->words.end > best->words.end)) best = other;
}

}  // namespace rapporteur::date
