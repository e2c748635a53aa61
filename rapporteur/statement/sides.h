#pragma once

#include "rapporteur/actor/actor.h"
#include "rapporteur/statement/read_force.h"
#include "rapporteur/statement/statement.h"

#include <span>
#include <vector>

namespace rapporteur::statement {

/// The mentions inside a content, each with whether it stands for the speaker's own side: a speaker, or the
/// state that one serves, its government or army. Empty where the speakers are no actors.
std::vector<SideMention> sides_of(const Actors& actors, std::span<const Party> speakers,
                                  std::span<const TextSpan> content);

}  // namespace rapporteur::statement
