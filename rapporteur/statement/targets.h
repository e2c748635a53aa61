#pragma once

#include "rapporteur/statement/parties.h"
#include "rapporteur/statement/report.h"
#include "rapporteur/statement/speakers.h"

#include <span>
#include <vector>

namespace rapporteur::statement {

/// Whom a claim is about or aimed at.
struct Targets {
  std::vector<Party> parties;
  std::vector<TextSpan> words;
};

/// Whom the cue is aimed at ("accused Oslo of"), or else the first that the claim's words name beside the
/// speaker.
Targets find_targets(const PartyFinder& parties, const Report& report, const SettledSpeaker& speaker,
                     std::span<const TextSpan> content);

}  // namespace rapporteur::statement
