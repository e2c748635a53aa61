#pragma once

#include "rapporteur/record/record.h"
#include "rapporteur/story/story.h"

#include <span>
#include <vector>

namespace rapporteur::story {

/// The actors that more than one of the articles name, each with what joined it: the same name, a state's
/// code, the same office of a country, a part of the one fuller name that fits, another spelling. A family
/// name alone joins nobody where fuller names disagree.
std::vector<SharedActor> share_actors(std::span<const NumberedRecord> records);

}  // namespace rapporteur::story
