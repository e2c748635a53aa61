#pragma once

#include "rapporteur/actor/actor.h"
#include "rapporteur/event/event.h"

#include <cstdint>
#include <vector>

namespace rapporteur::event {

/// For whom each actor of an article stands: a state for all who act for it, a group that opposes one for
/// itself.
class Sides {
 public:
  static constexpr std::int32_t none = -1;

  explicit Sides(const Actors& actors);

  /// The number of an actor's side, which is the index of the actor that stands for it; none for who is no
  /// party.
  std::int32_t of(std::uint32_t actor) const { return sides_[actor]; }
  std::int32_t of(const EventParty& party) const {
    return party.actor < 0 ? none : sides_[static_cast<std::size_t>(party.actor)];
  }
  std::size_t size() const { return sides_.size(); }

 private:
  std::vector<std::int32_t> sides_;  ///< by actor
};

}  // namespace rapporteur::event
