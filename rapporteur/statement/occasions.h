#pragma once

#include "rapporteur/statement/parties.h"
#include "rapporteur/statement/quotations.h"
#include "rapporteur/statement/report.h"
#include "rapporteur/statement/speakers.h"

#include <span>
#include <vector>

namespace rapporteur::statement {

/// To whom and by which way one report's words were said.
struct Occasion {
  Channel channel = Channel::none;
  ChannelOrigin origin = ChannelOrigin::none;
  std::vector<TextSpan> channel_words;
  std::vector<TextSpan> addressee_words;
  std::vector<Party> addressees;
  std::vector<StatementRule> rules;
};

/// The occasion of each report, in their order: by the words beside its cue, or that of an earlier report of
/// the same speaker until another one begins.
std::vector<Occasion> find_occasions(const PartyFinder& parties, std::span<const Report> reports,
                                     std::span<const SettledSpeaker> speakers);

}  // namespace rapporteur::statement
