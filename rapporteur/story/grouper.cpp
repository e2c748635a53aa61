#include "rapporteur/story/grouper.h"

#include "rapporteur/base/log_exp.h"
#include "rapporteur/story/packed_document.h"

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
constexpr double stale_growth = 1.1;        // weights are made anew when so many more articles have been seen
constexpr double seen_share = 20;           // an article of the coverage counts as many of the background

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

Grouper::Grouper(const Judge& judge, const Background& background, const Options& options, KeptGroups* kept)
    : judge_(judge),
      background_(background),
      options_(options),
      copies_({.half_window = options.half_window}),
      holders_(0),
      rare_(max_visits),
      kept_(kept),
      entries_([this](std::uint32_t article) { return load(article); }) {
  if (kept_ != nullptr && kept_->last_article() > 0) go_on();
}

void Grouper::add(Document document) {
  const auto article = static_cast<std::uint32_t>(document.article);
  enter_window(article);
  newest_ = article - 1;
  weigh(document);
  newest_ = article;
  Entry entry;
  entry.placed.article = article;
  entry.placed.day = document.day;
  entry.placed.is_day_told = document.is_day_told;
  entry.placed.weighed_at = article;
  entry.placed.copies = copies_.add(article, std::move(document.shingles));
  document.shingles.clear();
  find_candidates(document);
  for (const Term& term : sorted_terms_) entry.rare.push_back(term.key);
  entry.document = std::move(document);
  entries_.add(article, std::move(entry));
  new_articles_.push_back(article);
  mark_changed(article);
  place(article);
  index(article);
}

void Grouper::enter_window(std::uint32_t article) {
  const std::uint32_t half = article / options_.half_window;
  holders_.enter(half);
  rare_.enter(half);
  first_ = half == 0 ? 0 : (half - 1) * options_.half_window;
}

void Grouper::weigh(Document& document, std::uint32_t own_count) {
  const double seen = std::min<double>(newest_, 2.0 * options_.half_window);
  const double all = seen_share * seen + background_.article_count() + 1;
  for (std::vector<Term>& terms : document.terms) {
    for (Term& term : terms) {
      const double holding = 0.5 + seen_share * (std::max(holders_.count(term.key), own_count) - own_count) +
                             background_.count(term.key);
      const double rarity = base::logarithm(std::max(1.05, all / holding));
      term.weight = static_cast<float>(times(term.count) * rarity);
    }
    make_unit_length(terms);
    for (Term& term : terms) term.weight = weight_of_steps(steps_of_weight(term.weight));
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
  weight_of_.resize(newest_ + 1 - first_);
  for (const Term& term : sorted_terms_) {
    rare_.for_each(term.key, [&](std::uint32_t other) {
      if (other < first_) return;
      float& weight = weight_of_[other - first_];
      if (weight == 0) candidates_.push_back({other, 0});
      weight += term.weight;
    });
  }
  for (Candidate& candidate : candidates_)
    candidate.weight = std::exchange(weight_of_[candidate.article - first_], 0.0F);
  choose_candidates();
}

/// Those that share most.
void Grouper::choose_candidates() {
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

double Grouper::score(std::uint32_t a, std::uint32_t b) {
  const std::uint32_t later = std::max(a, b);
  const std::uint32_t earlier = std::min(a, b);
  const auto& copies = placed(later).copies;
  const auto found = std::ranges::find(copies, earlier, &SharedText::earlier);
  return judge_.score(document(earlier), document(later), found == copies.end() ? 0 : found->containment());
}

/// The same of the newest article, which is asked about an earlier one more than once.
double Grouper::own_score(std::uint32_t other) {
  if (other < first_) return score(other, newest_);
  own_scores_.resize(std::max<std::size_t>(own_scores_.size(), newest_ + 1 - first_));
  OwnScore& own = own_scores_[other - first_];
  if (own.newest != newest_ || own.other != other) own = {newest_, other, score(other, newest_)};
  return own.value;
}

void Grouper::score_all(Group& group) {
  group.scores = Pairs(group.members.size());
  for (std::size_t i = 0; i < group.members.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) group.scores.set(i, j, score(group.members[j], group.members[i]));
  }
}

std::vector<std::uint32_t> Grouper::likely_groups(std::uint32_t article) {
  std::vector<std::uint32_t> likely;
  const auto add = [&](std::uint32_t group) {
    if (std::ranges::find(likely, group) == likely.end()) likely.push_back(group);
  };
  for (const SharedText& copy : placed(article).copies) {
    if (copy.earlier >= first_) add(entries_.at(copy.earlier).group);
  }
  const double minimum = minimum_of(document(article)) - near_minimum;
  for (const Candidate& candidate : candidates_) {
    if (own_score(candidate.article) >= minimum) add(entries_.at(candidate.article).group);
  }
  return likely;
}

/// Old articles leave a group that has grown large, or that the window has left behind.
void Grouper::drop_old(Group& group) {
  std::size_t old = 0;
  while (old < group.members.size() &&
         (group.members[old] < first_ || group.members.size() - old >= max_compared))
    ++old;
  if (old == 0) return;
  for (std::size_t i = 0; i < old; ++i) {
    if (group.members[i] < first_) continue;
    entries_.at(group.members[i]).is_compared = false;
    mark_changed(group.members[i]);
  }
  std::vector<std::uint32_t> left(group.members.size() - old);
  std::iota(left.begin(), left.end(), static_cast<std::uint32_t>(old));
  group.scores = group.scores.of(left);
  group.members.erase(group.members.begin(), group.members.begin() + static_cast<std::ptrdiff_t>(old));
}

/// How like an article is to those of a group in the mean; below the minimum, unless it repeats one of them.
Grouper::Near Grouper::nearness_of(std::uint32_t article, std::uint32_t number) {
  const Group& group = this->group(number);
  double sum = 0;
  for (const std::uint32_t member : group.members) sum += own_score(member);
  const double mean = sum / static_cast<double>(group.members.size());
  const bool is_copy = std::ranges::any_of(placed(article).copies, [&](const SharedText& copy) {
    return std::ranges::binary_search(group.members, copy.earlier);
  });
  return {is_copy ? std::max(mean, minimum_of(document(article))) : mean, number};
}

/// The groups that an article is like in the mean, the nearest first.
std::vector<Grouper::Near> Grouper::near_groups(std::uint32_t article) {
  const double minimum = minimum_of(document(article));
  std::vector<Near> near;
  for (const std::uint32_t number : likely_groups(article)) {
    Group& group = this->group(number);
    drop_old(group);
    if (group.members.empty()) continue;
    const Near found = nearness_of(article, number);
    if (found.mean >= minimum) near.push_back(found);
  }
  std::ranges::stable_sort(near, std::ranges::greater(), &Near::mean);
  return near;
}

/// Puts the articles of two groups together, as far as so many are compared.
void Grouper::put_together(Group& whole, const Group& other) {
  const std::size_t before = whole.members.size();
  Group both;
  both.members.resize(before + other.members.size());
  std::ranges::merge(whole.members, other.members, both.members.begin());
  const auto place_in = [](const Group& group, std::uint32_t article) {
    const auto found = std::ranges::lower_bound(group.members, article);
    return found != group.members.end() && *found == article ? found - group.members.begin() : -1;
  };
  both.scores = Pairs(both.members.size());
  for (std::size_t i = 0; i < both.members.size(); ++i) {
    const auto in_whole = place_in(whole, both.members[i]);
    for (std::size_t j = 0; j < i; ++j) {
      const auto other_in_whole = place_in(whole, both.members[j]);
      double value = 0;
      if (in_whole >= 0 && other_in_whole >= 0) {
        value = whole.scores.at(static_cast<std::size_t>(in_whole), static_cast<std::size_t>(other_in_whole));
      } else if (in_whole < 0 && other_in_whole < 0) {
        value = other.scores.at(static_cast<std::size_t>(place_in(other, both.members[i])),
                                static_cast<std::size_t>(place_in(other, both.members[j])));
      } else {
        value = score(both.members[j], both.members[i]);
      }
      both.scores.set(i, j, value);
    }
  }
  whole = std::move(both);
}

/// Puts an article together with all that it is like, and groups these anew: which of them were together
/// before hangs on the order in which they came.
void Grouper::place(std::uint32_t article) {
  Group whole;
  std::vector<std::uint32_t> numbers;
  std::vector<Near> all = near_groups(article);
  if (all.empty()) all = late_groups(article);
  for (const Near& near : all) {
    const Group& group = this->group(near.number);
    if (!numbers.empty() && whole.members.size() + group.members.size() >= max_compared) continue;
    if (numbers.empty()) {
      whole = group;
    } else {
      put_together(whole, group);
    }
    numbers.push_back(near.number);
  }
  append(whole, article);
  weigh_anew(whole);
  settle(std::move(whole), std::move(numbers), article);
}

/// What was weighed when fewer articles had been seen is weighed again.
void Grouper::weigh_anew(Group& group) {
  bool is_stale = false;
  for (const std::uint32_t member : group.members) {
    Entry& entry = entries_.at(member);
    if (newest_ <= stale_growth * entry.placed.weighed_at) continue;
    is_stale = true;
    entry.placed.weighed_at = newest_;
    weigh(entry.document, member < first_ ? 0 : 1);
    mark_changed(member);
  }
  if (is_stale) score_all(group);
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

void Grouper::index(std::uint32_t article) {
  for (const Term& term : document(article).terms_of(TermKind::words)) holders_.add(term.key, article);
  for (const Term& term : sorted_terms_) rare_.add(term.key, article);
}

}  // namespace rapporteur::story
