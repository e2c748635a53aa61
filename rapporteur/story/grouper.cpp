#include "rapporteur/story/grouper.h"

#include "rapporteur/base/log_exp.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace rapporteur::story {

namespace {

constexpr std::uint32_t max_visits = 32;    // articles by one rare term
constexpr std::size_t rare_terms = 20;      // looked up of an article
constexpr std::size_t max_candidates = 12;  // compared one by one
constexpr float far_share = 0.1F;           // a candidate that shares so little beside the first is none
constexpr std::size_t max_compared = 96;    // articles of one group that are compared
constexpr double near_minimum = 1.5;        // a candidate's group is looked at from so far below the minimum
constexpr std::uint32_t no_story = static_cast<std::uint32_t>(-1);
constexpr double seen_share = 20;  // an article of the coverage counts as many of the background

/// How much more often a term counts that stands so often in an article.
double times(std::uint16_t count) {
  return count == 1 ? 1 : 1 + base::logarithm(count);
}

void make_unit_length(std::vector<Term>& terms) {
  double sum = 0;
  for (const Term& term : terms) sum += static_cast<double>(term.weight) * term.weight;
  if (sum <= 0) return;
  const auto length = static_cast<float>(std::sqrt(sum));
  for (Term& term : terms) term.weight /= length;
}

}  // namespace

Grouper::Grouper(const Judge& judge, const Background& background, const Options& options)
    : judge_(judge),
      background_(background),
      options_(options),
      copies_({.half_window = options.half_window}),
      holders_(0),
      rare_(max_visits) {}

void Grouper::add(Document document) {
  age();
  const auto article = static_cast<std::uint32_t>(placed_.size());
  weigh(document);
  Placed& placed = placed_.emplace_back();
  placed.article = document.article;
  placed.day = document.day;
  placed.title = document.title;
  placed.outlet = document.outlet;
  placed.is_day_told = document.is_day_told;
  placed.story = no_story;
  placed.copies = copies_.add(std::move(document.shingles));
  document.shingles.clear();
  find_candidates(document);
  kept_.push_back(std::move(document));
  group_of_.push_back(place_in_group(article));
  settle(group_of_.back(), article);
  index(this->document(article), article);
}

void Grouper::age() {
  const auto count = static_cast<std::uint32_t>(placed_.size());
  if (count == 0 || count % options_.half_window != 0) return;
  holders_.age();
  rare_.age();
  const std::uint32_t first = count - options_.half_window;
  for (; first_kept_ < first; ++first_kept_) kept_.pop_front();
}

void Grouper::weigh(Document& document) const {
  const double seen = std::min<double>(static_cast<double>(placed_.size()), 2.0 * options_.half_window);
  const double all = seen_share * seen + background_.article_count() + 1;
  for (std::vector<Term>& terms : document.terms) {
    for (Term& term : terms) {
      const double holding = 0.5 + seen_share * holders_.count(term.key) + background_.count(term.key);
      const double rarity = base::logarithm(std::max(1.05, all / holding));
      term.weight = static_cast<float>(times(term.count) * rarity);
    }
    make_unit_length(terms);
  }
}

void Grouper::find_candidates(const Document& document) {
  candidates_.clear();
  sorted_terms_ = document.terms_of(TermKind::words);
  const std::size_t chosen = std::min(rare_terms, sorted_terms_.size());
  std::ranges::partial_sort(
      sorted_terms_, sorted_terms_.begin() + static_cast<std::ptrdiff_t>(chosen),
      [](const Term& a, const Term& b) { return std::pair(-a.weight, a.key) < std::pair(-b.weight, b.key); });
  sorted_terms_.resize(chosen);
  weight_of_.resize(placed_.size() - first_kept_);
  for (const Term& term : sorted_terms_) {
    rare_.for_each(term.key, [&](std::uint32_t other) {
      if (other < first_kept_) return;
      float& weight = weight_of_[other - first_kept_];
      if (weight == 0) candidates_.push_back({other, 0});
      weight += term.weight;
    });
  }
  for (Candidate& candidate : candidates_)
    candidate.weight = std::exchange(weight_of_[candidate.article - first_kept_], 0.0F);
  const std::size_t kept = std::min(max_candidates, candidates_.size());
  std::ranges::partial_sort(candidates_, candidates_.begin() + static_cast<std::ptrdiff_t>(kept),
                            [](const Candidate& a, const Candidate& b) {
                              return std::pair(-a.weight, a.article) < std::pair(-b.weight, b.article);
                            });
  candidates_.resize(kept);
  const auto is_far = [&](const Candidate& each) {
    return each.weight < far_share * candidates_.front().weight;
  };
  while (!candidates_.empty() && is_far(candidates_.back())) candidates_.pop_back();
}

double Grouper::score(std::uint32_t a, std::uint32_t b) const {
  const std::uint32_t later = std::max(a, b);
  const std::uint32_t earlier = std::min(a, b);
  const auto& copies = placed_[later].copies;
  const auto found = std::ranges::find(copies, earlier, &SharedText::earlier);
  return judge_.score(document(earlier), document(later), found == copies.end() ? 0 : found->containment());
}

/// The same of the newest article, which is asked about an earlier one more than once.
double Grouper::own_score(std::uint32_t other) {
  const auto newest = static_cast<std::uint32_t>(placed_.size() - 1);
  own_scores_.resize(std::max<std::size_t>(own_scores_.size(), newest + 1 - first_kept_));
  OwnScore& own = own_scores_[other - first_kept_];
  if (own.newest != newest || own.other != other) own = {newest, other, score(other, newest)};
  return own.value;
}

std::vector<std::uint32_t> Grouper::likely_groups(std::uint32_t article) {
  std::vector<std::uint32_t> likely;
  const auto add = [&](std::uint32_t group) {
    if (std::ranges::find(likely, group) == likely.end()) likely.push_back(group);
  };
  for (const SharedText& copy : placed_[article].copies) {
    if (copy.earlier >= first_kept_) add(group_of_[copy.earlier]);
  }
  const double minimum = minimum_of(document(article)) - near_minimum;
  for (const Candidate& candidate : candidates_) {
    if (own_score(candidate.article) >= minimum) add(group_of_[candidate.article]);
  }
  return likely;
}

/// Old articles leave a group that has grown large, or that the window has left behind.
void Grouper::drop_old(Group& group) const {
  std::size_t old = 0;
  while (old < group.members.size() &&
         (group.members[old] < first_kept_ || group.members.size() - old >= max_compared))
    ++old;
  if (old == 0) return;
  std::vector<std::uint32_t> left(group.members.size() - old);
  std::iota(left.begin(), left.end(), static_cast<std::uint32_t>(old));
  group.scores = group.scores.of(left);
  group.members.erase(group.members.begin(), group.members.begin() + static_cast<std::ptrdiff_t>(old));
}

/// The group that an article joins: the one that is most like it in the mean, or a new one.
std::uint32_t Grouper::place_in_group(std::uint32_t article) {
  const double minimum = minimum_of(document(article));
  std::vector<std::pair<double, std::uint32_t>> fitting;
  for (const std::uint32_t number : likely_groups(article)) {
    Group& group = groups_[number];
    drop_old(group);
    double sum = 0;
    for (const std::uint32_t member : group.members) sum += own_score(member);
    const double mean = group.members.empty() ? minimum - 1 : sum / static_cast<double>(group.members.size());
    const auto& copies = placed_[article].copies;
    const bool is_copy = std::ranges::any_of(copies, [&](const SharedText& copy) {
      return std::ranges::binary_search(group.members, copy.earlier);
    });
    if (mean >= minimum || is_copy) fitting.emplace_back(is_copy ? std::max(mean, minimum) : mean, number);
  }
  if (fitting.empty()) {
    groups_.emplace_back().members.push_back(article);
    groups_.back().scores = Pairs(1);
    return static_cast<std::uint32_t>(groups_.size() - 1);
  }
  std::ranges::stable_sort(fitting, std::ranges::greater(), &std::pair<double, std::uint32_t>::first);
  return join(article, std::move(fitting));
}

/// An article that fits several groups may show that they are one.
std::uint32_t Grouper::join(std::uint32_t article, std::vector<std::pair<double, std::uint32_t>> fitting) {
  const std::uint32_t kept = fitting.front().second;
  for (std::size_t i = 1; i < fitting.size(); ++i) merge(kept, fitting[i].second);
  append(groups_[kept], article);
  return kept;
}

void Grouper::append(Group& group, std::uint32_t article) {
  const std::size_t before = group.members.size();
  Pairs scores(before + 1);
  for (std::size_t i = 0; i < before; ++i) {
    for (std::size_t j = 0; j < i; ++j) scores.set(i, j, group.scores.at(i, j));
    scores.set(i, before, own_score(group.members[i]));
  }
  group.scores = std::move(scores);
  group.members.push_back(article);
}

bool Grouper::merge(std::uint32_t kept, std::uint32_t gone) {
  Group& first = groups_[kept];
  Group& second = groups_[gone];
  if (first.members.size() + second.members.size() >= max_compared) return false;
  std::vector<std::uint32_t> members;
  std::ranges::merge(first.members, second.members, std::back_inserter(members));
  Pairs scores(members.size());
  double sum = 0;
  const auto place_in = [](const Group& group, std::uint32_t article) {
    const auto found = std::ranges::lower_bound(group.members, article);
    return found != group.members.end() && *found == article ? found - group.members.begin() : -1;
  };
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto in_first = place_in(first, members[i]);
    for (std::size_t j = 0; j < i; ++j) {
      const auto other_in_first = place_in(first, members[j]);
      double value = 0;
      if (in_first >= 0 && other_in_first >= 0) {
        value = first.scores.at(static_cast<std::size_t>(in_first), static_cast<std::size_t>(other_in_first));
      } else if (in_first < 0 && other_in_first < 0) {
        value = second.scores.at(static_cast<std::size_t>(place_in(second, members[i])),
                                 static_cast<std::size_t>(place_in(second, members[j])));
      } else {
        value = score(members[j], members[i]);
        sum += value;
      }
      scores.set(i, j, value);
    }
  }
  const auto pairs = static_cast<double>(first.members.size() * second.members.size());
  if (sum / pairs < minimum_of(document(members.front()))) return false;
  for (const std::uint32_t member : second.members) group_of_[member] = kept;
  first.members = std::move(members);
  first.scores = std::move(scores);
  second = {};
  return true;
}

void Grouper::index(const Document& document, std::uint32_t article) {
  for (const Term& term : document.terms_of(TermKind::words)) holders_.add(term.key, article);
  for (const Term& term : sorted_terms_) rare_.add(term.key, article);
}

}  // namespace rapporteur::story
