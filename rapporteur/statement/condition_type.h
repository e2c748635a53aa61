#pragma once

#include "rapporteur/statement/condition_parts.h"
#include "rapporteur/statement/cue_class.h"

namespace rapporteur::statement {

/// What a condition is for. The cue is that of its claim.
ConditionType type_of_condition(const ClaimWords& words, const ConditionParts& parts, CueClass cue);

}  // namespace rapporteur::statement
