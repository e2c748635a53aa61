#pragma once

#include "rapporteur/position/position.h"

#include <string>

/// How positions are written for people and for programs.
namespace rapporteur::cli {

/// Which of them are asked for; empty for all.
struct WantedPositions {
  std::string party;  ///< words of its name or its code
  std::string issue;
  std::string since;  ///< days, ISO 8601, both included
  std::string until;
  bool takes(const Position& position) const;
};

/// By party and issue: dated entries with what changed between them, gates; then deadlocks and divergences.
void put_positions(const Positions& positions, const WantedPositions& wanted);

/// One line of JSON each: entries, changes, gates, deadlocks, divergences, each with its place, which is what
/// the others name it by.
void put_positions_as_json(const Positions& positions, const WantedPositions& wanted);

}  // namespace rapporteur::cli
