#pragma once

#include "rapporteur/actor/gathering.h"

#include <vector>

namespace rapporteur::actor {

/// Mentions of several actors that are named one after the other: "Japan and the United States". Their actors
/// are numbered as they are gathered.
std::vector<ActorMention> find_lists(const Gathering& all);

}  // namespace rapporteur::actor
