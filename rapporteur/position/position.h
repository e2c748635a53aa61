#pragma once

#include "rapporteur/base/fields.h"
#include "rapporteur/record/record.h"
#include "rapporteur/story/story.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// One dated statement in the ledger of a party. A state's spokespeople speak for it and are kept apart by
/// name.
struct Position {
  std::string party;    ///< the state, body or group: "United States"; a person who speaks for nobody else
  std::string country;  ///< its code; empty where it has none
  std::string speaker;  ///< who said it: "Rex Tillerson"
  std::string issue;    ///< key of data/position/: "negotiation", "sanctions"
  std::string topic;    ///< in the coverage's own words
  std::string towards;  ///< the other party it concerns; empty for none
  std::optional<std::string> day;  ///< when it was said, ISO 8601
  bool is_day_inferred = false;    ///< from the publication, not from what the text says of the saying
  FactReference statement;
  std::vector<FactReference> repeats{};  ///< other reports of the same saying
  Force force = Force::assert_;
  Polarity polarity = Polarity::positive;
  std::int8_t hardness = 0;  ///< -3 (agrees, offers) .. 3 (threatens, refuses), of the force and its polarity
  std::string proposition;
  std::string condition;  ///< the words of its condition; empty for none
};

/// How a party's position moved from one entry to a later one on the same issue.
enum class PositionChangeKind : std::uint8_t {
  new_,
  repeated,
  hardened,
  softened,
  reversed,
  condition_added,
  condition_dropped,
  condition_met,
  silence  ///< not repeated where a repeat was due
};
template <>
struct Names<PositionChangeKind> {
  static constexpr std::array<std::string_view, 9> all{
      "new",           "repeated", "hardened", "softened", "reversed", "condition_added", "condition_dropped",
      "condition_met", "silence"};
};

/// A change with the two entries that prove it.
struct PositionChange {
  PositionChangeKind kind = PositionChangeKind::new_;
  std::optional<std::uint32_t> from;      ///< index among the positions; none for `new_`
  std::uint32_t to = 0;                   ///< for `silence`: the last entry that should have repeated it
  std::string rule;                       ///< what decided, by its id in docs/positions.md
  std::vector<FactReference> evidence{};  ///< further facts: the event that met a condition
};

/// "A only after B", as a party holds it.
struct Gate {
  std::uint32_t position = 0;  ///< index of the entry that states it
  std::string party;           ///< who holds back
  std::string act;             ///< what waits
  std::string awaited_party;   ///< who is to move first; empty where it is not told
  std::string awaited_act;     ///< what is to be done first
};

/// Gates that wait on each other.
struct Deadlock {
  std::vector<std::uint32_t> gates;       ///< indices, in the order of the ring
  std::vector<std::string> opening_acts;  ///< any of these would open it
};

/// Two voices of one camp that do not say the same.
struct Divergence {
  std::string party;
  std::uint32_t one = 0;  ///< indices of the entries
  std::uint32_t other = 0;
  std::string rule;
};

/// Where each party stands on each issue, and how it moved.
struct Positions {
  std::vector<Position> positions;  ///< by party, issue, day
  std::vector<PositionChange> changes;
  std::vector<Gate> gates;
  std::vector<Deadlock> deadlocks;
  std::vector<Divergence> divergences;
};

}  // namespace rapporteur
