#include "rapporteur/comparison/pairing.h"

#include <algorithm>
#include <set>

/// Dates are compared where their sentences, without the dates, tell the same. Equal days are taken off
/// first; where one date is left on each side, it is that of the same happening.
namespace rapporteur::comparison {

namespace {

constexpr double least_likeness = 0.6;
constexpr double least_of_more = 0.5;
constexpr double sure_likeness = 0.85;
/// So many words on each side of a date are taken to belong to it.
constexpr std::size_t words_around = 5;
constexpr std::size_t least_common = 3;

/// A date of an article, by its place in the record.
struct PlacedDate {
  std::size_t telling = 0;
  std::uint32_t ordinal = 0;
};

class DatePairs {
 public:
  explicit DatePairs(const Compared& compared) : compared_(compared) {}

  std::vector<Pairing> find() {
    const std::size_t count = compared_.coverage.tellings().size();
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = a + 1; b < count; ++b) {
        if (are_compared(compared_.telling(a), compared_.telling(b))) compare(a, b);
      }
    }
    return std::move(found_);
  }

 private:
  const RecordedDate& date(std::size_t telling, std::uint32_t ordinal) const {
    return compared_.telling(telling).record().dates[ordinal];
  }

  /// Whether an article tells that date anywhere: where both tell both, these are two happenings.
  bool is_told_in(std::size_t telling, const RecordedDate& told) const {
    return std::ranges::any_of(compared_.telling(telling).record().dates, [&](const RecordedDate& each) {
      return each.first_day == told.first_day && each.last_day == told.last_day;
    });
  }

  static bool is_read(const RecordedDate& date) {
    return date.is_inferred || (date.anchor && date.rule == DateRule::mentioned);
  }

  Aside aside_of(std::size_t telling, const ToldSentence& sentence) const {
    Aside aside;
    for (const std::uint32_t ordinal : sentence.dates) {
      const RecordedWords& words = date(telling, ordinal).expression.front();
      aside.emplace_back(words.text_begin, words.text_end);
    }
    return aside;
  }

  std::vector<std::uint32_t> settled(std::size_t telling, const ToldSentence& sentence) const {
    std::vector<std::uint32_t> dates;
    for (const std::uint32_t ordinal : sentence.dates) {
      const RecordedDate& each = date(telling, ordinal);
      const bool is_day = each.type == DateType::date || each.type == DateType::time;
      if (is_day && each.first_day && each.rule != DateRule::reference) dates.push_back(ordinal);
    }
    return dates;
  }

  /// Whether two sentences may tell of one thing: fewer words in common must be more of all.
  static bool are_alike(const Likeness& likeness) {
    if (likeness.common > least_common && likeness.contained >= least_of_more) return true;
    if (likeness.contained < least_likeness) return false;
    return likeness.common >= least_common || (likeness.common > 1 && likeness.overlap > 0.99);
  }

  void compare(std::size_t a, std::size_t b) {
    for (const ToldSentence& one : compared_.telling(a).sentences) {
      if (one.dates.empty()) continue;
      const ToldSentence* best = nullptr;
      Likeness best_likeness;
      for (const ToldSentence& other : compared_.telling(b).sentences) {
        if (other.dates.empty()) continue;
        const Likeness likeness = likeness_of(compared_.coverage, one.text.words, other.text.words,
                                              aside_of(a, one), aside_of(b, other));
        if (!are_alike(likeness) || likeness.overlap < best_likeness.overlap) continue;
        best = &other;
        best_likeness = likeness;
      }
      if (best) compare_sentences(a, one, b, *best, best_likeness);
    }
  }

  void compare_sentences(std::size_t a, const ToldSentence& one, std::size_t b, const ToldSentence& other,
                         const Likeness& likeness) {
    compare_lengths(a, one, b, other, likeness);
    std::vector<std::uint32_t> ones = settled(a, one);
    std::vector<std::uint32_t> others = settled(b, other);
    // Of sentences that are less alike, only lone dates are held against each other.
    const bool are_lone = ones.size() == 1 && others.size() == 1;
    const auto take = [&](auto agrees, Verdict verdict, std::string_view rule) {
      for (std::size_t i = 0; i < ones.size();) {
        const auto match = std::ranges::find_if(
            others, [&](std::uint32_t each) { return agrees(date(a, ones[i]), date(b, each)); });
        if (match == others.end()) {
          ++i;
          continue;
        }
        add({a, ones[i]}, {b, *match}, verdict, rule, likeness);
        ones.erase(ones.begin() + static_cast<std::ptrdiff_t>(i));
        others.erase(match);
      }
    };
    take(
        [](const RecordedDate& x, const RecordedDate& y) {
          return x.first_day == y.first_day && x.last_day == y.last_day && !are_other_parts(x.value, y.value);
        },
        Verdict::same, "date.same");
    // "This year" beside a day says nothing where the same article tells a day too.
    const auto has_other = [&](std::size_t telling, const std::vector<std::uint32_t>& dates,
                               const RecordedDate& coarse, const RecordedDate& fine) {
      return coarse.granularity != fine.granularity && std::ranges::any_of(dates, [&](std::uint32_t each) {
               return date(telling, each).granularity == fine.granularity;
             });
    };
    take(
        [&](const RecordedDate& x, const RecordedDate& y) {
          return *x.first_day <= *y.last_day && *y.first_day <= *x.last_day && !has_other(a, ones, x, y) &&
                 !has_other(b, others, y, x) && !are_other_parts(x.value, y.value);
        },
        Verdict::compatible, "date.coarser");
    drop_coarse(a, ones);
    drop_coarse(b, others);
    if (ones.size() != 1 || others.size() != 1) return;
    // "The same day" hangs on our reading of which day was meant.
    const bool is_inferred = is_read(date(a, ones[0])) || is_read(date(b, others[0]));
    const bool is_other =
        have_other_names(dateless(a, one), dateless(b, other)) && likeness.contained < sure_likeness;
    // "A month ago" beside a day: more likely another happening than another date of this one.
    if (likeness.contained < least_likeness && !are_lone) return;
    // A date of a clause of its own ("an offer that he made on Tuesday") is none of what the other tells.
    const bool is_near =
        likeness.contained >= sure_likeness ||
        likeness_of(compared_.coverage, around(a, one, ones[0]), around(b, other, others[0])).common > 0;
    if (!is_near || is_other || date(a, ones[0]).granularity != date(b, others[0]).granularity) return;
    if (is_told_in(b, date(a, ones[0])) && is_told_in(a, date(b, others[0]))) return;
    add({a, ones[0]}, {b, others[0]}, is_inferred ? Verdict::unclear : Verdict::contradicts,
        is_inferred ? "date.inferred" : "date.differs", likeness);
  }

  /// The words on both sides of a date, without it.
  std::vector<Word> around(std::size_t telling, const ToldSentence& sentence, std::uint32_t ordinal) const {
    const std::vector<Word> words = dateless(telling, sentence);
    const std::uint32_t begin = date(telling, ordinal).expression.front().text_begin;
    const auto behind = std::ranges::find_if(words, [&](const Word& word) { return word.begin > begin; });
    const auto place = static_cast<std::size_t>(behind - words.begin());
    const std::size_t first = place - std::min(place, words_around);
    const std::size_t last = std::min(words.size(), place + words_around);
    return {words.begin() + static_cast<std::ptrdiff_t>(first),
            words.begin() + static_cast<std::ptrdiff_t>(last)};
  }

  /// The names of days and months are none of those that tell two things apart.
  std::vector<Word> dateless(std::size_t telling, const ToldSentence& sentence) const {
    std::vector<Word> words = sentence.text.words;
    for (const auto& [begin, end] : aside_of(telling, sentence))
      std::erase_if(words, [&](const Word& word) { return begin <= word.begin && word.end <= end; });
    return words;
  }

  /// Beside a day, a month or a year is its frame.
  void drop_coarse(std::size_t telling, std::vector<std::uint32_t>& dates) const {
    const auto is_day = [&](std::uint32_t each) {
      return date(telling, each).first_day == date(telling, each).last_day;
    };
    if (std::ranges::any_of(dates, is_day))
      std::erase_if(dates, [&](std::uint32_t each) { return !is_day(each); });
  }

  /// Lengths: the only ones of two sentences that tell the same.
  void compare_lengths(std::size_t a, const ToldSentence& one, std::size_t b, const ToldSentence& other,
                       const Likeness& likeness) {
    const auto length_in = [&](std::size_t telling, const ToldSentence& sentence) {
      std::optional<std::uint32_t> found;
      for (const std::uint32_t ordinal : sentence.dates) {
        if (date(telling, ordinal).type != DateType::duration || days_of(date(telling, ordinal).value) <= 0)
          continue;
        if (found) return std::optional<std::uint32_t>();
        found = ordinal;
      }
      return found;
    };
    const auto x = length_in(a, one);
    const auto y = length_in(b, other);
    if (!x || !y) return;
    const double days = days_of(date(a, *x).value);
    const double other_days = days_of(date(b, *y).value);
    const bool is_same = date(a, *x).value == date(b, *y).value;
    const bool is_near = std::max(days, other_days) <= 1.1 * std::min(days, other_days);
    add({a, *x}, {b, *y},
        is_same   ? Verdict::same
        : is_near ? Verdict::compatible
                  : Verdict::contradicts,
        is_same   ? "length.same"
        : is_near ? "length.about"
                  : "length.differs",
        likeness);
  }

  /// Days of a length as TIMEX3 writes it ("P2Y", "P25M"); 0 where it tells no number.
  static double days_of(const std::string& value) {
    if (value.size() < 3 || value[0] != 'P' || value[1] == 'T') return 0;
    double number = 0;
    for (std::size_t i = 1; i + 1 < value.size(); ++i) {
      if (value[i] < '0' || value[i] > '9') return 0;
      number = number * 10 + (value[i] - '0');
    }
    switch (value.back()) {
      case 'Y':
        return number * 365.25;
      case 'M':
        return number * 30.44;
      case 'W':
        return number * 7;
      case 'D':
        return number;
      default:
        return 0;
    }
  }

  void add(const PlacedDate& one, const PlacedDate& other, Verdict verdict, std::string_view rule,
           const Likeness& likeness) {
    found_.push_back({.kind = ComparedKind::date,
                      .verdict = verdict,
                      .rule = rule,
                      .subject = subject_of(one.telling, one.ordinal),
                      .one = side(one.telling, one.ordinal),
                      .other = side(other.telling, other.ordinal),
                      .permille = permille_of(likeness.contained)});
  }

  /// What happened on the day: the trigger of an event of its sentence.
  std::string subject_of(std::size_t telling, std::uint32_t ordinal) const {
    const Telling& told = compared_.telling(telling);
    const auto sentence = told.sentence_at(date(telling, ordinal).expression.front().text_begin);
    if (!sentence || told.sentences[*sentence].events.empty()) return {};
    return told.record().events[told.sentences[*sentence].events.front()].trigger.front().words;
  }

  Side side(std::size_t telling, std::uint32_t ordinal) const {
    const RecordedDate& told = date(telling, ordinal);
    std::string value = told.first_day.value_or(told.value);
    if (told.first_day && told.last_day != told.first_day) {
      value += '/';
      value += *told.last_day;
    }
    return {.telling = telling,
            .fact = {compared_.telling(telling).numbered.article, FactKind::date, ordinal},
            .value = std::move(value),
            .words = told.expression,
            .differing = told.expression};
  }

  const Compared& compared_;
  std::vector<Pairing> found_;
};

}  // namespace

std::vector<Pairing> pair_dates(const Compared& compared) {
  return DatePairs(compared).find();
}

}  // namespace rapporteur::comparison
