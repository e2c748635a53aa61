#include "rapporteur/base/log_exp.h"
#include "rapporteur/story/cluster.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <span>
#include <utility>

namespace rapporteur::story {

namespace {

constexpr std::size_t min_group = 6;  // fewer articles are not divided
constexpr std::size_t min_half = 3;   // what fewer tell is no story beside
constexpr std::size_t max_parts = 7;  // looked for two large ones among so many
constexpr double name_weight = 2;
constexpr double half_of = 0.5;
constexpr double small_minimum = 1.25;  // mean log-odds inside a group too small to be divided

struct LocalTerm {
  std::uint32_t key;
  std::uint32_t article;
  float weight;
};

/// Adds what one term that not all articles hold says of each pair that does.
void add_products(std::span<const LocalTerm> holders, double rarity, std::vector<double>& lengths,
                  Pairs& sums) {
  for (std::size_t i = 0; i < holders.size(); ++i) {
    const LocalTerm& one = holders[i];
    lengths[one.article] += (one.weight * rarity) * (one.weight * rarity);
    for (const LocalTerm& other : holders.first(i)) {
      const double product = one.weight * rarity * other.weight * rarity;
      sums.set(one.article, other.article, sums.at(one.article, other.article) + product);
    }
  }
}

/// How alike the articles of a group are by what not all of them have in common.
Pairs local_likeness(const std::vector<const Document*>& documents) {
  std::vector<LocalTerm> all;
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    for (const Term& term : documents[i]->terms_of(TermKind::words)) {
      const double weight =
          (1 + base::logarithm(static_cast<double>(term.count))) * (term.is_name ? name_weight : 1);
      all.push_back({term.key, i, static_cast<float>(weight)});
    }
  }
  std::ranges::stable_sort(all, {}, &LocalTerm::key);
  const std::size_t count = documents.size();
  std::vector<double> lengths(count);
  Pairs sums(count);
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin;
    while (end < all.size() && all[end].key == all[begin].key) ++end;
    const std::size_t holders = end - begin;
    if (holders >= 2 && holders < count) {
      const double rarity = base::logarithm(static_cast<double>(count) / static_cast<double>(holders));
      add_products(std::span(all).subspan(begin, holders), rarity, lengths, sums);
    }
    begin = end;
  }
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double length = std::sqrt(lengths[i] * lengths[j]);
      sums.set(i, j, length > 0 ? sums.at(i, j) / length : 0);
    }
  }
  return sums;
}

double mean_between(const Pairs& values, const std::vector<std::uint32_t>& a,
                    const std::vector<std::uint32_t>& b) {
  double sum = 0;
  for (const std::uint32_t i : a) {
    for (const std::uint32_t j : b) sum += i == j ? 0 : values.at(i, j);
  }
  const std::size_t pairs = &a == &b ? a.size() * (a.size() - 1) : a.size() * b.size();
  return pairs == 0 ? 0 : sum / static_cast<double>(pairs);
}

/// The two largest parts, as soon as the second one is large enough; empty where there are none.
std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>> two_largest(const Pairs& values) {
  constexpr double always = -std::numeric_limits<double>::infinity();
  for (std::size_t wanted = 2; wanted < std::min(values.count() - 1, max_parts + 1); ++wanted) {
    Parts parts = average_links(values, always, wanted);
    std::ranges::stable_sort(parts, std::ranges::greater(), &std::vector<std::uint32_t>::size);
    if (parts.size() >= 2 && parts[1].size() >= min_half) return {std::move(parts[0]), std::move(parts[1])};
  }
  return {};
}

struct NumberCount {
  std::uint32_t key;
  bool is_second;
};

/// Which share of the numbers that half of a half tells is not told by the other half: lesser and greater.
std::pair<double, double> number_conflict(const std::vector<const Document*>& documents,
                                          const std::vector<std::uint32_t>& first,
                                          const std::vector<std::uint32_t>& second) {
  std::vector<NumberCount> all;
  for (const std::uint32_t i : first) {
    for (const Term& term : documents[i]->terms_of(TermKind::numbers)) all.push_back({term.key, false});
  }
  for (const std::uint32_t i : second) {
    for (const Term& term : documents[i]->terms_of(TermKind::numbers)) all.push_back({term.key, true});
  }
  std::ranges::stable_sort(all, {}, &NumberCount::key);
  double shared = 0;
  double only_first = 0;
  double only_second = 0;
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin;
    std::size_t of_second = 0;
    for (; end < all.size() && all[end].key == all[begin].key; ++end) of_second += all[end].is_second ? 1 : 0;
    const double a = static_cast<double>(end - begin - of_second) / static_cast<double>(first.size());
    const double b = static_cast<double>(of_second) / static_cast<double>(second.size());
    shared += std::min(a, b);
    if (a >= half_of) only_first += std::max(0.0, a - b);
    if (b >= half_of) only_second += std::max(0.0, b - a);
    begin = end;
  }
  const double least = std::min(only_first, only_second);
  const double most = std::max(only_first, only_second);
  return {least > 0 ? least / (shared + least) : 0, most > 0 ? most / (shared + most) : 0};
}

/// Days between the middle days of publication of two halves; 0 where one has none.
double gap_between(const std::vector<const Document*>& documents, const std::vector<std::uint32_t>& first,
                   const std::vector<std::uint32_t>& second) {
  const auto middle = [&](const std::vector<std::uint32_t>& half) -> std::optional<std::int32_t> {
    std::vector<std::int32_t> days;
    for (const std::uint32_t i : half) {
      if (documents[i]->day) days.push_back(*documents[i]->day);
    }
    if (days.empty()) return {};
    std::ranges::sort(days);
    return days[days.size() / 2];
  };
  const auto a = middle(first);
  const auto b = middle(second);
  return a && b ? std::abs(*a - *b) : 0;
}

double weighed(const Weights& weights, const SplitSigns& signs) {
  const double gap =
      std::min(weights.max_gap, weights.split_gap_day * std::max(0.0, signs.gap_days - weights.free_days));
  return weights.split_bias + weights.split_within * signs.within + weights.split_across * signs.across +
         weights.split_balance * signs.balance + weights.split_pairs * signs.pairs +
         weights.split_number_min * signs.number_min + weights.split_number_max * signs.number_max + gap;
}

/// Whether the weights of those concerned say so, in the mean.
bool is_wanted(const std::vector<const Document*>& documents, const Judge& judge, const SplitSigns& signs) {
  double sum = 0;
  for (const Document* document : documents) sum += weighed(judge.weights_of(*document), signs);
  return sum > 0;
}

void divide(const std::vector<const Document*>& documents, const Pairs& scores, const Judge& judge,
            const std::vector<std::uint32_t>& whole, Parts& parts) {
  std::vector<const Document*> own;
  for (const std::uint32_t i : whole) own.push_back(documents[i]);
  if (whole.size() < min_group) {
    for (const auto& part : average_links(scores.of(whole), small_minimum)) {
      std::vector<std::uint32_t> chosen;
      for (const std::uint32_t i : part) chosen.push_back(whole[i]);
      parts.push_back(std::move(chosen));
    }
    return;
  }
  const Split split = find_split(own, scores.of(whole));
  if (split.first.empty() || !is_wanted(own, judge, split.signs)) {
    parts.push_back(whole);
    return;
  }
  for (const auto* half : {&split.first, &split.second}) {
    std::vector<std::uint32_t> chosen;
    for (const std::uint32_t i : *half) chosen.push_back(whole[i]);
    divide(documents, scores, judge, chosen, parts);
  }
}

}  // namespace

Split find_split(const std::vector<const Document*>& documents, const Pairs& scores) {
  Split split;
  if (documents.size() < min_group) return split;
  const Pairs local = local_likeness(documents);
  const auto [first, second] = two_largest(local);
  if (first.empty()) return split;
  split.signs.within = mean_between(local, first, first);
  split.signs.across = mean_between(local, first, second);
  split.signs.balance = static_cast<double>(std::min(first.size(), second.size())) /
                        static_cast<double>(first.size() + second.size());
  split.signs.pairs = mean_between(scores, first, second);
  std::tie(split.signs.number_min, split.signs.number_max) = number_conflict(documents, first, second);
  split.signs.gap_days = gap_between(documents, first, second);
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    const bool is_second = std::ranges::find(second, i) != second.end() ||
                           (std::ranges::find(first, i) == first.end() &&
                            mean_between(local, {i}, second) > mean_between(local, {i}, first));
    (is_second ? split.second : split.first).push_back(i);
  }
  return split;
}

Parts refine(const std::vector<const Document*>& documents, const Pairs& scores, const Judge& judge) {
  std::vector<std::uint32_t> whole(documents.size());
  for (std::uint32_t i = 0; i < whole.size(); ++i) whole[i] = i;
  Parts parts;
  divide(documents, scores, judge, whole, parts);
  std::ranges::sort(parts);
  return parts;
}

}  // namespace rapporteur::story
