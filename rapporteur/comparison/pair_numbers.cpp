#include "rapporteur/comparison/pairing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

/// Numbers are compared where they count the same thing in the same unit. Those that agree are taken off
/// first; of the rest, each is laid beside the one whose sentence is most like its own. Another day, place or
/// part of the thing makes it another number, not a contradiction; a fate that grows from day to day is an
/// update.
namespace rapporteur::comparison {

namespace {

/// What befell people: words of scopes whose numbers grow while news comes in.
constexpr std::array<std::string_view, 6> fates{"killed",   "injured",   "missing",
                                                "arrested", "displaced", "rescued"};
constexpr std::array<std::string_view, 12> persons{"person",   "people",   "man",        "civilian",
                                                   "villager", "resident", "victim",     "toll",
                                                   "body",     "death",    "individual", "soul"};

bool is_among(const auto& list, const std::string& word) {
  return std::ranges::count(list, word) > 0;
}

struct Range {
  double low = 0;
  double high = 0;
};

double value_of(const std::string& decimal) {
  double whole = 0;
  double place = 0;
  for (const char c : decimal) {
    if (c == '.')
      place = 1;
    else if (c >= '0' && c <= '9') {
      whole = whole * 10 + (c - '0');
      place *= 10;
    }
  }
  return place > 1 ? whole / place : whole;
}

/// The values that a number leaves open, as it is told.
Range range_of(const RecordedQuantity& quantity) {
  const double low = value_of(quantity.low);
  const double high = value_of(quantity.high);
  constexpr double open_end = 1e18;
  switch (quantity.exactness) {
    case Exactness::exact:
      return {low, high};
    case Exactness::about:
      return {low * 0.9, high * 1.1};
    case Exactness::at_least:
      return {low, open_end};
    case Exactness::at_most:
      return {0, high};
    case Exactness::between:
      return {low, high};
    case Exactness::vague:
      return {low * 0.5, high * 1.5};
  }
  return {low, high};
}

/// One of two numbers of an article pair, with where it stands.
struct Placed {
  std::uint32_t ordinal = 0;
  const ToldSentence* sentence = nullptr;  // never null
  Aside aside;                             // the words of all numbers of the sentence
};

struct Candidate {
  std::size_t one = 0;
  std::size_t other = 0;
  Likeness likeness;
  bool is_equal = false;
  bool is_comparable = false;
};

class NumberPairs {
 public:
  explicit NumberPairs(const Compared& compared) : compared_(compared) {}

  std::vector<Pairing> find() {
    const std::size_t count = compared_.coverage.tellings().size();
    std::vector<std::vector<Placed>> placed;
    for (const Telling& telling : compared_.coverage.tellings()) placed.push_back(placed_in(telling));
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = a + 1; b < count; ++b) {
        if (are_compared(compared_.telling(a), compared_.telling(b))) compare(a, placed[a], b, placed[b]);
      }
    }
    return std::move(found_);
  }

 private:
  static std::vector<Placed> placed_in(const Telling& telling) {
    std::vector<Placed> placed;
    for (const ToldSentence& sentence : telling.sentences) {
      Aside aside;
      for (const std::uint32_t ordinal : sentence.quantities) {
        for (const RecordedWords& words : telling.record().quantities[ordinal].number)
          aside.emplace_back(words.text_begin, words.text_end);
      }
      for (const std::uint32_t ordinal : sentence.quantities) placed.push_back({ordinal, &sentence, aside});
    }
    return placed;
  }

  const RecordedQuantity& quantity(std::size_t telling, const Placed& placed) const {
    return compared_.telling(telling).record().quantities[placed.ordinal];
  }

  static std::set<std::string> scope_of(const RecordedQuantity& quantity) {
    std::set<std::string> scope;
    for (const std::string& word : quantity.scope) scope.insert(folded(word));
    return scope;
  }

  static std::string fate_of(const RecordedQuantity& quantity) {
    for (const std::string& word : quantity.scope) {
      if (is_among(fates, word)) return word;
    }
    return {};
  }

  static bool is_same_thing(const RecordedQuantity& one, const RecordedQuantity& other) {
    if (one.unit != other.unit || one.is_ordinal != other.is_ordinal) return false;
    if (one.thing == other.thing) return true;
    const bool is_person = is_among(persons, one.thing) || is_among(persons, other.thing);
    return one.unit.empty() && is_person && !fate_of(one).empty() && fate_of(one) == fate_of(other);
  }

  void compare(std::size_t a, const std::vector<Placed>& ones, std::size_t b,
               const std::vector<Placed>& others) {
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < ones.size(); ++i) {
      for (std::size_t j = 0; j < others.size(); ++j) {
        if (auto candidate = candidate_of(a, ones[i], b, others[j])) {
          candidate->one = i;
          candidate->other = j;
          candidates.push_back(*candidate);
        }
      }
    }
    std::ranges::stable_sort(candidates, [](const Candidate& x, const Candidate& y) {
      if (x.is_equal != y.is_equal) return x.is_equal;
      return x.likeness.contained > y.likeness.contained;
    });
    std::set<std::size_t> used_ones;
    std::set<std::size_t> used_others;
    for (const Candidate& each : candidates) {
      if (used_ones.contains(each.one) || used_others.contains(each.other)) continue;
      used_ones.insert(each.one);
      used_others.insert(each.other);
      add(each, a, ones[each.one], b, others[each.other]);
    }
  }

  std::optional<Candidate> candidate_of(std::size_t a, const Placed& one, std::size_t b,
                                        const Placed& other) const {
    const RecordedQuantity& x = quantity(a, one);
    const RecordedQuantity& y = quantity(b, other);
    if (!is_same_thing(x, y)) return std::nullopt;
    Candidate candidate;
    candidate.likeness = likeness_of(compared_.coverage, one.sentence->text.words, other.sentence->text.words,
                                     one.aside, other.aside);
    candidate.is_equal = x.low == y.low && x.high == y.high;
    const auto scope_x = scope_of(x);
    const auto scope_y = scope_of(y);
    std::size_t common = 0;
    for (const std::string& word : scope_x) common += scope_y.contains(word) ? 1u : 0u;
    const bool both_have_own = scope_x.size() > common && scope_y.size() > common;
    const bool is_fate = !fate_of(x).empty() && fate_of(x) == fate_of(y);
    const Likeness& like = candidate.likeness;
    const bool is_close = like.contained >= (both_have_own ? 0.85 : 0.6) && like.common >= 2;
    const bool is_scoped = !x.thing.empty() && common > 0 && !both_have_own && like.contained >= 0.35;
    const bool is_alike = !x.unit.empty() && like.contained >= 0.7 && like.common >= 4;
    const bool is_lone =
        !both_have_own && like.contained >= 0.3 && like.common >= 2 && is_only_one(a, x) && is_only_one(b, y);
    candidate.is_comparable =
        is_close || is_alike || is_lone || is_scoped || (is_fate && !both_have_own && like.contained >= 0.2);
    const bool is_told_alike = candidate.is_equal && like.contained >= 0.3 && like.common >= 1;
    if (!candidate.is_comparable && !is_told_alike && !(like.contained >= 0.5 && like.common >= 2))
      return std::nullopt;
    return candidate;
  }

  /// Whether an article counts a thing once, and the thing is something of its own: "212 passengers".
  bool is_only_one(std::size_t telling, const RecordedQuantity& quantity) const {
    if (quantity.thing.empty() || !quantity.unit.empty() || is_among(persons, quantity.thing)) return false;
    const auto& all = compared_.telling(telling).record().quantities;
    return std::ranges::count(all, quantity.thing, &RecordedQuantity::thing) == 1;
  }

  /// Whether the days that two numbers are bound to exclude each other.
  bool are_of_other_days(std::size_t a, const Placed& one, std::size_t b, const Placed& other) const {
    const auto days = [&](std::size_t telling, const Placed& placed) {
      std::vector<const RecordedDate*> dates;
      const Record& record = compared_.telling(telling).record();
      for (const std::uint32_t ordinal : placed.sentence->dates) {
        if (record.dates[ordinal].first_day) dates.push_back(&record.dates[ordinal]);
      }
      return dates;
    };
    const auto of_one = days(a, one);
    const auto of_other = days(b, other);
    if (of_one.empty() || of_other.empty()) return false;
    for (const RecordedDate* x : of_one) {
      for (const RecordedDate* y : of_other) {
        const bool overlap = *x->first_day <= *y->last_day && *y->first_day <= *x->last_day;
        if (overlap && !are_other_parts(x->value, y->value)) return false;
      }
    }
    return true;
  }

  void add(const Candidate& candidate, std::size_t a, const Placed& one, std::size_t b, const Placed& other) {
    Pairing pairing{.kind = ComparedKind::number,
                    .subject = subject_of(quantity(a, one)),
                    .one = side(a, quantity(a, one)),
                    .other = side(b, quantity(b, other)),
                    .permille = permille_of(candidate.likeness.contained)};
    judge(pairing, candidate, quantity(a, one), quantity(b, other));
    if (pairing.verdict == Verdict::contradicts) {
      const bool have_others =
          candidate.likeness.contained < 0.8 &&
          have_other_names(without_dates(a, *one.sentence), without_dates(b, *other.sentence));
      if (are_of_other_days(a, one, b, other) || have_others) {
        pairing.verdict = Verdict::other_scope;
        pairing.rule = have_others ? "number.other_names" : "number.other_days";
      } else {
        judge_days(pairing, a, b, quantity(a, one), quantity(b, other));
      }
    }
    if (pairing.verdict == Verdict::other_scope && candidate.likeness.contained < 0.5) return;
    found_.push_back(std::move(pairing));
  }

  /// The names of days and months are none of those that tell two things apart.
  std::vector<Word> without_dates(std::size_t telling, const ToldSentence& sentence) const {
    std::vector<Word> words = sentence.text.words;
    for (const std::uint32_t ordinal : sentence.dates) {
      const RecordedWords& date = compared_.telling(telling).record().dates[ordinal].expression.front();
      std::erase_if(words, [&](const Word& word) {
        return date.text_begin <= word.begin && word.end <= date.text_end;
      });
    }
    return words;
  }

  static void judge(Pairing& pairing, const Candidate& candidate, const RecordedQuantity& x,
                    const RecordedQuantity& y) {
    const Range of_x = range_of(x);
    const Range of_y = range_of(y);
    if (candidate.is_equal) {
      pairing.verdict = x.exactness == y.exactness ? Verdict::same : Verdict::compatible;
      pairing.rule = x.exactness == y.exactness ? "number.same" : "number.exactness";
    } else if (of_x.low <= of_y.high && of_y.low <= of_x.high) {
      pairing.verdict = Verdict::compatible;
      pairing.rule = "number.within";
    } else if (!candidate.is_comparable) {
      pairing.verdict = Verdict::other_scope;
      pairing.rule = "number.other_scope";
    } else {
      pairing.verdict = Verdict::contradicts;
      pairing.rule = "number.differs";
    }
  }

  /// A later number that is told of another day's state may have moved.
  void judge_days(Pairing& pairing, std::size_t a, std::size_t b, const RecordedQuantity& x,
                  const RecordedQuantity& y) const {
    const std::string& day_a = compared_.telling(a).day;
    const std::string& day_b = compared_.telling(b).day;
    if (day_a.empty() || day_b.empty() || day_a == day_b) return;
    const bool is_grown = (day_a < day_b) == (value_of(x.low) < value_of(y.low));
    if (is_grown && !fate_of(x).empty()) {
      pairing.verdict = Verdict::updated;
      pairing.rule = "number.grown";
    } else if (fate_of(x).empty()) {
      pairing.verdict = Verdict::unclear;
      pairing.rule = "number.later";
    }
  }

  static std::string subject_of(const RecordedQuantity& quantity) {
    std::string subject;
    for (const RecordedWords& words : quantity.phrase) {
      const bool is_number = std::ranges::any_of(quantity.number, [&](const RecordedWords& each) {
        return each.text_begin <= words.text_begin && words.text_end <= each.text_end;
      });
      if (!is_number) subject += (subject.empty() ? "" : " ") + words.words;
    }
    if (!quantity.thing.empty()) subject = quantity.thing;
    const std::string fate = fate_of(quantity);
    if (!fate.empty()) {
      subject += ' ';
      subject += fate;
    }
    return subject.empty() ? quantity.unit : subject;
  }

  Side side(std::size_t telling, const RecordedQuantity& quantity) const {
    std::string value = quantity.low;
    if (quantity.high != quantity.low) {
      value += '-';
      value += quantity.high;
    }
    if (quantity.exactness != Exactness::exact && quantity.exactness != Exactness::between)
      value.insert(0, std::string(name_of(quantity.exactness)) + " ");
    for (const std::string& each : {quantity.unit, quantity.thing}) {
      if (!each.empty()) value += " " + each;
    }
    std::ranges::replace(value, '_', ' ');
    return {.telling = telling,
            .fact = {compared_.telling(telling).numbered.article, FactKind::quantity, quantity.ordinal},
            .value = std::move(value),
            .words = quantity.phrase,
            .differing = quantity.number};
  }

  const Compared& compared_;
  std::vector<Pairing> found_;
};

}  // namespace

std::vector<Pairing> pair_numbers(const Compared& compared) {
  return NumberPairs(compared).find();
}

}  // namespace rapporteur::comparison
