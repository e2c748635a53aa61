#include "rapporteur/event/sides.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rapporteur::event {

namespace {

/// Sectors that fight or oppose the state they are of.
constexpr std::array<std::string_view, 5> opposed_sectors{"REB", "OPP", "SEP", "UAF", "PTY"};
/// Sectors that a state's own people have: they stand for it.
constexpr std::array<std::string_view, 7> state_sectors{"GOV", "MIL", "COP", "SPY", "JUD", "LEG", ""};

bool is_one_of(const auto& all, std::string_view value) {
  return std::ranges::find(all, value) != all.end();
}

std::int32_t side_of(const std::vector<Actor>& all, std::size_t index) {
  const Actor& actor = all[index];
  const bool is_state = actor.kind == ActorKind::state;
  if (actor.kind == ActorKind::place || actor.kind == ActorKind::unknown) return Sides::none;
  if (!actor.country.empty() && (is_state || is_one_of(state_sectors, actor.sector))) {
    const auto state = std::ranges::find_if(all, [&](const Actor& each) {
      return each.kind == ActorKind::state && each.country == actor.country;
    });
    if (state != all.end()) return static_cast<std::int32_t>(state - all.begin());
    return is_state ? static_cast<std::int32_t>(index) : Sides::none;
  }
  const bool is_body = actor.kind == ActorKind::organisation || actor.kind == ActorKind::group;
  return is_body && is_one_of(opposed_sectors, actor.sector) ? static_cast<std::int32_t>(index) : Sides::none;
}

}  // namespace

Sides::Sides(const Actors& actors) {
  sides_.reserve(actors.all.size());
  for (std::size_t i = 0; i < actors.all.size(); ++i) sides_.push_back(side_of(actors.all, i));
}

}  // namespace rapporteur::event
