#include "rapporteur/date/find_dates.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/date/calendar.h"
#include "rapporteur/date/date_words.h"
#include "rapporteur/date/phrase_reader.h"
#include "rapporteur/date/settle.h"

#include <algorithm>
#include <array>
#include <utility>

/// Dates are found block by block: the words of a block are split and classed, the longest expression is read
/// from each word that can begin one, words that are something else where they stand are refused, and what is
/// left is settled in reading order.
///
///     "The talks, held on Friday, were the first since December 2015."
///         Friday         weekday          past clause: the latest Friday up to publication    2017-12-15
///         December 2015  month and year   as written                                           2015-12
namespace rapporteur {

namespace {

using date::DateWord;
using date::Phrase;
using date::WordKind;

/// Words before which a month or a number of four digits is a date.
constexpr std::array time_links{date::Link::in_, date::Link::since,  date::Link::until,  date::Link::till,
                                date::Link::by,  date::Link::during, date::Link::before, date::Link::after};

bool is_read(const Block& block) {
  return block.is_body || block.kind == BlockKind::headline || block.kind == BlockKind::standfirst ||
         block.kind == BlockKind::caption;
}

/// Finds and settles the dates of one article.
class Finding {
 public:
  Finding(const Article& article, const Analysis& analysis, std::optional<PublicationDay> published)
      : article_(article), text_(article.text.utf8()), analysis_(analysis), published_(published) {}

  std::vector<Date> find() {
    for (const Block& block : article_.blocks) {
      if (is_read(block) && date::split_date_words(text_, block.span, words_)) read_block();
    }
    return std::move(dates_);
  }

 private:
  void read_block() {
    const date::PhraseReader reader(text_, words_);
    for (std::uint32_t at = 0; at < words_.size();) {
      const DateWord& word = words_[at];
      if (!word.senses && word.shape != DateWord::Shape::number && !word.is_mark('\'')) {
        ++at;
        continue;
      }
      auto phrase = reader.read(at);
      if (!phrase || !stands(*phrase)) {
        ++at;
        continue;
      }
      add(*phrase);
      at = phrase->words.end;
      at = add_following_days(*phrase, at);
    }
  }

  TextSpan span_of(const Phrase& phrase) const {
    return {words_[phrase.words.begin].span.begin, words_[phrase.words.end - 1].span.end};
  }

  void add(const Phrase& phrase) {
    Date date = date::settle(phrase, surroundings_of(phrase));
    if (const auto last = last_day_of_quarter(phrase)) {
      date.days = DayRange{date::shifted_day(*last + 1, date::Unit::month, -3), *last + 1};
      const DayNumber middle = (date.days->begin + *last) / 2;
      date.value = date::value_of(date::range_around(middle, date::Unit::quarter), Granularity::quarter);
      date.granularity = Granularity::quarter;
      date.rule = DateRule::carried;
      date.anchor = -1;
    }
    date.span = span_of(phrase);
    date.is_inferred = published_ && published_->is_inferred && date.rule != DateRule::written && date.days;
    dates_.push_back(std::move(date));
  }

  /// "the quarter ended July 31" has the three months up to that day, whichever quarter of the calendar most
  /// of them lie in.
  std::optional<DayNumber> last_day_of_quarter(const Phrase& phrase) const {
    const DateWord* after = word_after(phrase);
    if (!phrase.is_definite || phrase.unit != date::Unit::quarter || !after || written(*after) != "ended")
      return {};
    const auto end = date::PhraseReader(text_, words_).read(phrase.words.end + 1);
    if (!end || end->form != Phrase::Form::calendar || end->parts.month < 0 || end->parts.day < 0) return {};
    const Date day = date::settle(*end, surroundings_of(*end));
    return day.days ? std::optional(day.days->begin) : std::nullopt;
  }

  date::Surroundings surroundings_of(const Phrase& phrase) const {
    const TextSpan span = span_of(phrase);
    date::Surroundings around;
    around.begin = span.begin;
    around.dates = &dates_;
    if (published_) around.published = published_->day;
    if (analysis_.size() > 0) around.clause = date::clause_time(analysis_, span);
    const DateWord* after = word_after(phrase);
    const bool is_possessive = after && after->is_mark('\'') && !after->follows_space;
    if (is_possessive && around.clause == date::ClauseTime::present)
      around.clause = date::ClauseTime::unknown;
    const DateWord* before = word_before(phrase);
    around.has_begun = before && (before->is_link(date::Link::since) || written(*before) == "ended");
    const bool is_bare_month = phrase.parts.month > 0 && phrase.parts.day < 0 && phrase.parts.year < 0;
    if (is_deadline(before) && (around.clause == date::ClauseTime::unknown ||
                                before->is_link(date::Link::until) || before->is_link(date::Link::till))) {
      around.clause = date::ClauseTime::future;
    } else if (is_bare_month && is_of_no_tense(before, span, around.clause)) {
      around.clause = date::ClauseTime::unknown;
    }
    return around;
  }

  static bool is_deadline(const DateWord* before) {
    return before && (before->is_link(date::Link::until) || before->is_link(date::Link::till) ||
                      before->is_link(date::Link::through) || before->is_link(date::Link::by));
  }

  std::string_view written(const DateWord& word) const {
    return text_.substr(word.span.begin, word.span.size());
  }

  /// "had extended the credit through April", "a June agreement".
  bool is_of_no_tense(const DateWord* before, TextSpan span, date::ClauseTime clause) const {
    return (is_deadline(before) && clause == date::ClauseTime::past) || is_modifier(span);
  }

  /// "a June agreement": the time of the clause says nothing of it.
  bool is_modifier(TextSpan span) const {
    const TokenRange tokens = analysis_.tokens_in(span);
    if (tokens.is_empty()) return false;
    const Relation relation = analysis_.relations[analysis_.head_of(tokens)];
    return relation == Relation::compound || relation == Relation::nmod;
  }

  /// "Jan. 15-16", "15 and 16 January" is left to the months: the days that follow a month and day.
  std::uint32_t add_following_days(const Phrase& first, std::uint32_t at) {
    if (first.parts.month < 0 || first.parts.day < 0 || first.parts.year >= 0) return at;
    for (int count = 0; count < 8 && at + 1 < words_.size(); ++count) {
      const bool is_joined = words_[at].is_mark('-') || words_[at].is_mark(',') ||
                             words_[at].is_link(date::Link::and_) || words_[at].is_link(date::Link::to);
      const DateWord& number = words_[at + 1];
      if (!is_joined || number.shape != DateWord::Shape::number || number.digits > 2 || number.value < 1 ||
          number.value > 31)
        return at;
      if (at + 2 < words_.size() &&
          (words_[at + 2].senses || words_[at + 2].shape == DateWord::Shape::word) &&
          !words_[at + 2].is(WordKind::link))
        return at;
      Phrase next = first;
      next.words = {at + 1, at + 2};
      next.parts.day = static_cast<std::int8_t>(number.value);
      next.parts.weekday = -1;
      add(next);
      at += 2;
    }
    return at;
  }

  // --- words that are something else where they stand ---

  bool stands(const Phrase& phrase) const {
    if (phrase.form == Phrase::Form::duration) return length_stands(phrase);
    if (phrase.form == Phrase::Form::reference) return reference_stands(phrase);
    if (phrase.form != Phrase::Form::calendar) return shifted_stands(phrase);
    if (phrase.parts.half > 0 && phrase.parts.year < 0) return false;  // of a match as often as of a year
    const bool is_one_word = phrase.words.size() == 1;
    if (is_one_word && phrase.parts.year >= 0) return year_stands(phrase);
    if (is_one_word && phrase.parts.month > 0) return month_stands(phrase);
    return true;
  }

  const DateWord* word_before(const Phrase& phrase) const {
    return phrase.words.begin > 0 ? &words_[phrase.words.begin - 1] : nullptr;
  }
  const DateWord* word_after(const Phrase& phrase) const {
    return phrase.words.end < words_.size() ? &words_[phrase.words.end] : nullptr;
  }
  std::string_view tag_of(TextSpan span) const {
    const TokenRange tokens = analysis_.tokens_in(span);
    return tokens.is_empty() ? std::string_view() : analysis_.tag(tokens.begin);
  }

  /// "May" the verb and "March" the verb are none; nor is a month that is part of a name.
  bool month_stands(const Phrase& phrase) const {
    const TextSpan span = span_of(phrase);
    const bool is_doubtful = phrase.parts.month == 3 || phrase.parts.month == 5;
    if (analysis_.size() == 0) {
      const DateWord* before = word_before(phrase);
      return !is_doubtful || (before && (before->is(WordKind::link) || before->is(WordKind::shift)));
    }
    const std::string_view tag = tag_of(span);
    if (is_doubtful && !tag.starts_with("NN")) return false;
    const TokenRange tokens = analysis_.tokens_in(span);
    const auto entity = tokens.is_empty() ? std::nullopt : analysis_.entity_at(tokens.begin);
    if (!entity) return !is_doubtful || before_is_time_link(phrase);
    return entity->kind == EntityKind::date || entity->kind == EntityKind::time ||
           before_is_time_link(phrase) ||
           (entity->kind != EntityKind::person && entity->kind != EntityKind::gpe);
  }

  bool before_is_time_link(const Phrase& phrase) const {
    const DateWord* before = word_before(phrase);
    if (!before || !before->is(WordKind::link)) return false;
    return std::ranges::any_of(time_links, [&](date::Link link) { return before->is_link(link); });
  }

  /// Four digits are a year unless they are an amount: of money, of things, of a unit.
  bool year_stands(const Phrase& phrase) const {
    const DateWord& word = words_[phrase.words.begin];
    if (word.shape != DateWord::Shape::number) return true;
    if (word.value < 1400 || word.value > 2100) return false;
    const DateWord* before = word_before(phrase);
    const DateWord* after = word_after(phrase);
    if (before && before->shape == DateWord::Shape::mark && !word.follows_space && !before->is_mark('(') &&
        !before->is_mark('\'') && !before->is_mark('-') && !before->is_mark('"') && !before->is_mark('/'))
      return false;
    if (after && (after->is_mark('%') || after->is(WordKind::units) || after->is(WordKind::half_day)))
      return false;
    if (after && (after->is_mark('.') || after->is_mark(':')) && !after->follows_space &&
        phrase.words.end + 1 < words_.size() && !words_[phrase.words.end + 1].follows_space &&
        words_[phrase.words.end + 1].shape == DateWord::Shape::number)
      return false;
    if (before_is_time_link(phrase)) return true;
    if (analysis_.size() == 0) return before && before->is_mark('(');
    const TokenRange tokens = analysis_.tokens_in(word.span);
    if (tokens.is_empty()) return false;
    const auto entity = analysis_.entity_at(tokens.begin);
    if (entity && entity->kind == EntityKind::date) return true;
    if (entity && entity->kind != EntityKind::event && entity->kind != EntityKind::org &&
        entity->kind != EntityKind::law)
      return false;
    const std::uint32_t head = analysis_.heads[tokens.begin];
    return !(analysis_.relations[tokens.begin] == Relation::nummod && analysis_.tag(head).ends_with("S")) &&
           word.value >= 1900 && word.value <= 2050;
  }

  /// "a year" behind an amount is a rate; a bare plural needs a word that makes a length of it.
  bool length_stands(const Phrase& phrase) const {
    const DateWord* before = word_before(phrase);
    const DateWord& first = words_[phrase.words.begin];
    const bool is_bare = first.is(WordKind::units);
    if (is_bare) {
      const bool is_made_length = before && before->is(WordKind::link) && phrase.unit >= date::Unit::day;
      if (!is_made_length || before->is_link(date::Link::of)) return false;
    }
    if (first.is(WordKind::determiner) && phrase.amount.whole == 1 && phrase.words.size() == 2 && before) {
      const bool follows_amount = before->shape == DateWord::Shape::number || before->is_mark('%') ||
                                  before->is(WordKind::scale) || before->is(WordKind::times);
      if (follows_amount) return false;
    }
    const DateWord* after = word_after(phrase);
    return !(after && after->is_link(date::Link::old));
  }

  bool reference_stands(const Phrase& phrase) const {
    if (phrase.words.size() != 1) return true;
    const DateWord& word = words_[phrase.words.begin];
    const std::string_view written = this->written(word);
    const DateWord* after = word_after(phrase);
    if (after && base::equals_ignoring_case(written, "shortly") &&
        (after->is_link(date::Link::after) || after->is_link(date::Link::before)))
      return false;
    if (analysis_.size() == 0) return !base::equals_ignoring_case(written, "now") || !word.is_capital;
    const std::string_view tag = tag_of(word.span);
    if (base::equals_ignoring_case(written, "current")) return tag == "JJ";
    return !base::equals_ignoring_case(written, "now") || tag == "RB";
  }

  /// "the second", "this minute" and their like count nothing.
  bool shifted_stands(const Phrase& phrase) const {
    if (phrase.form == Phrase::Form::set) return true;
    if (!phrase.is_counted && phrase.unit <= date::Unit::hour) return false;
    const DateWord& first = words_[phrase.words.begin];
    const DateWord* before = word_before(phrase);
    const bool is_in_name =
        first.is(WordKind::day) && first.is_capital && before && before->is_capital && first.follows_space;
    return !is_in_name;  // a newspaper's "Today"
  }

  const Article& article_;
  std::string_view text_;
  const Analysis& analysis_;
  std::optional<PublicationDay> published_;
  std::vector<DateWord> words_;
  std::vector<Date> dates_;
};

}  // namespace

std::optional<DayNumber> read_day(std::string_view iso_8601) {
  if (iso_8601.size() < 10 || iso_8601[4] != '-' || iso_8601[7] != '-') return {};
  const auto number = [&](std::size_t from, std::size_t count) {
    int value = 0;
    for (const char c : iso_8601.substr(from, count))
      value = base::is_digit(c) && value >= 0 ? value * 10 + (c - '0') : -1;
    return value;
  };
  return date::day_number(number(0, 4), number(5, 2), number(8, 2));
}

std::string write_day(DayNumber day) {
  return date::value_of({day, day + 1}, Granularity::day);
}

std::optional<PublicationDay> publication_day(const Article& article) {
  if (article.metadata.published) {
    if (const auto day = read_day(article.metadata.published->value)) return PublicationDay{*day, false};
  }
  const Analysis none;
  std::optional<PublicationDay> latest;
  for (const Date& date : find_dates(article, none, {})) {
    if (date.rule != DateRule::written || date.granularity != Granularity::day) continue;
    if (!latest || date.days->begin > latest->day) latest = PublicationDay{date.days->begin, true};
  }
  return latest;
}

std::vector<Date> find_dates(const Article& article, const Analysis& analysis,
                             std::optional<PublicationDay> published) {
  return Finding(article, analysis, published).find();
}

}  // namespace rapporteur
