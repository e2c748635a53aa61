#pragma once

#include "rapporteur/event/find_events.h"

#include <array>
#include <vector>

namespace rapporteur::event {

/// What the chance that a proposed event is a real one is weighed by.
inline constexpr std::size_t judged_by = 10;
using JudgedBy = std::array<double, judged_by>;

/// A proposal with what a judge thinks of it, in the numbers that the chance is weighed by: always 1; log
/// odds of the rules' own sureness; log odds that the sentence tells of an event; the logarithm of how likely
/// its own root is; that of the likeliest root; then whether an actor is named, a recipient, and each of the
/// proposal's claims: a noun, spoken, done.
JudgedBy weighed_by(const Proposal& proposal, const Opinion& opinion);

/// What a judge is shown of an event.
Proposal proposal_of(const Event& event, const Analysis& analysis);

/// The proposals that a judge lets pass, before they are joined; those that it is not asked about pass.
/// `permille` becomes the chance by rules and judge together; where that is low, there is no event. The
/// weights are data/events/judge.tsv.
std::vector<Event> judge_events(std::vector<Event> proposed, const EventInputs& inputs, EventJudge& judge);

}  // namespace rapporteur::event
