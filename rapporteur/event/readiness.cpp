#include "rapporteur/event/readiness.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rapporteur::event {

namespace {

constexpr std::array<std::string_view, 4> linking_verbs{"be", "stand", "remain", "stay"};
constexpr std::array<std::string_view, 3> partner_prepositions{"with", "to", "for"};

/// What is to be done: the infinitive below the adjective, or the event noun that it is "for".
std::optional<Token> act_below(const Analysis& analysis, const Lexicon& lexicon, Token adjective) {
  for (const Token child : analysis.children(adjective)) {
    if (analysis.relations[child] == Relation::xcomp && analysis.tag(child) == "VB") return child;
  }
  for (const Token above : {adjective, analysis.heads[adjective]}) {
    for (const Token noun : behind(analysis, above, "for")) {
      if (noun < adjective) continue;
      for (const std::string& key : noun_keys(analysis, noun)) {
        const NounSense* sense = lexicon.noun(key);
        if (sense && sense->content == Plover::consult) return noun;
      }
    }
  }
  return std::nullopt;
}

Parties partners_of(const PartyReader& parties, const Analysis& analysis, Token act) {
  if (is_noun(analysis, act)) return parties.read(behind(analysis, act, "with"));
  const std::vector<Token> objects = read_arguments(analysis, act).objects;
  Parties found = parties.read(objects);
  for (const std::string_view preposition : partner_prepositions) {
    if (found.weight >= 2) break;
    found = parties.read(behind(analysis, act, preposition));
    for (const Token object : objects)
      PartyReader::add(found, parties.read(behind(analysis, object, preposition)));
  }
  return found.weight >= 2 ? found : Parties{};
}

}  // namespace

std::optional<Frame> read_readiness(const EventInputs& inputs, const Lexicon& lexicon, Token adjective,
                                    const std::function<bool(Token)>& has_frame) {
  const Analysis& analysis = inputs.analysis;
  if (analysis.parts[adjective] != Part::adj || analysis.is_root(adjective)) return std::nullopt;
  const std::string lemma = lemma_of(analysis, adjective);
  const bool is_refusal = lexicon.is_in_set("unready", lemma);
  if (!is_refusal && !lexicon.is_in_set("ready", lemma)) return std::nullopt;
  const Token verb = analysis.heads[adjective];
  const auto act = act_below(analysis, lexicon, adjective);
  if (!act || has_frame(*act) || !is_verb(analysis, verb)) return std::nullopt;
  if (std::ranges::find(linking_verbs, lemma_of(analysis, verb)) == linking_verbs.end()) return std::nullopt;
  const PartyReader parties(inputs, lexicon);
  Frame frame;
  frame.actors = parties.read(read_arguments(analysis, verb).actors);
  if (frame.actors.weight < 2) return std::nullopt;
  frame.word = adjective;
  frame.trigger = {adjective};
  frame.also = read_verb_group(analysis, verb).tokens;
  if (is_noun(analysis, *act)) frame.also.push_back(*act);
  frame.recipients = partners_of(parties, analysis, *act);
  PartyReader::leave_out(frame.recipients, frame.actors);
  frame.rules = {EventRule::verb, EventRule::control};
  frame.stance = read_stance(analysis, lexicon, adjective);
  const bool is_refused = is_refusal != frame.stance.is_negative;
  frame.content = is_refused ? Plover::reject : is_noun(analysis, *act) ? Plover::consult : Plover::agree;
  frame.stance.is_negative = false;
  frame.stance.is_refused = is_refused;
  frame.stance.is_future = frame.stance.is_committed = !is_refused;
  return frame;
}

}  // namespace rapporteur::event
