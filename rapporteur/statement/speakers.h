#pragma once

#include "rapporteur/statement/parties.h"
#include "rapporteur/statement/report.h"

#include <span>
#include <vector>

namespace rapporteur::statement {

/// Who speaks in one report, settled.
struct SettledSpeaker {
  std::vector<Party> parties;
  SpeakerForm form = SpeakerForm::none;
  std::optional<Party> on_behalf_of;
  std::vector<StatementRule> rules;
};

/// The speaker of each report, in their order: by the words that name it, by the verb whose subject it
/// shares, or the one who spoke last.
std::vector<SettledSpeaker> settle_speakers(const PartyFinder& parties, std::span<const Report> reports);

}  // namespace rapporteur::statement
