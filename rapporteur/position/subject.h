#pragma once

#include "rapporteur/position/tables.h"

#include <optional>
#include <span>
#include <string>

/// What a text is about.
namespace rapporteur::position {

/// The issue that a text is about, and what its act means there.
struct Subject {
  std::uint16_t issue = 0;
  std::uint16_t matter = 0;
  Direction direction = Direction::none;  ///< of the act: "lift sanctions" is soft
  int weight = 0;
  bool is_normative = false;  ///< words near it say that it should be, or will
};

/// The issue whose terms weigh most, of equal ones the first told; none below a weight of two. What says that
/// there are no conditions is passed over. `is_denied` tells that the statement's negation is counted
/// already.
std::optional<Subject> subject_of(std::span<const std::string> stems, const Tables& tables,
                                  bool is_denied = false);

}  // namespace rapporteur::position
