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

}  // namespace rapporteur
