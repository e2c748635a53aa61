#pragma once

#include "rapporteur/position/position.h"
#include "rapporteur/position/sides.h"
#include "rapporteur/position/stems.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the ledger keeps of a statement until all are there.
namespace rapporteur::position {

/// A day counted from 1970-01-01.
using DayCount = std::int32_t;
/// Where the day is not known.
inline constexpr DayCount no_day = INT32_MIN;

/// The days on which something was said, both ends included.
struct SaidOn {
  DayCount first = no_day;
  DayCount last = no_day;
  bool is_inferred = false;
  bool is_known() const { return first != no_day; }
};

/// The day of "2018-01-16..."; nothing where it is none.
std::optional<DayCount> day_count(std::string_view iso);
std::string iso_day(DayCount day);

/// "A only after B", with what its words are compared by.
struct GateReading {
  Gate gate;
  std::vector<StemId> act;
  std::vector<StemId> awaited_act;
  std::uint16_t act_matter = no_matter;
  std::uint16_t awaited_matter = no_matter;

  static constexpr std::uint16_t no_matter = UINT16_MAX;
};

/// One statement of one party, as light as it can be.
struct Saying {
  Position position;  ///< without its days
  std::string office;
  std::string voice;  ///< the speaker's name for comparing
  SaidOn said{};
  DayCount published = no_day;
  std::uint16_t issue = 0;
  std::uint16_t matter = 0;
  Direction direction = Direction::none;
  bool is_unconditional = false;
  std::vector<StemId> stems{};
  std::optional<GateReading> gate{};
  /// The saying of the same speaker that this one is told not to repeat.
  std::optional<FactReference> left_out{};
};

}  // namespace rapporteur::position
