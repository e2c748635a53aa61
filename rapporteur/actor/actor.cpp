#include "rapporteur/actor/actor.h"

#include <algorithm>

namespace rapporteur {

const ActorMention* Actors::mention_in(TextSpan span, TextSpan head) const {
  const auto first = std::ranges::lower_bound(mentions, span.begin, {},
                                              [](const ActorMention& each) { return each.span.begin; });
  // A person before another actor, then the longer words.
  const auto is_better = [&](const ActorMention& a, const ActorMention& b) {
    const bool is_person = all[a.actors.front()].kind == ActorKind::person;
    const bool is_other = all[b.actors.front()].kind == ActorKind::person;
    return is_person != is_other ? is_person : a.span.size() > b.span.size();
  };
  const ActorMention* of_head = nullptr;
  const ActorMention* widest = nullptr;
  for (auto each = first; each != mentions.end() && each->span.begin < span.end; ++each) {
    if (!span.contains(each->span)) continue;
    if (!each->actors.empty() && (!widest || is_better(*each, *widest))) widest = &*each;
    if (each->span.contains(head) && !each->actors.empty() &&
        (!of_head || each->span.size() > of_head->span.size()))
      of_head = &*each;
  }
  return of_head ? of_head : widest;
}

namespace actor {

int political_weight(ActorKind kind, std::string_view country, std::string_view sector, bool has_role) {
  /// Sectors whose actors make politics only together with others.
  constexpr std::array<std::string_view, 9> weak_sectors{"BUS", "CVL", "JRN", "MED", "UNK",
                                                         "EDU", "CRM", "AGR", "SOC"};
  const bool is_weak_sector = std::ranges::find(weak_sectors, sector) != weak_sectors.end();
  switch (kind) {
    case ActorKind::state:
    case ActorKind::office:
      return 2;
    case ActorKind::person:
      if (is_weak_sector || sector.empty()) return country.empty() && !has_role ? 0 : 1;
      return 2;
    case ActorKind::organisation:
      if (is_weak_sector) return 1;
      return sector.empty() && country.empty() ? 1 : 2;
    case ActorKind::group:
      if (sector.empty()) return country.empty() ? 0 : 1;
      return is_weak_sector ? 1 : 2;
    case ActorKind::place:
    case ActorKind::unknown:
      return 0;
  }
  return 0;
}

}  // namespace actor

}  // namespace rapporteur
