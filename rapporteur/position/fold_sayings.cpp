#include "rapporteur/position/fold_sayings.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace rapporteur::position {

namespace {

constexpr double near_likeness = 0.6;
constexpr double near_containment = 0.85;
constexpr std::size_t least_stems_contained = 4;
constexpr std::size_t least_stems_disputed = 4;
/// A report without a day of its own comes so many days after the saying at most.
constexpr DayCount days_of_reporting = 7;
/// Only sayings that share one of so many of the rarest stems are compared, and so many of the latest of
/// them.
constexpr std::size_t rare_stems = 4;
constexpr std::size_t most_candidates = 48;

DayCount latest_day(const Saying& saying) {
  return saying.said.is_known() ? saying.said.first : saying.published;
}

bool comes_before(const Saying& one, const Saying& other) {
  const auto order_of = [](const Saying& each, DayCount day) {
    return std::tuple<const std::string&, std::uint16_t, DayCount, const FactReference&, const std::string&>(
        each.position.party, each.issue, day, each.position.statement, each.voice);
  };
  return order_of(one, latest_day(one)) < order_of(other, latest_day(other));
}

/// Whether two reports may tell of one saying: the days that they tell meet, or one of them, which tells no
/// day, was published shortly after.
bool days_meet(const Saying& one, const Saying& other) {
  if (one.said.is_known() && other.said.is_known()) {
    const DayCount slack = one.said.is_inferred || other.said.is_inferred ? days_of_reporting : 0;
    return one.said.first <= other.said.last + slack && other.said.first <= one.said.last + slack;
  }
  if (one.published == no_day || other.published == no_day) return true;
  return std::abs(one.published - other.published) <= days_of_reporting;
}

bool is_one_voice(const Saying& one, const Saying& other) {
  if (one.position.party != other.position.party) return false;
  if (one.voice == other.voice) return true;
  return one.position.voice != VoiceKind::person || other.position.voice != VoiceKind::person;
}

/// Finds earlier sayings that share rare stems.
class Candidates {
 public:
  explicit Candidates(const std::vector<Saying>& sayings) {
    for (const Saying& saying : sayings) {
      for (const StemId stem : saying.stems) {
        if (stem >= counts_.size()) counts_.resize(stem + 1, 0);
        ++counts_[stem];
      }
    }
  }
  void add(const Saying& saying, std::size_t index) {
    for (const StemId stem : rarest(saying)) by_stem_[stem].push_back(index);
  }
  /// Each once, the earliest first.
  std::vector<std::size_t> of(const Saying& saying) const {
    std::vector<std::size_t> all;
    for (const StemId stem : rarest(saying)) {
      const auto found = by_stem_.find(stem);
      if (found == by_stem_.end()) continue;
      const auto& list = found->second;
      const std::size_t skipped = list.size() - std::min(list.size(), most_candidates);
      all.insert(all.end(), list.begin() + static_cast<std::ptrdiff_t>(skipped), list.end());
    }
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
    return all;
  }

 private:
  std::vector<StemId> rarest(const Saying& saying) const {
    std::vector<StemId> stems = saying.stems;
    std::ranges::stable_sort(stems, {}, [&](StemId stem) { return counts_[stem]; });
    stems.resize(std::min(stems.size(), rare_stems));
    return stems;
  }
  std::vector<std::uint32_t> counts_;
  std::map<StemId, std::vector<std::size_t>> by_stem_;
};

/// Adds a report to the saying it tells of. The day that is told most exactly stays.
void fold_into(Saying& kept, Saying& report) {
  kept.position.repeats.push_back(report.position.statement);
  kept.position.repeats.insert(kept.position.repeats.end(), report.position.repeats.begin(),
                               report.position.repeats.end());
  const auto looseness = [](const SaidOn& said) {
    return std::tuple(!said.is_known(), said.is_inferred, said.last - said.first);
  };
  if (looseness(report.said) < looseness(kept.said)) kept.said = report.said;
  if (!kept.gate) kept.gate = std::move(report.gate);
  if (!kept.left_out) kept.left_out = report.left_out;
  if (kept.position.voice != VoiceKind::person && report.position.voice == VoiceKind::person) {
    kept.voice = report.voice;
    kept.position.speaker = report.position.speaker;
    kept.position.voice = report.position.voice;
  }
  if (kept.position.towards.empty()) kept.position.towards = report.position.towards;
}

bool is_report_of_same(const Saying& one, const Saying& other) {
  const bool is_left_out = one.position.force == Force::non_reiteration;
  const bool is_negative = one.position.polarity == Polarity::negative;
  if (is_opposite(one, other) || is_negative != (other.position.polarity == Polarity::negative)) return false;
  return one.issue == other.issue && is_left_out == (other.position.force == Force::non_reiteration) &&
         is_one_voice(one, other) && days_meet(one, other) && is_near_same(one, other);
}

DayCount days_between(const Saying& one, const Saying& other) {
  if (!one.said.is_known() || !other.said.is_known()) return days_of_reporting;
  return std::max({one.said.first - other.said.last, other.said.first - one.said.last, 0});
}

std::vector<Saying> fold_repeats(std::vector<Saying>& sayings) {
  std::vector<Saying> kept;
  Candidates candidates(sayings);
  for (Saying& saying : sayings) {
    std::size_t home = kept.size();
    auto nearest = std::tuple(DayCount{INT32_MAX}, 0.0);
    for (const std::size_t index : candidates.of(saying)) {
      const Saying& each = kept[index];
      if (!is_report_of_same(each, saying)) continue;
      const auto distance = std::tuple(days_between(each, saying), -likeness(each.stems, saying.stems));
      if (home < kept.size() && !(distance < nearest)) continue;
      home = index;
      nearest = distance;
    }
    if (home < kept.size()) {
      fold_into(kept[home], saying);
    } else {
      candidates.add(saying, kept.size());
      kept.push_back(std::move(saying));
    }
  }
  return kept;
}

/// One report tells another day than several do: the better attested day holds.
void fold_stray_days(std::vector<Saying>& sayings) {
  std::vector<bool> is_folded(sayings.size(), false);
  Candidates candidates(sayings);
  for (std::size_t i = 0; i < sayings.size(); ++i) candidates.add(sayings[i], i);
  for (std::size_t i = 0; i < sayings.size(); ++i) {
    Saying& stray = sayings[i];
    if (!stray.position.repeats.empty() || stray.stems.size() < least_stems_disputed) continue;
    for (const std::size_t index : candidates.of(stray)) {
      Saying& other = sayings[index];
      const bool is_better = index != i && !other.position.repeats.empty() && other.said.is_known() &&
                             stray.said.is_known() && stray.published >= other.said.last;
      if (!is_better || other.issue != stray.issue || !is_one_voice(stray, other)) continue;
      if (days_between(stray, other) > days_of_reporting || !is_near_same(stray, other)) continue;
      other.position.repeats.push_back(stray.position.statement);
      is_folded[i] = true;
      break;
    }
  }
  std::size_t place = 0;
  std::erase_if(sayings, [&](const Saying&) { return is_folded[place++]; });
}

/// Whether both cannot be right: the same words on the same days from two speakers.
bool is_disputed(const Saying& one, const Saying& other) {
  return one.voice != other.voice && !is_one_voice(one, other) && days_meet(one, other) &&
         std::min(one.stems.size(), other.stems.size()) >= least_stems_disputed && is_near_same(one, other);
}

/// Of sayings that reports give to different speakers the one with more reports stays; where that does not
/// tell, none is taken out.
void drop_disputed(std::vector<Saying>& sayings) {
  std::vector<bool> is_dropped(sayings.size(), false);
  Candidates candidates(sayings);
  for (std::size_t i = 0; i < sayings.size(); ++i) {
    for (const std::size_t index : candidates.of(sayings[i])) {
      if (!is_disputed(sayings[i], sayings[index])) continue;
      const std::size_t one = sayings[i].position.repeats.size();
      const std::size_t other = sayings[index].position.repeats.size();
      if (one < other) is_dropped[i] = true;
      if (other < one) is_dropped[index] = true;
    }
    candidates.add(sayings[i], i);
  }
  std::size_t place = 0;
  std::erase_if(sayings, [&](const Saying&) { return is_dropped[place++]; });
}

}  // namespace

bool is_opposite(const Saying& one, const Saying& other) {
  return one.direction != Direction::none && other.direction == turned(one.direction);
}

bool is_near_same(const Saying& one, const Saying& other) {
  if (likeness(one.stems, other.stems) >= near_likeness) return true;
  return std::min(one.stems.size(), other.stems.size()) >= least_stems_contained &&
         containment(one.stems, other.stems) >= near_containment;
}

std::vector<Saying> fold_sayings(std::vector<Saying> sayings) {
  std::ranges::stable_sort(sayings, comes_before);
  std::vector<Saying> kept = fold_repeats(sayings);
  fold_stray_days(kept);
  drop_disputed(kept);
  std::ranges::stable_sort(kept, comes_before);
  for (Saying& saying : kept) std::ranges::sort(saying.position.repeats);
  return kept;
}

}  // namespace rapporteur::position
