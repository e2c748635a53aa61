#pragma once

#include "rapporteur/position/position.h"

#include <memory>
#include <span>

namespace rapporteur {

/// Gathers positions article by article, and then finds how they moved. What it keeps of an article does not
/// grow with its length but with the positions told there; the record itself may go after `add`. One thread.
class Ledger {
 public:
  Ledger();
  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  /// Records come in order of their numbers. Needed of a record are its metadata, settled day, blocks and
  /// facts, not the bytes of its page.
  void add(const NumberedRecord& numbered);
  /// What was gathered; the ledger is empty afterwards.
  Positions finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The positions of several records, in order of their numbers.
Positions find_positions(std::span<const NumberedRecord> records);

}  // namespace rapporteur
