#include "rapporteur/story/bind_story.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

/// Tellings into happenings. The first few hundred are judged pair by pair and joined by average links. A
/// story with more of them is never compared as a whole: each later telling is held against the newest
/// happenings that share its stem or the rarest word beside it.
namespace rapporteur::story {

namespace {

/// Happenings that grow as tellings come.
class Growing {
 public:
  Growing(std::span<const Telling> tellings, const HappeningJudge& judge, const BindingBounds& bounds)
      : tellings_(tellings), judge_(judge), bounds_(bounds), counts_(count_stems(tellings)) {}

  Parts group() {
    begin();
    for (std::size_t i = grouped_; i < tellings_.size(); ++i) place(static_cast<std::uint32_t>(i));
    return std::move(parts_);
  }

 private:
  static constexpr std::uint32_t no_part = static_cast<std::uint32_t>(-1);

  /// The first tellings, all with all.
  void begin() {
    const std::size_t count = std::min(tellings_.size(), bounds_.together);
    Pairs scores(count);
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t j = 0; j < i; ++j) scores.set(i, j, judge_.score(tellings_[j], tellings_[i], counts_));
    }
    parts_ = average_links(scores, judge_.minimum());
    grouped_ = count;
    if (count == tellings_.size()) return;
    for (std::uint32_t part = 0; part < parts_.size(); ++part) {
      for (const std::uint32_t i : parts_[part]) index(i, part);
    }
  }

  /// What a telling is looked up by: its stem, and the words beside it that weigh most.
  std::vector<std::uint32_t> keys_of(const Telling& telling) const {
    constexpr std::size_t near_keys = 2;
    std::vector<Term> near = telling.near;
    std::ranges::stable_sort(near, std::ranges::greater(), &Term::weight);
    std::vector<std::uint32_t> keys{telling.stem};
    for (std::size_t i = 0; i < std::min(near.size(), near_keys); ++i) keys.push_back(near[i].key);
    return keys;
  }

  void index(std::uint32_t i, std::uint32_t part) {
    for (const std::uint32_t key : keys_of(tellings_[i])) {
      std::vector<std::uint32_t>& holders = holders_[key];
      if (holders.empty() || holders.back() != part) holders.push_back(part);
    }
  }

  void place(std::uint32_t i) {
    std::vector<std::uint32_t> candidates;
    for (const std::uint32_t key : keys_of(tellings_[i])) {
      const auto found = holders_.find(key);
      if (found == holders_.end()) continue;
      const std::size_t count = std::min(found->second.size(), bounds_.candidates);
      candidates.insert(candidates.end(), found->second.end() - static_cast<std::ptrdiff_t>(count),
                        found->second.end());
    }
    std::ranges::sort(candidates);
    const auto rest = std::ranges::unique(candidates);
    candidates.erase(rest.begin(), rest.end());
    std::uint32_t best = no_part;
    double best_score = judge_.minimum();
    for (const std::uint32_t part : candidates) {
      const double score = mean_score(parts_[part], i);
      if (score < best_score) continue;
      best = part;
      best_score = score;
    }
    if (best == no_part) {
      best = static_cast<std::uint32_t>(parts_.size());
      parts_.emplace_back();
    }
    parts_[best].push_back(i);
    index(i, best);
  }

  /// The mean of the scores against the first one of a part and its latest ones.
  double mean_score(const std::vector<std::uint32_t>& part, std::uint32_t i) const {
    const std::size_t count = std::min(part.size(), bounds_.shown);
    double sum = judge_.score(tellings_[part.front()], tellings_[i], counts_);
    for (std::size_t k = 1; k < count; ++k)
      sum += judge_.score(tellings_[part[part.size() - k]], tellings_[i], counts_);
    return sum / static_cast<double>(count);
  }

  std::span<const Telling> tellings_;
  const HappeningJudge& judge_;
  BindingBounds bounds_;
  StemCounts counts_;
  Parts parts_;
  std::size_t grouped_ = 0;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> holders_;  // part by key, the newest last
};

}  // namespace

Parts group_tellings(std::span<const Telling> tellings, const HappeningJudge& judge,
                     const BindingBounds& bounds) {
  return Growing(tellings, judge, bounds).group();
}

}  // namespace rapporteur::story
