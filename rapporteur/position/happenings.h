#pragma once

#include "rapporteur/position/saying.h"

#include <span>
#include <vector>

/// What was done of what a gate waits for.
namespace rapporteur::position {

/// A conciliatory act that an article reports as done.
struct Happening {
  std::string party;
  DayCount day = no_day;
  FactReference event;
  std::vector<StemId> stems{};  ///< of the sentence that tells it
};

/// The acts of an article that a gate may wait for: done, no background, no hearsay, by a known party.
std::vector<Happening> read_happenings(const NumberedRecord& numbered, const Tables& tables, StemIds& ids);

/// Conditions that later events meet: the awaited party did what the gate waits for. `from` and `to` are the
/// entry of the gate.
std::vector<PositionChange> find_met_conditions(std::span<const Saying> sayings,
                                                std::vector<Happening> happenings);

}  // namespace rapporteur::position
