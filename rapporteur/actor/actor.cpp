#include "rapporteur/actor/actor.h"

#include <algorithm>

namespace rapporteur {

const ActorMention* Actors::mention_in(TextSpan span, TextSpan head) const {
  const auto first = std::ranges::lower_bound(mentions, span.begin, {},
                                              [](const ActorMention& each) { return each.span.begin; });
  const ActorMention* of_head = nullptr;
  const ActorMention* widest = nullptr;
  for (auto each = first; each != mentions.end() && each->span.begin < span.end; ++each) {
    if (!span.contains(each->span)) continue;
    if (!widest || each->span.size() > widest->span.size()) widest = &*each;
    if (each->span.contains(head) && (!of_head || each->span.size() > of_head->span.size())) of_head = &*each;
  }
  return of_head ? of_head : widest;
}

}  // namespace rapporteur
