#include "rapporteur/position/find_positions.h"

#include "rapporteur/position/find_changes.h"
#include "rapporteur/position/find_deadlocks.h"
#include "rapporteur/position/fold_gates.h"
#include "rapporteur/position/fold_sayings.h"
#include "rapporteur/position/happenings.h"
#include "rapporteur/position/read_sayings.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace rapporteur {

struct Ledger::State {
  position::Tables tables;
  position::StemIds ids;
  std::vector<position::Saying> sayings;
  std::vector<position::Happening> happenings;
  std::unordered_multimap<std::size_t, std::size_t> by_words;  // a hash to sayings; looked up, never walked

  void add(position::Saying saying);
};

namespace {

bool is_copy_of(const position::Saying& one, const position::Saying& other) {
  return !one.left_out && !other.left_out && one.voice == other.voice &&
         one.position.party == other.position.party && one.position.words == other.position.words &&
         one.said.first == other.said.first && one.said.last == other.said.last;
}

}  // namespace

/// The same words of the same speaker on the same day, as copies have them, are folded at once, so that
/// copies cost next to nothing.
void Ledger::State::add(position::Saying saying) {
  const std::size_t hash = std::hash<std::string>{}(saying.position.words);
  const auto [begin, end] = by_words.equal_range(hash);
  const auto known =
      std::find_if(begin, end, [&](const auto& each) { return is_copy_of(sayings[each.second], saying); });
  if (known != end) {
    sayings[known->second].position.repeats.push_back(saying.position.statement);
    return;
  }
  by_words.emplace(hash, sayings.size());
  sayings.push_back(std::move(saying));
}

Ledger::Ledger() : state_(std::make_unique<State>()) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

void Ledger::add(const NumberedRecord& numbered) {
  for (position::Saying& saying : position::read_sayings(numbered, state_->tables, state_->ids))
    state_->add(std::move(saying));
  for (position::Happening& happening : position::read_happenings(numbered, state_->tables, state_->ids))
    state_->happenings.push_back(std::move(happening));
}

Positions Ledger::finish() {
  std::vector<position::Saying> sayings = std::exchange(state_->sayings, {});
  state_->by_words.clear();
  position::join_voices(sayings);
  sayings = position::fold_sayings(std::move(sayings));
  Positions all;
  all.gates = position::fold_gates(sayings, state_->ids);
  all.changes = position::find_changes(sayings);
  for (PositionChange& met : position::find_met_conditions(sayings, std::exchange(state_->happenings, {})))
    all.changes.push_back(std::move(met));
  std::ranges::stable_sort(all.changes, {}, &PositionChange::to);
  all.deadlocks = position::find_deadlocks(sayings, all.gates);
  all.divergences = position::find_divergences(sayings);
  for (position::Saying& saying : sayings) {
    if (saying.said.is_known()) {
      saying.position.day = position::iso_day(saying.said.first);
      saying.position.last_day = position::iso_day(saying.said.last);
      saying.position.is_day_inferred = saying.said.is_inferred;
    }
    all.positions.push_back(std::move(saying.position));
  }
  return all;
}

Positions find_positions(std::span<const NumberedRecord> records) {
  Ledger ledger;
  for (const NumberedRecord& record : records) ledger.add(record);
  return ledger.finish();
}

}  // namespace rapporteur
