#include "rapporteur/statement/sides.h"

#include <algorithm>

namespace rapporteur::statement {

namespace {

/// Whether an actor acts for its country: the state itself, its government, its army.
bool serves_state(const Actor& actor) {
  return !actor.country.empty() &&
         (actor.kind == ActorKind::state || actor.sector == "GOV" || actor.sector == "MIL");
}

bool is_own(const Actors& actors, std::span<const Party> speakers, std::uint32_t mentioned) {
  const Actor& actor = actors.all[mentioned];
  return std::ranges::any_of(speakers, [&](const Party& speaker) {
    if (speaker.actor < 0) return false;
    const auto number = static_cast<std::uint32_t>(speaker.actor);
    const Actor& own = actors.all[number];
    return number == mentioned || (serves_state(own) && serves_state(actor) && own.country == actor.country);
  });
}

}  // namespace

std::vector<SideMention> sides_of(const Actors& actors, std::span<const Party> speakers,
                                  std::span<const TextSpan> content) {
  std::vector<SideMention> sides;
  if (std::ranges::none_of(speakers, [](const Party& speaker) { return speaker.actor >= 0; })) return sides;
  for (const TextSpan span : content) {
    auto mention = std::ranges::lower_bound(actors.mentions, span.begin, {},
                                            [](const ActorMention& each) { return each.span.begin; });
    for (; mention != actors.mentions.end() && mention->span.begin < span.end; ++mention) {
      if (mention->actors.empty() || mention->span.end > span.end) continue;
      const bool is_all_own = std::ranges::all_of(
          mention->actors, [&](std::uint32_t actor) { return is_own(actors, speakers, actor); });
      sides.push_back({mention->span, is_all_own});
    }
  }
  return sides;
}

}  // namespace rapporteur::statement
