#pragma once

#include "rapporteur/position/saying.h"

#include <span>
#include <string>
#include <vector>

/// What one speaker said of one matter on one day, against what he said of it on another.
namespace rapporteur::position {

/// Sayings of one speaker on one matter that begin on one day.
struct Occasion {
  DayCount first_day = no_day;
  DayCount last_day = no_day;
  std::vector<std::uint32_t> sayings{};  ///< indices, in the order of the ledger
};

/// A change that two occasions show, with the sayings that prove it.
struct Compared {
  PositionChangeKind kind = PositionChangeKind::repeated;
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::string rule;
};

/// Whether a saying is one that hardness measures: an act of the speaker or one that is wanted.
bool sets_terms(const Saying& saying);
/// Whether the later one says the earlier one again.
bool is_repeat(const Saying& earlier, const Saying& later);
/// Whether what was open before waits for something now.
bool adds_condition(const Saying& earlier, const Saying& later);

/// Conditions that came or went, and reversals.
std::vector<Compared> compare_terms(std::span<const Saying> sayings, const Occasion& earlier,
                                    const Occasion& later);
/// Whether the occasion as a whole is harder or softer; at most one change.
std::vector<Compared> compare_hardness(std::span<const Saying> sayings, const Occasion& earlier,
                                       const Occasion& later);

}  // namespace rapporteur::position
