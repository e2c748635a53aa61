#include "rapporteur/position/compare_occasions.h"

#include "rapporteur/position/find_changes.h"
#include "rapporteur/position/fold_sayings.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

namespace rapporteur::position {

namespace {

constexpr double repeat_likeness = 0.5;
/// Of fewer stems than these each one counts for more.
constexpr std::size_t short_stems = 6;
constexpr double repeat_containment = 0.75;
/// Words so near are the same position, whatever force an outlet's verb gives them.
constexpr double same_words_likeness = 0.75;
constexpr double repeat_of_gate_containment = 0.6;
constexpr double reversal_likeness = 0.4;
constexpr double reversal_containment = 0.6;
constexpr std::size_t least_shared = 3;
constexpr int least_step = 2;
constexpr int least_reversal = 3;
constexpr DayCount days_of_reporting = 3;
constexpr DayCount days_of_late_reports = 7;

int sign_of(const Saying& saying) {
  return saying.position.hardness < 0 ? -1 : saying.position.hardness > 0 ? 1 : 0;
}

/// Whether the speaker is ready to do it, with no condition told.
bool is_open(const Saying& saying) {
  if (saying.gate || saying.direction != Direction::soft) return false;
  if (saying.is_unconditional) return true;
  const Force force = saying.position.force;
  return saying.position.hardness < 0 && (force == Force::offer || force == Force::agree ||
                                          force == Force::commit || force == Force::propose);
}

/// Whether a day that is only that of a publication may be the other one's.
bool may_be_one_occasion(const Saying& earlier, const Saying& later) {
  return (earlier.said.is_inferred || later.said.is_inferred) &&
         later.said.first - earlier.said.last < days_of_reporting;
}

/// Whether both hold back the same for the same.
bool is_same_gate(const Saying& earlier, const Saying& later) {
  if (!earlier.gate || !later.gate || earlier.gate->act_matter != later.gate->act_matter) return false;
  return shared_count(earlier.gate->awaited_act, later.gate->awaited_act) >= least_shared &&
         containment(earlier.gate->awaited_act, later.gate->awaited_act) >= repeat_of_gate_containment;
}

bool waits_for_same(const Saying& open, const Saying& gated) {
  return gated.gate && gated.gate->act_matter == open.matter &&
         (open.is_unconditional || shared_count(open.stems, gated.gate->act) > 0);
}

/// With these a speaker binds himself or declines: what a reversal is between.
constexpr std::array<Force, 11> commitments{Force::offer,   Force::commit,  Force::assure,   Force::agree,
                                            Force::refuse,  Force::endorse, Force::threaten, Force::deny,
                                            Force::propose, Force::assert_, Force::predict};

bool is_commitment(const Saying& saying) {
  return std::ranges::find(commitments, saying.position.force) != commitments.end();
}

/// With these a party says what it will do or wants done; blame and praise do not measure a position.
constexpr std::array<Force, 11> terms{Force::threaten, Force::demand, Force::request,      Force::propose,
                                      Force::offer,    Force::commit, Force::precondition, Force::refuse,
                                      Force::agree,    Force::assure, Force::apologize};

bool is_reversal(const Saying& earlier, const Saying& later) {
  if (!is_commitment(earlier) || !is_commitment(later) || earlier.gate || later.gate) return false;
  if (sign_of(earlier) * sign_of(later) != -1 || !is_towards_same(earlier, later)) return false;
  if (std::abs(earlier.position.hardness - later.position.hardness) < least_reversal) return false;
  const std::size_t shared = shared_count(earlier.stems, later.stems);
  return shared >= least_shared && (likeness(earlier.stems, later.stems) >= reversal_likeness ||
                                    containment(earlier.stems, later.stems) >= reversal_containment);
}

template <class Holds>
bool any_of(std::span<const Saying> sayings, const Occasion& occasion, Holds holds) {
  return std::ranges::any_of(occasion.sayings, [&](std::uint32_t index) { return holds(sayings[index]); });
}

/// What an occasion reaches: its hardest and its softest saying of those that set terms.
struct Reach {
  std::uint32_t hardest = 0;
  std::uint32_t softest = 0;
};
std::optional<Reach> reach_of(std::span<const Saying> sayings, const Occasion& occasion) {
  const auto hardness = [&](std::uint32_t index) { return sayings[index].position.hardness; };
  std::vector<std::uint32_t> held;
  std::ranges::copy_if(occasion.sayings, std::back_inserter(held),
                       [&](std::uint32_t index) { return sets_terms(sayings[index]); });
  if (held.empty()) return std::nullopt;
  return Reach{*std::ranges::max_element(held, {}, hardness), *std::ranges::min_element(held, {}, hardness)};
}

/// Whether the two are near enough to be held against each other.
bool is_comparable(const Saying& one, const Saying& other) {
  if (!is_towards_same(one, other) || (one.gate && other.gate)) return false;
  return shared_count(one.stems, other.stems) > 0;
}

std::optional<Compared> condition_added(const Saying& earlier, const Saying& later) {
  if (!adds_condition(earlier, later)) return std::nullopt;
  return Compared{PositionChangeKind::condition_added, 0, 0,
                  earlier.is_unconditional ? "condition_added_to_none" : "condition_added_to_offer"};
}

std::optional<Compared> condition_dropped(const Saying& earlier, const Saying& later) {
  const bool is_agreed = later.position.force == Force::agree;
  if (!adds_condition(later, earlier) || (!later.is_unconditional && !is_agreed)) return std::nullopt;
  if (later.said.is_inferred && later.said.first - earlier.said.last <= days_of_late_reports)
    return std::nullopt;  // an older offer that is still being quoted
  return Compared{PositionChangeKind::condition_dropped, 0, 0,
                  later.is_unconditional ? "condition_dropped_told" : "condition_dropped_agreed"};
}

std::optional<Compared> reversed(const Saying& earlier, const Saying& later) {
  if (!is_reversal(earlier, later)) return std::nullopt;
  return Compared{PositionChangeKind::reversed, 0, 0, "reversed"};
}

/// The first two sayings that show a change; those that tell a condition in words of its own come first.
template <class Compare>
std::vector<Compared> first_pair(std::span<const Saying> sayings, const Occasion& earlier,
                                 const Occasion& later, Compare compare) {
  std::vector<std::uint32_t> order = later.sayings;
  std::ranges::stable_partition(order,
                                [&](std::uint32_t to) { return !sayings[to].position.condition.empty(); });
  for (const std::uint32_t to : order) {
    for (const std::uint32_t from : earlier.sayings) {
      auto found = compare(sayings[from], sayings[to]);
      if (!found) continue;
      found->from = from;
      found->to = to;
      return {*found};
    }
  }
  return {};
}

}  // namespace

bool sets_terms(const Saying& saying) {
  return saying.gate || std::ranges::find(terms, saying.position.force) != terms.end();
}

bool is_repeat(const Saying& earlier, const Saying& later) {
  if (may_be_one_occasion(earlier, later)) return false;
  if (is_same_gate(earlier, later)) return is_towards_same(earlier, later);
  if (earlier.gate.has_value() != later.gate.has_value()) return false;
  if (is_opposite(earlier, later)) return false;
  const bool is_other_sign = sign_of(earlier) != sign_of(later);
  if (is_other_sign && (earlier.position.polarity != later.position.polarity ||
                        likeness(earlier.stems, later.stems) < same_words_likeness))
    return false;
  if (!is_towards_same(earlier, later)) return false;
  const std::size_t shared = shared_count(earlier.stems, later.stems);
  if (shared < 2) return false;
  const std::size_t shorter = std::min(earlier.stems.size(), later.stems.size());
  const double least = shorter < short_stems ? same_words_likeness : repeat_likeness;
  return likeness(earlier.stems, later.stems) >= least ||
         (shorter >= short_stems && shared >= least_shared &&
          containment(earlier.stems, later.stems) >= repeat_containment);
}

bool adds_condition(const Saying& earlier, const Saying& later) {
  return is_open(earlier) && waits_for_same(earlier, later) && is_towards_same(earlier, later);
}

std::vector<Compared> compare_terms(std::span<const Saying> sayings, const Occasion& earlier,
                                    const Occasion& later) {
  const auto has_gate = [](const Saying& each) { return each.gate.has_value(); };
  const bool was_gated = any_of(sayings, earlier, has_gate);
  const bool is_gated = any_of(sayings, later, has_gate);
  if (!was_gated && is_gated) {
    if (auto found = first_pair(sayings, earlier, later, condition_added); !found.empty()) return found;
  }
  if (was_gated && !is_gated) {
    if (auto found = first_pair(sayings, earlier, later, condition_dropped); !found.empty()) return found;
  }
  return first_pair(sayings, earlier, later, reversed);
}

std::vector<Compared> compare_hardness(std::span<const Saying> sayings, const Occasion& earlier,
                                       const Occasion& later) {
  const auto before = reach_of(sayings, earlier);
  const auto after = reach_of(sayings, later);
  if (!before || !after || may_be_one_occasion(sayings[before->hardest], sayings[after->hardest])) return {};
  const auto hardness = [&](std::uint32_t index) {
    return static_cast<int>(sayings[index].position.hardness);
  };
  const int rise = hardness(after->hardest) - hardness(before->hardest);
  const int fall = hardness(before->softest) - hardness(after->softest);
  if (rise >= least_step && fall <= 0 && is_comparable(sayings[before->hardest], sayings[after->hardest]))
    return {{PositionChangeKind::hardened, before->hardest, after->hardest, "hardened"}};
  const int eased = hardness(before->hardest) - hardness(after->hardest);
  if (eased >= least_step && fall > 0 && is_comparable(sayings[before->hardest], sayings[after->softest]))
    return {{PositionChangeKind::softened, before->hardest, after->softest, "softened"}};
  return {};
}

}  // namespace rapporteur::position
