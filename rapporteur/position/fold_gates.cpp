#include "rapporteur/position/fold_gates.h"

#include "rapporteur/position/fold_sayings.h"

#include <algorithm>
#include <cstdlib>

/// "A sustained cessation of threatening behaviour must occur before talks can begin" and "the threatening
/// behaviour would have to stop for a sustained period before any talks": two outlets, one gate.
namespace rapporteur::position {

namespace {

constexpr double least_of_awaited = 0.5;
constexpr std::size_t least_shared = 2;
/// A day that is only that of a publication lies so many days behind the saying at most.
constexpr DayCount days_of_reporting = 3;
/// Sayings stand by party, issue and day: what is like a gate lies at most so many gates before it.
constexpr std::size_t most_looked_at = 48;

bool is_of_one_voice(const Saying& one, const Saying& other) {
  if (one.position.party != other.position.party) return false;
  return one.voice == other.voice || one.position.voice != VoiceKind::person ||
         other.position.voice != VoiceKind::person;
}

bool is_around_one_day(const Saying& one, const Saying& other) {
  if (!one.said.is_known() || !other.said.is_known()) return false;
  const DayCount slack = one.said.is_inferred || other.said.is_inferred ? days_of_reporting : 0;
  return one.said.first <= other.said.last + slack && other.said.first <= one.said.last + slack;
}

/// Nothing told of whom is waited for goes with anybody.
bool may_await_same(const Gate& one, const Gate& other) {
  return one.awaited_party.empty() || other.awaited_party.empty() || one.awaited_party == other.awaited_party;
}

bool holds_back_same(const GateReading& one, const GateReading& other) {
  const bool is_matter = one.act_matter != GateReading::no_matter && one.act_matter == other.act_matter;
  return is_matter || shared_count(one.act, other.act) >= least_shared;
}

/// The awaited act without the name of who is to do it.
std::vector<StemId> nameless_act(const GateReading& gate, StemIds& ids) {
  const std::vector<StemId> name = ids.set_of(gate.gate.awaited_party);
  std::vector<StemId> act = gate.awaited_act;
  std::erase_if(act, [&](StemId stem) { return std::ranges::binary_search(name, stem); });
  return act;
}

bool is_same_gate(const Saying& one, const Saying& other, StemIds& ids) {
  const bool may_be = is_of_one_voice(one, other) && is_around_one_day(one, other) &&
                      may_await_same(one.gate->gate, other.gate->gate) &&
                      holds_back_same(*one.gate, *other.gate);
  if (!may_be) return false;
  const auto act = nameless_act(*one.gate, ids);
  const auto other_act = nameless_act(*other.gate, ids);
  return shared_count(act, other_act) >= least_shared && containment(act, other_act) >= least_of_awaited;
}

}  // namespace

std::vector<Gate> fold_gates(std::vector<Saying>& sayings, StemIds& ids) {
  std::vector<Gate> gates;
  for (std::uint32_t place = 0; place < sayings.size(); ++place) {
    if (!sayings[place].gate) continue;
    Gate& gate = sayings[place].gate->gate;
    gate.position = place;
    const auto from =
        gates.begin() + static_cast<std::ptrdiff_t>(gates.size() - std::min(gates.size(), most_looked_at));
    const auto known = std::find_if(from, gates.end(), [&](const Gate& each) {
      return is_same_gate(sayings[each.position], sayings[place], ids);
    });
    if (known == gates.end()) {
      gates.push_back(gate);
    } else {
      known->repeats.push_back(place);
    }
  }
  return gates;
}

}  // namespace rapporteur::position
