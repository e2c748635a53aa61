#include "rapporteur/position/find_deadlocks.h"

#include <algorithm>
#include <map>
#include <set>

namespace rapporteur::position {

namespace {

/// Gates further apart in time do not wait on each other.
constexpr DayCount longest_wait = 180;
/// So many of the latest gates of one party towards another are looked at.
constexpr std::size_t most_gates = 16;

/// Whether an awaited act is the one that the other holds back.
bool is_same_act(const std::vector<StemId>& awaited, std::uint16_t awaited_matter, const GateReading& held) {
  const std::size_t shared = shared_count(awaited, held.act);
  if (shared >= 2) return true;
  const bool is_matter = awaited_matter != GateReading::no_matter && awaited_matter == held.act_matter;
  return shared == 1 && (is_matter || std::min(awaited.size(), held.act.size()) <= 2);
}

class DeadlockFinder {
 public:
  DeadlockFinder(std::span<const Saying> sayings, std::span<const Gate> gates)
      : sayings_(sayings), gates_(gates) {
    for (std::uint32_t i = 0; i < gates.size(); ++i) {
      if (!gates[i].awaited_party.empty()) by_parties_[{gates[i].party, gates[i].awaited_party}].push_back(i);
    }
    for (auto& [parties, list] : by_parties_)
      list.erase(list.begin(), list.end() - static_cast<std::ptrdiff_t>(std::min(list.size(), most_gates)));
  }

  std::vector<Deadlock> find() {
    for (const auto& [parties, list] : by_parties_) {
      find_between_two(parties.first, parties.second, list);
      find_among_three(parties.first, parties.second, list);
    }
    return std::move(deadlocks_);
  }

 private:
  using Parties = std::pair<std::string, std::string>;

  const GateReading& reading(std::uint32_t gate) const { return *sayings_[gates_[gate].position].gate; }

  bool is_at_one_time(std::uint32_t one, std::uint32_t other) const {
    const Saying& first = sayings_[gates_[one].position];
    const Saying& second = sayings_[gates_[other].position];
    const DayCount a = first.said.is_known() ? first.said.first : first.published;
    const DayCount b = second.said.is_known() ? second.said.first : second.published;
    return a == no_day || b == no_day || std::abs(a - b) <= longest_wait;
  }
  /// Whether what the one waits for is what the other holds back.
  bool waits_on(std::uint32_t one, std::uint32_t other) const {
    return is_at_one_time(one, other) &&
           is_same_act(reading(one).awaited_act, reading(one).awaited_matter, reading(other));
  }
  /// Both hold back what needs both, each until the other has moved.
  bool is_joint(std::uint32_t one, std::uint32_t other) const {
    const Saying& first = sayings_[gates_[one].position];
    return is_at_one_time(one, other) && reading(one).act_matter != GateReading::no_matter &&
           reading(one).act_matter == reading(other).act_matter && first.direction == Direction::soft &&
           is_joint_matter(first.position.issue);
  }
  static bool is_joint_matter(const std::string& issue) {
    return issue == "negotiation" || issue == "ceasefire" || issue == "exchanges" || issue == "prisoners";
  }

  void find_between_two(const std::string& one, const std::string& other,
                        const std::vector<std::uint32_t>& list) {
    if (one > other) return;
    const auto back = by_parties_.find({other, one});
    if (back == by_parties_.end()) return;
    for (const bool wants_ring : {true, false}) {
      for (std::size_t i = list.size(); i-- > 0;) {
        for (std::size_t j = back->second.size(); j-- > 0;) {
          const std::uint32_t first = list[i];
          const std::uint32_t second = back->second[j];
          if (!is_at_one_time(first, second)) continue;
          const bool is_ring = waits_on(first, second) && waits_on(second, first);
          const bool fits = wants_ring ? is_ring : !is_ring && is_joint(first, second);
          if (fits) add({first, second}, wants_ring ? "deadlock_ring" : "deadlock_joint_act");
        }
      }
    }
  }

  void find_among_three(const std::string& one, const std::string& other,
                        const std::vector<std::uint32_t>& list) {
    for (const auto& [parties, second_list] : by_parties_) {
      if (parties.first != other || parties.second == one || one > other || one > parties.second) continue;
      const auto third_list = by_parties_.find({parties.second, one});
      if (third_list == by_parties_.end()) continue;
      for (const std::uint32_t first : list) {
        for (const std::uint32_t second : second_list) {
          if (waits_on(first, second)) close_ring(first, second, third_list->second);
        }
      }
    }
  }
  void close_ring(std::uint32_t first, std::uint32_t second, const std::vector<std::uint32_t>& thirds) {
    for (const std::uint32_t third : thirds) {
      if (waits_on(second, third) && waits_on(third, first)) add({first, second, third}, "deadlock_ring");
    }
  }

  /// One deadlock for the same parties on the same matter: the latest.
  void add(std::vector<std::uint32_t> ring, const std::string& rule) {
    std::string key;
    for (const std::uint32_t gate : ring)
      key.append(gates_[gate].party)
          .append("\n")
          .append(std::to_string(reading(gate).act_matter))
          .append("\n");
    if (!known_.insert(key).second) return;
    Deadlock deadlock;
    for (const std::uint32_t gate : ring) deadlock.opening_acts.push_back(gates_[gate].awaited_act);
    deadlock.gates = std::move(ring);
    deadlock.rule = rule;
    deadlocks_.push_back(std::move(deadlock));
  }

  std::span<const Saying> sayings_;
  std::span<const Gate> gates_;
  std::map<Parties, std::vector<std::uint32_t>> by_parties_;
  std::set<std::string> known_;
  std::vector<Deadlock> deadlocks_;
};

}  // namespace

std::vector<Deadlock> find_deadlocks(std::span<const Saying> sayings, std::span<const Gate> gates) {
  return DeadlockFinder(sayings, gates).find();
}

}  // namespace rapporteur::position
