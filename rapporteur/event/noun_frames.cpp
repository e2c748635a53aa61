#include "rapporteur/event/noun_frames.h"

#include "rapporteur/event/derive.h"

#include <algorithm>
#include <array>

namespace rapporteur::event {

namespace {

constexpr std::array<std::string_view, 8> coming_words{"upcoming", "planned",  "future",      "next",
                                                       "coming",   "proposed", "forthcoming", "scheduled"};
constexpr std::array<std::string_view, 5> possible_words{"possible", "potential", "any", "likely",
                                                         "eventual"};
constexpr std::array<std::string_view, 6> meeting_prepositions{"after", "during",    "in",
                                                               "at",    "following", "for"};
constexpr std::array<std::string_view, 7> journey_verbs{"fly",  "travel",  "arrive", "go",
                                                        "come", "journey", "head"};
/// A noun behind these is told of as happening; behind others ("against", "for") perhaps not.
constexpr std::array<std::string_view, 19> telling_prepositions{
    "after", "during", "in", "at",      "following", "amid", "despite", "since",   "by",   "with",
    "over",  "from",   "on", "through", "before",    "of",   "follow",  "include", "until"};
/// "in response to the attack": it took place.
constexpr std::array<std::string_view, 5> answering_nouns{"response", "reaction", "answer", "reply", "end"};
constexpr std::array<std::string_view, 6> target_prepositions{"against", "on", "to", "into", "for", "from"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

/// The first of those that are joined by "and".
Token first_conjunct(const Analysis& analysis, Token token) {
  for (int step = 0; step < 12 && analysis.relations[token] == Relation::conj; ++step)
    token = analysis.heads[token];
  return token;
}

}  // namespace

/// The noun that a noun is counted by: "a series of talks"; else itself.
Token NounFrames::measure_of(Token noun) const {
  const Analysis& analysis = inputs_.analysis;
  if (analysis.relations[noun] != Relation::pobj) return noun;
  const Token above = analysis.heads[analysis.heads[noun]];
  if (!is_noun(analysis, above)) return noun;
  const std::vector<Token> counted = measured(analysis, above);
  return std::ranges::find(counted, noun) != counted.end() ? above : noun;
}

std::optional<NounFrames::Carried> NounFrames::carrier_of(Token noun) const {
  const Analysis& analysis = inputs_.analysis;
  const Token first = measure_of(first_conjunct(analysis, noun));
  const Token head = analysis.heads[first];
  const Relation relation = analysis.relations[first];
  Token verb = head;
  if (relation == Relation::pobj) {
    verb = analysis.heads[head];
  } else if (relation != Relation::dobj && relation != Relation::nsubjpass && relation != Relation::attr &&
             relation != Relation::nsubj) {
    return std::nullopt;
  }
  // "claimed responsibility for the attack": who claims it did it.
  const bool is_claimed = relation == Relation::pobj && is_noun(analysis, verb) &&
                          lemma_of(analysis, verb) == "responsibility" && lemma_of(analysis, head) == "for" &&
                          analysis.relations[verb] == Relation::dobj;
  if (is_claimed) return Carried{analysis.heads[verb], Carrier::do_};
  // "gave two million dollars in aid": the parser hangs the aid on the verb.
  if (relation == Relation::pobj && lemma_of(analysis, head) == "in" && is_verb(analysis, verb)) {
    const auto sum = child_by(analysis, verb, Relation::dobj);
    if (sum && is_sum(analysis, *sum)) return Carried{verb, Carrier::do_};
  }
  if (!is_verb(analysis, verb)) return std::nullopt;
  // "there will be no talks".
  if (relation == Relation::attr && lemma_of(analysis, verb) == "be" &&
      child_by(analysis, verb, Relation::expl))
    return Carried{verb, Carrier::do_};
  for (const std::string& key : verb_keys(analysis, verb)) {
    const bool has_preposition = key.find('_') != std::string::npos;
    if (relation == Relation::pobj && (!has_preposition || !key.ends_with(lemma_of(analysis, head))))
      continue;
    const Carrier kind = lexicon_.carrier(key);
    if (kind == Carrier::none) continue;
    // "talks began", "the truce collapsed": the noun is the subject of an intransitive carrier.
    if (relation == Relation::nsubj && child_by(analysis, verb, Relation::dobj)) return std::nullopt;
    return Carried{verb, kind};
  }
  return std::nullopt;
}

void NounFrames::read_modifiers(Token noun, Stance& stance) const {
  const Analysis& analysis = inputs_.analysis;
  for (const Token child : analysis.children(noun)) {
    const std::string word = lemma_of(analysis, child);
    if (is_one_of(coming_words, word)) stance.is_future = true;
    if (is_one_of(possible_words, word)) stance.is_hypothetical = true;
    if (analysis.relations[child] == Relation::det && word == "no") stance.is_negative = !stance.is_negative;
  }
}

/// "the rebel offensive": nouns before it that name who acts in politics.
std::vector<Token> NounFrames::agents_before(Token noun) const {
  const Analysis& analysis = inputs_.analysis;
  std::vector<Token> found;
  for (const Token child : analysis.children(noun)) {
    if (analysis.relations[child] == Relation::compound && is_noun(analysis, child) &&
        first_of_word(analysis, child) == child && lexicon_.agent_weight(lemma_of(analysis, child)) == 2)
      found.push_back(child);
  }
  return found;
}

/// All who talk: "talks between Peru and Chile", "in Lima with Peru".
void NounFrames::add_partners(const NounSense& sense, Token noun, Frame& frame) const {
  const Analysis& analysis = inputs_.analysis;
  for (const std::string_view preposition : {"between", "with", "among", "of"})
    PartyReader::add(frame.actors, parties_.read(behind(analysis, noun, preposition)));
  if (sense.mode == "phone") PartyReader::add(frame.actors, parties_.read(behind(analysis, noun, "to")));
  // "talks in Lima with Peru": the parser hangs the partner below the place.
  for (const std::string_view where : {"in", "at"}) {
    for (const Token place : behind(analysis, noun, where)) {
      PartyReader::add(frame.actors, parties_.read(behind(analysis, place, "with")));
      PartyReader::add(frame.actors, parties_.read(behind(analysis, place, "between")));
    }
  }
}

/// At whom it is aimed.
void NounFrames::add_targets(const NounSense& sense, Token noun, bool is_left, Frame& frame) const {
  const Analysis& analysis = inputs_.analysis;
  for (const std::string_view preposition : target_prepositions) {
    if (preposition == "from" && !is_left) continue;
    if (frame.recipients.weight < 2)
      PartyReader::add(frame.recipients, parties_.read(behind(analysis, noun, preposition)));
  }
  // "protests in front of the German embassy".
  if (sense.content == Plover::protest && frame.recipients.weight < 2) {
    PartyReader::add(frame.recipients, parties_.read(behind(analysis, noun, "outside")));
    for (const Token front : behind(analysis, noun, "in")) {
      if (lemma_of(analysis, front) == "front")
        PartyReader::add(frame.recipients, parties_.read(behind(analysis, front, "of")));
    }
  }
  // "support for China's plan": whose thing it is.
  for (const std::string_view preposition : target_prepositions) {
    if (preposition == "from" || !frame.recipients.all.empty()) continue;
    for (const Token behind_it : behind(analysis, noun, preposition)) {
      Parties within = parties_.read_within(behind_it);
      PartyReader::leave_out(within, frame.actors);
      if (within.weight >= 2) PartyReader::add(frame.recipients, within);
    }
  }
}

void NounFrames::find_own_parties(const NounSense& sense, Token noun, Frame& frame) const {
  const Analysis& analysis = inputs_.analysis;
  Parties owners = parties_.owners(noun);
  if (const Token measure = measure_of(noun); measure != noun)
    PartyReader::add(owners, parties_.owners(measure));
  if (owners.weight < 2) PartyReader::add(owners, parties_.read(agents_before(noun)));
  const Parties of = parties_.read(behind(analysis, noun, "of"));
  const Parties by = parties_.read(behind(analysis, noun, "by"));
  PartyReader::add(frame.actors, by);
  if (sense.arguments.is_reciprocal) {
    PartyReader::add(frame.actors, owners);
    add_partners(sense, noun, frame);
    frame.rules.push_back(EventRule::reciprocal);
    return;
  }
  if (sense.arguments.is_done) {
    frame.recipients = of.all.empty() ? owners : of;
    if (!of.all.empty()) PartyReader::add(frame.actors, owners);
    return;
  }
  PartyReader::add(frame.actors, owners);
  if (sense.arguments.is_visit) {
    for (const std::string_view preposition : {"to", "of"})
      PartyReader::add(frame.recipients, parties_.read_places(behind(analysis, noun, preposition)));
    return;
  }
  // "withdrawal from Mali", but "threats from Mali".
  const bool is_left = sense.content == Plover::retreat || sense.content == Plover::sanction;
  if (!is_left) PartyReader::add(frame.actors, parties_.read(behind(analysis, noun, "from")));
  add_targets(sense, noun, is_left, frame);
  // "criticism of China" is of China; "the attack of the rebels" is theirs.
  const bool is_spoken = quad_of(sense.content) == Quad::verbal_conflict || sense.content == Plover::support;
  if (is_spoken && frame.recipients.all.empty())
    frame.recipients = of;
  else if (frame.actors.all.empty())
    frame.actors = of;
}

void NounFrames::find_carried_parties(const NounSense& sense, const Carried& carried, Frame& frame) const {
  const Analysis& analysis = inputs_.analysis;
  const Arguments arguments = read_arguments(analysis, carried.verb);
  Parties actors = parties_.read(arguments.actors);
  Parties others = parties_.read(arguments.datives);
  for (const std::string_view preposition : {"with", "against", "on", "into", "to", "from"})
    PartyReader::add(others, parties_.read(behind(analysis, carried.verb, preposition)));
  frame.rules.push_back(EventRule::light_verb);
  const bool is_received = carried.kind == Carrier::receive && !sense.arguments.is_reciprocal;
  if (is_received) {
    Parties givers = parties_.read(behind(analysis, carried.verb, "from"));
    // "Peru's plan drew criticism": whose it is.
    for (const Token subject : arguments.actors) {
      if (actors.all.empty()) actors = parties_.owners(subject);
    }
    if (frame.recipients.all.empty()) frame.recipients = std::move(actors);
    if (!givers.all.empty()) frame.actors = std::move(givers);
    return;
  }
  const Parties with = parties_.read(behind(analysis, carried.verb, "with"));
  // Who brings others together does not talk.
  const bool is_mediated = sense.arguments.is_reciprocal && frame.actors.all.size() > 1 &&
                           lexicon_.is_in_set("mediation", lemma_of(analysis, carried.verb));
  if (is_mediated) return;
  if (!actors.all.empty()) {
    if (sense.arguments.is_reciprocal) {
      frame.partners = frame.actors;
      PartyReader::add(frame.partners, with);
      PartyReader::leave_out(frame.partners, actors);
      PartyReader::add(actors, frame.actors);
    }
    frame.actors = std::move(actors);
  }
  if (sense.arguments.is_reciprocal)
    PartyReader::add(frame.actors, with);
  else if (frame.recipients.all.empty())
    frame.recipients = std::move(others);
}

void NounFrames::find_context_parties(const NounSense& sense, Token noun, Frame& frame) const {
  const Analysis& analysis = inputs_.analysis;
  if (analysis.relations[noun] != Relation::pobj || frame.actors.all.size() > 1) return;
  const Token preposition = analysis.heads[noun];
  const Token verb = analysis.heads[preposition];
  if (!is_verb(analysis, verb) || !is_one_of(meeting_prepositions, lemma_of(analysis, preposition))) return;
  if (!sense.arguments.is_reciprocal && !sense.arguments.is_visit) return;
  const Arguments arguments = read_arguments(analysis, verb);
  Parties subjects = parties_.read(arguments.actors);
  // "confronted him at a council meeting": both were there, and the council is where.
  if (Parties objects = parties_.read(arguments.objects); sense.content == Plover::consult &&
                                                          sense.arguments.is_reciprocal &&
                                                          subjects.weight >= 2 && objects.weight >= 1) {
    frame.actors = std::move(subjects);
    PartyReader::leave_out(objects, frame.actors);
    PartyReader::add(frame.actors, objects);
    return;
  }
  if (subjects.weight < 2 || (sense.arguments.is_reciprocal && frame.actors.all.empty())) return;
  if (sense.arguments.is_visit && !frame.actors.all.empty()) return;
  // "flew there for talks with": a visit, so that the others receive.
  const bool is_journey = is_one_of(journey_verbs, lemma_of(analysis, verb)) && frame.recipients.all.empty();
  PartyReader::leave_out(frame.actors, subjects);
  frame.partners = frame.actors;
  if (is_journey)
    frame.recipients = frame.actors;
  else
    PartyReader::add(subjects, frame.actors);
  frame.actors = std::move(subjects);
}

/// Whether what stands over a noun leaves open that it happened: not "defend against attacks".
bool NounFrames::is_told(Token noun) const {
  const Analysis& analysis = inputs_.analysis;
  const Token first = first_conjunct(analysis, noun);
  if (analysis.relations[first] != Relation::pobj) return true;
  const Token preposition = analysis.heads[first];
  const std::string lemma = lemma_of(analysis, preposition);
  return is_one_of(telling_prepositions, lemma) ||
         (lemma == "to" && is_one_of(answering_nouns, lemma_of(analysis, analysis.heads[preposition])));
}

bool NounFrames::is_definite(Token noun) const {
  const auto determiner = child_by(inputs_.analysis, noun, Relation::det);
  return determiner && lemma_of(inputs_.analysis, *determiner) == "the";
}

/// What the verb that carries a noun makes of it.
void NounFrames::take_from_carrier(Carrier kind, Stance& stance) {
  switch (kind) {
    case Carrier::plan:
      stance.is_future = true;
      break;
    case Carrier::end:
      stance.is_ceased = true;
      break;
    case Carrier::want:
      stance.is_requested = true;
      break;
    case Carrier::cancel:
    case Carrier::refuse:
      stance.is_refused = true;
      break;
    case Carrier::none:
    case Carrier::do_:
    case Carrier::receive:
      break;
  }
}

std::optional<Frame> NounFrames::read(Token noun, const std::function<bool(Token)>& has_frame) const {
  const Analysis& analysis = inputs_.analysis;
  if (analysis.relations[noun] == Relation::compound) return std::nullopt;
  const NounSense* sense = nullptr;
  for (const std::string& key : noun_keys(analysis, noun)) {
    if (!sense) sense = lexicon_.noun(key);
  }
  if (!sense || sense->content == Plover::none) return std::nullopt;
  const auto carried = carrier_of(noun);
  if (sense->arguments.needs_carrier && !carried) return std::nullopt;
  if (carried && has_frame(carried->verb)) return std::nullopt;
  Frame frame;
  frame.word = noun;
  frame.is_noun = true;
  frame.content = sense->content;
  frame.mode = sense->mode;
  frame.rules.push_back(EventRule::noun);
  frame.trigger = {noun};
  find_own_parties(*sense, noun, frame);
  frame.rules.push_back(EventRule::noun_arguments);
  if (carried) {
    find_carried_parties(*sense, *carried, frame);
    frame.stance = read_stance(analysis, lexicon_, carried->verb);
    frame.also = read_verb_group(analysis, carried->verb).tokens;
    take_from_carrier(carried->kind, frame.stance);
  } else {
    find_context_parties(*sense, noun, frame);
    if (sense->content != Plover::consult && !is_told(noun)) return std::nullopt;
    if (analysis.relations[noun] == Relation::dobj || analysis.relations[noun] == Relation::nsubjpass) {
      // What some other verb does to it tells nothing sure of it, but for a denial or a wish.
      const Stance above = read_stance(analysis, lexicon_, analysis.heads[noun]);
      const std::string verb = lemma_of(analysis, analysis.heads[noun]);
      const bool is_doubted = verb == "question" || verb == "doubt";
      frame.stance.is_asserted = above.is_asserted && !is_doubted;
    }
  }
  read_modifiers(noun, frame.stance);
  // One party alone does not tell that the talks are told of as held; "the Korean war" was fought, as was the
  // one that all know.
  const bool is_known_one = analysis.parts[noun] == Part::propn || is_definite(noun);
  const std::size_t least = sense->content == Plover::assault ? (is_known_one ? 0 : 1) : 2;
  const std::size_t parties = frame.actors.all.size() + frame.recipients.all.size();
  if (sense->arguments.is_reciprocal && !carried && parties < least) return std::nullopt;
  return frame;
}

}  // namespace rapporteur::event
