#include "rapporteur/event/frames.h"

#include "rapporteur/event/noun_frames.h"
#include "rapporteur/event/readiness.h"
#include "rapporteur/event/verb_frames.h"

#include <algorithm>
#include <map>
#include <set>

namespace rapporteur::event {

namespace {

/// Gives what a complement tells to the frame of the word that governs it: "agreed to send food".
void join_to_governor(Frame& governor, Frame& complement) {
  governor.also.insert(governor.also.end(), complement.trigger.begin(), complement.trigger.end());
  governor.rules.push_back(EventRule::control);
  const bool is_asked = governor.content == Plover::request;
  if (is_asked) {
    if (governor.recipients.all.empty()) {
      governor.recipients = complement.actors;
      PartyReader::leave_out(governor.recipients, governor.actors);
    }
    return;
  }
  // The act below names what is promised, threatened or refused, and to whom.
  if (governor.recipients.all.empty()) {
    for (const EventParty& each : complement.recipients.all) {
      Parties one{{each}, complement.recipients.weight};
      const bool is_actor = std::ranges::any_of(governor.actors.all, [&](const EventParty& actor) {
        return actor.actor == each.actor && actor.name == each.name;
      });
      if (!is_actor) PartyReader::add(governor.recipients, one);
    }
  }
  if (complement.content == Plover::consult && governor.actors.all.size() < complement.actors.all.size())
    governor.actors = complement.actors;
  if (!complement.partners.all.empty()) governor.partners = complement.partners;
  governor.content = complement.content;
  governor.mode = complement.mode;
  Stance stance = complement.stance;
  stance.is_asserted = governor.stance.is_asserted;
  stance.reporter = governor.stance.reporter;
  stance.is_pluperfect = governor.stance.is_pluperfect;
  if (stance.condition.empty()) stance.condition = governor.stance.condition;
  governor.stance = std::move(stance);
}

/// Acts that undo or withhold another: what they are done to is no second act ("froze its *aid*", "lifted the
/// *sanctions*").
bool is_undone(const Analysis& analysis, const std::map<Token, Frame>& frames, Token noun) {
  if (analysis.relations[noun] != Relation::dobj && analysis.relations[noun] != Relation::nsubjpass)
    return false;
  const auto verb = frames.find(analysis.heads[noun]);
  if (verb == frames.end() || verb->second.is_noun) return false;
  const Plover content = verb->second.content;
  return content == Plover::sanction || content == Plover::retreat || content == Plover::reject;
}

}  // namespace

std::vector<Frame> find_frames(const EventInputs& inputs, const Lexicon& lexicon) {
  const Analysis& analysis = inputs.analysis;
  const VerbFrames verbs(inputs, lexicon);
  const NounFrames nouns(inputs, lexicon);
  std::map<Token, Frame> frames;
  for (Token token = 0; token < analysis.size(); ++token) {
    if (!is_verb(analysis, token)) continue;
    if (auto frame = verbs.read(token)) frames.emplace(token, std::move(*frame));
  }
  const auto has_frame = [&](Token word) { return frames.contains(word); };
  std::set<Token> taken;  // nouns that a frame of readiness has: "ready for talks"
  for (Token token = 0; token < analysis.size(); ++token) {
    if (auto frame = read_readiness(inputs, lexicon, token, has_frame)) {
      taken.insert(frame->also.begin(), frame->also.end());
      frames.emplace(token, std::move(*frame));
    }
  }
  for (Token token = 0; token < analysis.size(); ++token) {
    if (!is_noun(analysis, token) || taken.contains(token) || is_undone(analysis, frames, token)) continue;
    if (auto frame = nouns.read(token, has_frame)) frames.emplace(token, std::move(*frame));
  }
  // From here on, what stands under a governor with a frame of its own is part of that frame.
  std::vector<Token> joined;
  for (auto& [token, frame] : frames) {
    if (!frame.stance.governor || *frame.stance.governor == token) continue;
    const auto governor = frames.find(*frame.stance.governor);
    if (governor == frames.end()) {
      // "refused to deny that he had called": nobody says that he had.
      if (lemma_of(analysis, *frame.stance.governor) == "deny") joined.push_back(token);
      continue;
    }
    // "refused to deny that he had called" tells nothing of a call.
    const bool is_undenied = governor->second.content == Plover::reject && governor->second.stance.governor &&
                             governor->second.stance.is_refused;
    if (!is_undenied && (frame.stance.is_asserted || governor->second.stance.is_asserted))
      join_to_governor(governor->second, frame);
    joined.push_back(token);
  }
  for (const Token token : joined) frames.erase(token);
  std::vector<Frame> all;
  for (auto& [token, frame] : frames) all.push_back(std::move(frame));
  return all;
}

}  // namespace rapporteur::event
