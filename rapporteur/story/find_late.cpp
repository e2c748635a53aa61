#include "rapporteur/story/grouper.h"

#include <algorithm>
#include <map>
#include <utility>

/// The part of the grouper that looks behind the window: for an article that comes so late that the others of
/// its day have left it.
namespace rapporteur::story {

namespace {

constexpr std::uint32_t max_halves = 4;  // that are looked at behind the window
constexpr std::size_t max_visits = 32;   // articles by one rare term in each
constexpr std::size_t max_members = 95;  // of a group

}  // namespace

/// By rare terms, among the halves whose articles are of its day.
void Grouper::find_late_candidates(const Document& document) {
  std::map<std::uint32_t, float> weights;
  const std::uint32_t window = first_ / options_.half_window;
  for (const std::uint32_t half : kept_->halves_of_day(window, *document.day, max_halves)) {
    for (const Term& term : sorted_terms_) {
      const auto articles = kept_->articles_with(half, KeptKey::rare_term, term.key);
      const std::size_t passed = articles.size() - std::min(max_visits, articles.size());
      for (std::size_t i = passed; i < articles.size(); ++i) weights[articles[i]] += term.weight;
    }
  }
  candidates_.clear();
  for (const auto& [other, weight] : weights) candidates_.push_back({other, weight});
  choose_candidates();
}

/// All of a group that are compared, those behind the window too: as they were kept, and as they were changed
/// since.
void Grouper::load_late_group(std::uint32_t number) {
  std::vector<std::uint32_t> members = kept_->group(number);
  members.insert(members.end(), changed_.begin(), changed_.end());
  std::ranges::sort(members);
  const auto rest = std::ranges::unique(members);
  members.erase(rest.begin(), rest.end());
  std::erase_if(members, [&](std::uint32_t member) {
    const Entry& entry = entries_.at(member);
    return entry.group != number || !entry.is_compared;
  });
  if (members.size() > max_members)
    members.erase(members.begin(), members.end() - static_cast<std::ptrdiff_t>(max_members));
  Group& group = groups_[number];
  group.members = std::move(members);
  score_all(group);
}

std::vector<Grouper::Near> Grouper::late_groups(std::uint32_t article) {
  if (kept_ == nullptr || first_ == 0 || !placed(article).is_day_told) return {};
  find_late_candidates(document(article));
  const double minimum = minimum_of(document(article));
  std::vector<std::uint32_t> seen;
  std::vector<Near> near;
  for (const Candidate& candidate : candidates_) {
    const std::uint32_t number = entries_.at(candidate.article).group;
    if (std::ranges::find(seen, number) != seen.end() || own_score(candidate.article) < minimum) continue;
    seen.push_back(number);
    load_late_group(number);
    if (groups_[number].members.empty()) continue;
    const Near found = nearness_of(article, number);
    if (found.mean >= minimum) near.push_back(found);
  }
  std::ranges::stable_sort(near, std::ranges::greater(), &Near::mean);
  return near;
}

}  // namespace rapporteur::story
