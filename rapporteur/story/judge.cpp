#include "rapporteur/story/judge.h"

#include "rapporteur/base/log_exp.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace rapporteur::story {

namespace {

constexpr double copy_containment = 0.5;
constexpr std::size_t max_words_shown = 6;
constexpr std::array<StorySign, term_kind_count> sign_of_kind{StorySign::text, StorySign::title,
                                                              StorySign::actors, StorySign::numbers};

std::int16_t permille(double value) {
  return static_cast<std::int16_t>(std::clamp(std::lround(value * 1000), -32768L, 32767L));
}

double pair_gap(const Weights& weights, double days) {
  return -std::min(weights.max_gap, weights.pair_gap_day * std::max(0.0, days - weights.free_days));
}

double pair_conflict(const Weights& weights, double days) {
  return -std::min(weights.max_gap, weights.pair_conflict_day * days);
}

double kind_score(const Weights& weights, const PairSigns& signs, std::size_t kind) {
  const double value = signs.likeness[kind];
  return weights.pair_root[kind] * std::sqrt(value) + weights.pair_plain[kind] * value;
}

double weighed(const Weights& weights, const PairSigns& signs) {
  double sum = weights.pair_bias;
  for (std::size_t kind = 0; kind < term_kind_count; ++kind) sum += kind_score(weights, signs, kind);
  sum += weights.pair_quotation * signs.quotation;
  sum += signs.tells_same_day ? weights.pair_told_day : 0.0;
  return sum + pair_conflict(weights, signs.conflict_days) + pair_gap(weights, signs.gap_days);
}

/// Names or numbers that both have, the weightiest first, as the first article writes them.
std::string shared_words(const Document& a, const Document& b, TermKind kind) {
  std::vector<Term> shared;
  std::ranges::set_intersection(a.terms_of(kind), b.terms_of(kind), std::back_inserter(shared), {},
                                &Term::key, &Term::key);
  std::ranges::stable_sort(shared, std::ranges::greater(), &Term::weight);
  std::string text;
  std::size_t shown = 0;
  for (const Term& term : shared) {
    const auto found = std::ranges::lower_bound(a.spelled, term.key, {}, &SpelledTerm::key);
    if (found == a.spelled.end() || found->key != term.key) continue;
    text += (text.empty() ? "" : ", ") + found->words;
    if (++shown == max_words_shown) break;
  }
  return text;
}

double share_of_fewer(const Shingles& a, const Shingles& b) {
  const std::size_t fewer = std::min(a.size(), b.size());
  return fewer == 0 ? 0 : static_cast<double>(shared_shingles(a, b)) / static_cast<double>(fewer);
}

bool has_common_day(const Document& a, const Document& b) {
  std::vector<std::int32_t> days;
  std::ranges::set_intersection(a.told_days, b.told_days, std::back_inserter(days));
  return !days.empty();
}

/// Days between the nearest two of both lists; 0 where one is empty.
std::int32_t nearest_days(const std::vector<std::int32_t>& a, const std::vector<std::int32_t>& b) {
  std::optional<std::int32_t> nearest;
  for (const std::int32_t one : a) {
    for (const std::int32_t other : b) {
      const std::int32_t between = std::abs(one - other);
      nearest = std::min(nearest.value_or(between), between);
    }
  }
  return nearest.value_or(0);
}

}  // namespace

Judge::Judge() : Judge(std::vector<Weights>{Weights::shipped()}) {}

double likeness(std::span<const Term> a, std::span<const Term> b) {
  double sum = 0;
  auto of_a = a.begin();
  auto of_b = b.begin();
  while (of_a != a.end() && of_b != b.end()) {
    const std::uint32_t x = of_a->key;
    const std::uint32_t y = of_b->key;
    if (x == y) sum += static_cast<double>(of_a->weight) * of_b->weight;
    of_a += x <= y;
    of_b += y <= x;
  }
  return std::min(sum, 1.0);
}

PairSigns signs_of(const Document& a, const Document& b) {
  PairSigns signs;
  for (std::size_t kind = 0; kind < term_kind_count; ++kind)
    signs.likeness[kind] = likeness(a.terms[kind], b.terms[kind]);
  signs.quotation = share_of_fewer(a.quotations, b.quotations);
  if (a.day && b.day) signs.gap_days = std::abs(*a.day - *b.day);
  // Reports of one day that settle on different days differ in what they look at; reports of different days
  // that do so tell of different happenings.
  signs.conflict_days = std::min<double>(signs.gap_days, nearest_days(a.event_days, b.event_days));
  signs.tells_same_day = has_common_day(a, b);
  return signs;
}

double Judge::score(const Document& a, const Document& b, double containment) const {
  const Weights& first = weights_of(a);
  const Weights& second = weights_of(b);
  if (containment >= copy_containment) return (first.pair_copy + second.pair_copy) / 2;
  const PairSigns signs = signs_of(a, b);
  if (&first == &second) return weighed(first, signs);
  return (weighed(first, signs) + weighed(second, signs)) / 2;
}

std::vector<StoryEvidence> Judge::evidence(const Document& a, const Document& b, double containment) const {
  const Weights& weights = weights_of(a);
  std::vector<StoryEvidence> all;
  const auto add = [&](StorySign sign, double value, double weight, std::string words = {}) {
    all.push_back(
        {sign, permille(value), static_cast<std::int32_t>(std::lround(weight * 1000)), std::move(words)});
  };
  if (containment >= copy_containment) {
    add(StorySign::copy, containment, weights.pair_copy);
    return all;
  }
  const PairSigns signs = signs_of(a, b);
  for (std::size_t kind = 0; kind < term_kind_count; ++kind) {
    if (signs.likeness[kind] <= 0) continue;
    const bool is_spelled = kind >= static_cast<std::size_t>(TermKind::names);
    add(sign_of_kind[kind], signs.likeness[kind], kind_score(weights, signs, kind),
        is_spelled ? shared_words(a, b, static_cast<TermKind>(kind)) : std::string());
  }
  if (signs.quotation > 0)
    add(StorySign::quotation, signs.quotation, weights.pair_quotation * signs.quotation);
  if (signs.tells_same_day) add(StorySign::date, 1, weights.pair_told_day);
  if (signs.conflict_days > 0)
    add(StorySign::conflict, std::min(signs.conflict_days, 30000.0) / 1000,
        pair_conflict(weights, signs.conflict_days));
  if (a.day && b.day)
    add(StorySign::gap, std::min(signs.gap_days, 30000.0) / 1000, pair_gap(weights, signs.gap_days));
  return all;
}

std::uint16_t permille_of(double log_odds) {
  return static_cast<std::uint16_t>(std::lround(1000 / (1 + base::exponential(-log_odds))));
}

}  // namespace rapporteur::story
