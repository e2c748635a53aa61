#pragma once

#include "rapporteur/position/saying.h"
#include "rapporteur/position/subject.h"

#include <optional>

/// Gates in statements: "A only after B".
namespace rapporteur::position {

/// A statement with what was read of it before its gate.
struct GateInput {
  const RecordedStatement& statement;
  const Sides& sides;
  const Saying& saying;
  const Saying* before = nullptr;  ///< what the same speaker said just before; null for none
};

/// The gate that a statement states; nothing where nothing waits, where a threat waits, or where only time
/// does. `is_open` tells whether it is told as an offer.
struct FoundGate {
  GateReading reading;
  bool is_open = false;
};
std::optional<FoundGate> read_gate(const GateInput& input, const Tables& tables, StemIds& ids);

/// The words of a role, joined by single blanks.
std::string role_text(const std::vector<RecordedWords>& role);

}  // namespace rapporteur::position
