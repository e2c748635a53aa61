#pragma once

#include "rapporteur/statement/parties.h"
#include "rapporteur/statement/report.h"
#include "rapporteur/statement/speakers.h"

#include <optional>
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

/// What an article's reports tell, settled so far.
struct ToldReports {
  const PartyFinder& parties;
  std::span<const Report> reports;
  std::span<const SettledSpeaker> speakers;
};

/// A meeting that the article tells of, with its words and who took part as the subject.
struct FoundMeeting {
  Channel channel = Channel::none;
  TextSpan words;
  std::vector<Party> subject;
};

/// The occasion of each report, in their order: by the words beside its cue, or that of an earlier report of
/// the same speaker until another one begins.
std::vector<Occasion> find_occasions(const ToldReports& told);

/// The channel and the addressee that the words of a report tell themselves.
Occasion read_occasion(const ToldReports& told, std::size_t report);

/// The meeting that a sentence without a report tells of ("met at a Security Council session"); nothing where
/// it tells of none.
std::optional<FoundMeeting> find_meeting(const ToldReports& told, TokenRange sentence);

}  // namespace rapporteur::statement
