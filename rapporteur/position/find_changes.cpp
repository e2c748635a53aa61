#include "rapporteur/position/find_changes.h"

#include "rapporteur/position/compare_occasions.h"
#include "rapporteur/position/fold_sayings.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace rapporteur::position {

namespace {

/// What was said longer ago is no longer what a saying is measured by.
constexpr DayCount longest_memory = 180;
/// So many occasions back a condition or a reversal is looked for.
constexpr std::size_t occasions_back = 4;
/// So many times something was said before a silence about it is a silence.
constexpr std::size_t times_of_a_habit = 3;

class ChangeFinder {
 public:
  explicit ChangeFinder(std::span<const Saying> sayings) : sayings_(sayings) {
    for (std::uint32_t i = 0; i < sayings.size(); ++i) {
      places_.try_emplace(sayings[i].position.statement, i);
      for (const FactReference& each : sayings[i].position.repeats) places_.try_emplace(each, i);
    }
  }

  std::vector<PositionChange> find() {
    find_silences_told();
    for (std::uint32_t begin = 0; begin < sayings_.size();) {
      std::uint32_t end = begin + 1;
      while (end < sayings_.size() && is_one_chain(sayings_[begin], sayings_[end])) ++end;
      find_in_chain(begin, end);
      begin = end;
    }
    std::ranges::stable_sort(changes_, {}, [](const PositionChange& change) {
      return std::tuple(change.to, change.kind, change.from);
    });
    return std::move(changes_);
  }

 private:
  static bool is_one_chain(const Saying& one, const Saying& other) {
    return one.position.party == other.position.party && one.issue == other.issue;
  }

  /// Whether a condition was added to that saying, or dropped from it, already.
  bool is_told(PositionChangeKind kind, std::uint32_t from) {
    return (kind == PositionChangeKind::condition_added || kind == PositionChangeKind::condition_dropped) &&
           !terms_changed_.emplace(kind, from).second;
  }

  void add(PositionChangeKind kind, std::optional<std::uint32_t> from, std::uint32_t to, std::string rule) {
    const auto pair = std::pair(from.value_or(to), to);
    if (!pairs_.insert(pair).second || (from && is_told(kind, *from))) return;
    if (kind != PositionChangeKind::new_ && kind != PositionChangeKind::repeated) changed_.insert(to);
    changes_.push_back({kind, from, to, std::move(rule), {}});
  }

  /// Outlets tell that something was not said again; a condition in its stead on the same occasion was added.
  void find_silences_told() {
    for (std::uint32_t to = 0; to < sayings_.size(); ++to) {
      if (sayings_[to].position.force != Force::non_reiteration) continue;
      const std::uint32_t from = left_out_by(to);
      if (from != to) add(PositionChangeKind::silence, from, to, "silence_told");
      for (std::uint32_t i = 0; i < sayings_.size(); ++i) {
        if (!is_said_instead(sayings_[to], sayings_[i]) || !adds_condition(sayings_[from], sayings_[i]))
          continue;
        add(PositionChangeKind::condition_added, from, i, "condition_added_not_repeated");
        break;
      }
    }
  }
  /// The saying that is told not to have been repeated: the one inside the report, or an earlier one with
  /// those words; else the report itself.
  std::uint32_t left_out_by(std::uint32_t silence) const {
    const Saying& told = sayings_[silence];
    if (told.left_out) {
      const auto found = places_.find(*told.left_out);
      if (found != places_.end()) return found->second;
    }
    for (std::uint32_t i = silence; i-- > 0 && is_one_chain(sayings_[i], told);) {
      if (sayings_[i].voice == told.voice && is_near_same(sayings_[i], told)) return i;
    }
    return silence;
  }
  static bool is_said_instead(const Saying& silence, const Saying& other) {
    return other.position.force != Force::non_reiteration && silence.voice == other.voice &&
           silence.position.party == other.position.party && silence.said.first == other.said.first &&
           silence.published == other.published;
  }

  void find_in_chain(std::uint32_t begin, std::uint32_t end) {
    std::map<std::pair<std::string, std::uint16_t>, std::vector<Occasion>> by_voice;
    std::optional<std::uint32_t> first;
    for (std::uint32_t i = begin; i < end; ++i) {
      const Saying& saying = sayings_[i];
      if (!saying.said.is_known() || saying.position.force == Force::non_reiteration) continue;
      if (!first && saying.position.hardness != 0) first = i;
      const std::string voice = saying.position.voice == VoiceKind::person ? saying.voice : std::string();
      std::vector<Occasion>& chain = by_voice[{voice, saying.matter}];
      if (chain.empty() || chain.back().first_day != saying.said.first)
        chain.push_back({saying.said.first, saying.said.last, {}});
      chain.back().sayings.push_back(i);
      chain.back().last_day = std::max(chain.back().last_day, saying.said.last);
    }
    if (first) add(PositionChangeKind::new_, std::nullopt, *first, "new");
    for (const auto& [key, chain] : by_voice) walk(chain);
  }

  void walk(const std::vector<Occasion>& chain) {
    for (std::size_t later = 1; later < chain.size(); ++later) {
      find_repeats(chain, later);
      bool is_decided = false;  // or settled by an occasion in between
      for (std::size_t back = 1; back <= std::min(later, occasions_back) && !is_decided; ++back) {
        const Occasion& earlier = chain[later - back];
        if (!is_before(earlier, chain[later])) continue;
        is_decided = add_all(compare_terms(sayings_, earlier, chain[later])) || has_terms(earlier);
      }
      const Occasion& previous = chain[later - 1];
      if (!has_change(chain[later]) && is_before(previous, chain[later]))
        add_all(compare_hardness(sayings_, previous, chain[later]));
      find_habit(chain, later);
    }
  }

  /// Whether an occasion settles on what terms the speaker stands: earlier ones no longer count.
  bool has_terms(const Occasion& occasion) const {
    return std::ranges::any_of(occasion.sayings, [&](std::uint32_t index) {
      return sayings_[index].gate || sayings_[index].is_unconditional;
    });
  }
  bool has_change(const Occasion& occasion) const {
    return std::ranges::any_of(occasion.sayings,
                               [&](std::uint32_t index) { return changed_.contains(index); });
  }

  static bool is_before(const Occasion& earlier, const Occasion& later) {
    return earlier.last_day < later.first_day && later.first_day - earlier.last_day <= longest_memory;
  }

  bool add_all(const std::vector<Compared>& all) {
    for (const Compared& each : all) {
      const auto repeat = repeated_.find(each.to);
      if (repeat == repeated_.end() || repeat->second < each.from)
        add(each.kind, each.from, each.to, each.rule);
    }
    return !all.empty();
  }

  /// What was said before in nearly the same words is repeated.
  void find_repeats(const std::vector<Occasion>& chain, std::size_t later) {
    for (const std::uint32_t to : chain[later].sayings) {
      for (std::size_t back = later; back-- > 0 && !repeated_.contains(to);) {
        if (!is_before(chain[back], chain[later])) continue;
        for (const std::uint32_t from : chain[back].sayings) {
          if (!is_repeat(sayings_[from], sayings_[to])) continue;
          add(PositionChangeKind::repeated, from, to, "repeated");
          repeated_.emplace(to, from);
          break;
        }
      }
    }
  }

  /// Somebody who said a thing on three days speaks of the matter at length and does not say it.
  void find_habit(const std::vector<Occasion>& chain, std::size_t later) {
    const Occasion& silent = chain[later];
    if (silent.sayings.size() < 2) return;
    for (const std::uint32_t last : chain[later - 1].sayings) {
      std::size_t times = 1;
      for (auto at = repeated_.find(last); at != repeated_.end(); at = repeated_.find(at->second)) ++times;
      const bool is_said = std::ranges::any_of(silent.sayings, [&](std::uint32_t each) {
        return shared_count(sayings_[last].stems, sayings_[each].stems) > 1;
      });
      if (times >= times_of_a_habit && !is_said && is_before(chain[later - 1], silent))
        add(PositionChangeKind::silence, last, silent.sayings.back(), "silence_after_habit");
    }
  }

  std::span<const Saying> sayings_;
  std::map<FactReference, std::uint32_t> places_;
  std::map<std::uint32_t, std::uint32_t> repeated_;  ///< a saying, to the one that it repeats
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs_;
  std::set<std::pair<PositionChangeKind, std::uint32_t>> terms_changed_;
  std::set<std::uint32_t> changed_;  ///< sayings that differ from an earlier one
  std::vector<PositionChange> changes_;
};

}  // namespace

bool is_towards_same(const Saying& one, const Saying& other) {
  const std::string& first = one.position.towards;
  const std::string& second = other.position.towards;
  return first.empty() || second.empty() || first == second;
}

std::vector<PositionChange> find_changes(std::span<const Saying> sayings) {
  return ChangeFinder(sayings).find();
}

}  // namespace rapporteur::position
