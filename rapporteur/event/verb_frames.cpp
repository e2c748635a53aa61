#include "rapporteur/event/verb_frames.h"

#include "rapporteur/event/derive.h"

#include <algorithm>
#include <array>

namespace rapporteur::event {

namespace {

constexpr std::array<std::string_view, 3> visit_prepositions{"to", "in", "at"};
constexpr std::array<std::string_view, 6> beside_prepositions{"against", "on",      "to",
                                                              "toward",  "towards", "of"};
/// What is done where somebody else is: that is whom it is done to.
constexpr std::array<Plover, 4> done_somewhere{Plover::aid, Plover::sanction, Plover::coerce,
                                               Plover::assault};
constexpr std::array<Plover, 3> done_to_critics{Plover::retreat, Plover::coerce, Plover::assault};
/// What takes as its object what is promised or sent.
constexpr std::array<Plover, 4> giving{Plover::agree, Plover::aid, Plover::cooperate, Plover::mobilize};
constexpr std::array<std::string_view, 4> people_sets{"captives", "group", "leader", "place"};
constexpr std::array<std::string_view, 8> event_sets{"meeting",  "visits", "pact",    "exercise",
                                                     "stoppage", "truce",  "gunfire", "suit"};

template <class Value, std::size_t size>
bool is_one_of(const std::array<Value, size>& all, const auto& value) {
  return std::ranges::find(all, value) != all.end();
}

}  // namespace

std::vector<Token> VerbFrames::in_set(const VerbSense& sense, const std::vector<Token>& things) const {
  std::vector<Token> found;
  for (const Token thing : things) {
    for (const std::string& key : noun_keys(inputs_.analysis, thing)) {
      if (!lexicon_.is_in_set(sense.object_set, key)) continue;
      found.push_back(thing);
      break;
    }
    // "outlawed the African National Congress": a name is none of a set's words.
    const bool is_found = !found.empty() && found.back() == thing;
    if (!is_found && sense.object_set == "group" && inputs_.analysis.parts[thing] == Part::propn &&
        parties_.is_body(thing))
      found.push_back(thing);
  }
  return found;
}

/// What a sense may ask to be of a set: the objects, and what stands behind the preposition of the key
/// ("withdraw_from": a treaty).
std::vector<Token> VerbFrames::things_of(std::string_view key, Token verb, const Arguments& arguments) const {
  std::vector<Token> things = arguments.objects;
  const std::size_t last = key.rfind('_');
  if (last == std::string_view::npos) return things;
  const auto more = behind(inputs_.analysis, verb, key.substr(last + 1));
  things.insert(things.end(), more.begin(), more.end());
  return things;
}

bool VerbFrames::fits(const VerbSense& sense, Token verb, const std::vector<Token>& things,
                      const Arguments& arguments) const {
  if (sense.is_objectless) return arguments.objects.empty();
  if (sense.needs_object) return !arguments.objects.empty() || !behind(inputs_.analysis, verb, "on").empty();
  if (sense.needs_clause) return fits_clause(sense, verb);
  if (!sense.object_set.empty()) return !in_set(sense, things).empty();
  return true;
}

/// Forces that are promised or sent are no party: "promised 700 troops".
void VerbFrames::leave_out_forces(const std::vector<Token>& objects, Parties& named) const {
  const Analysis& analysis = inputs_.analysis;
  for (const Token object : objects) {
    bool is_force = false;
    for (const std::string& key : noun_keys(analysis, object)) is_force |= lexicon_.is_in_set("forces", key);
    if (is_force)
      std::erase_if(named.all,
                    [&](const EventParty& each) { return each.words.contains(analysis.tokens[object]); });
  }
  if (named.all.empty()) named.weight = 0;
}

/// "no soldiers": whether one of the heads has "no".
bool VerbFrames::has_none(const std::vector<Token>& heads) const {
  const Analysis& analysis = inputs_.analysis;
  return std::ranges::any_of(heads, [&](Token head) {
    const auto determiner = child_by(analysis, head, Relation::det);
    return determiner && lemma_of(analysis, *determiner) == "no";
  });
}

/// "asked them to leave", "insists that it leave": the infinitive or the subjunctive below a verb.
std::optional<Token> VerbFrames::demand_of(Token verb) const {
  const Analysis& analysis = inputs_.analysis;
  const auto is_demand = [&](Token child) {
    const Relation relation = analysis.relations[child];
    // "wants the force to be sent": of a passive, what stands with it.
    const auto passive = child_by(analysis, child, Relation::auxpass);
    const bool is_infinitive = analysis.tag(child) == "VB" || (passive && analysis.tag(*passive) == "VB");
    if (!is_infinitive) return false;
    if (relation == Relation::xcomp) return true;
    return relation == Relation::ccomp && !child_by(analysis, child, Relation::neg) &&
           std::ranges::none_of(analysis.children(child), [&](Token below) {
             return analysis.relations[below] == Relation::aux && analysis.tag(below) != "TO" &&
                    lemma_of(analysis, below) != "should" && lemma_of(analysis, below) != "must";
           });
  };
  for (const Token child : analysis.children(verb)) {
    if (is_demand(child)) return child;
  }
  return std::nullopt;
}

bool VerbFrames::fits_clause(const VerbSense& sense, Token verb) const {
  const Analysis& analysis = inputs_.analysis;
  const auto below = demand_of(verb);
  if (!below) return false;
  if (sense.needs_other)
    return child_by(analysis, *below, Relation::nsubj) || child_by(analysis, *below, Relation::nsubjpass);
  return sense.clause_set.empty() || lexicon_.is_in_set(sense.clause_set, lemma_of(analysis, *below));
}

/// "three rockets", "a car bomb".
bool VerbFrames::is_weapon(const std::vector<Token>& heads) const {
  return std::ranges::any_of(heads, [&](Token head) {
    const auto keys = noun_keys(inputs_.analysis, head);
    return std::ranges::any_of(keys, [&](const std::string& key) {
      return lexicon_.is_in_set("projectiles", key) || lexicon_.is_in_set("bombs", key);
    });
  });
}

/// "accused of fraud by Ghana": who does it hangs below what it is about.
void VerbFrames::find_agent_below(Token verb, const ArgumentPattern& pattern, Frame& frame) const {
  const Analysis& analysis = inputs_.analysis;
  if (!read_verb_group(analysis, verb).is_passive) return;
  for (const std::string& preposition : pattern.prepositions) {
    for (const Token below : behind(analysis, verb, preposition)) {
      if (frame.actors.all.empty()) frame.actors = parties_.read(behind(analysis, below, "by"));
    }
  }
}

void VerbFrames::find_recipients(const VerbSense& sense, Token verb, const Arguments& arguments,
                                 Frame& frame) const {
  const Analysis& analysis = inputs_.analysis;
  const ArgumentPattern& pattern = sense.arguments;
  // What a set names is mostly a thing: the recipient is whose it is.
  const bool is_thing =
      !in_set(sense, arguments.objects).empty() && !is_one_of(people_sets, sense.object_set);
  Parties best;
  const auto consider = [&](Parties found) {
    PartyReader::leave_out(found, frame.actors);
    if (found.weight > best.weight) best = std::move(found);
  };
  if (pattern.takes_dative) consider(parties_.read(arguments.datives));
  for (const std::string& preposition : pattern.prepositions) {
    if (best.weight >= 2) break;
    consider(parties_.read(behind(analysis, verb, preposition)));
    for (const Token object : arguments.objects)
      consider(parties_.read(behind(analysis, object, preposition)));
  }
  if (pattern.takes_object && best.weight < 2) {
    if (!is_thing) {
      Parties named = parties_.read(arguments.objects);
      // Whoever is arrested or killed is somebody, if not of politics.
      if (quad_of(sense.content) == Quad::material_conflict && !named.all.empty())
        named.weight = std::max(named.weight, 1);
      // The press and those who campaign are arrested, freed and killed for what they do.
      if (is_one_of(done_to_critics, sense.content) && parties_.holds_critic(named)) named.weight = 2;
      // Whoever is accused is meant, and not who is named in what he is accused of.
      if (sense.content == Plover::accuse && !named.all.empty() && named.all.front().actor >= 0) {
        frame.recipients = std::move(named);
        PartyReader::leave_out(frame.recipients, frame.actors);
        if (frame.actors.all.empty()) find_agent_below(verb, pattern, frame);
        return;
      }
      if (is_one_of(giving, sense.content)) leave_out_forces(arguments.objects, named);
      consider(std::move(named));
    }
    for (const Token object : arguments.objects) {
      if (best.weight < 2) consider(parties_.read_within(object));
    }
  }
  if (best.weight < 2) {
    for (const std::string& preposition : pattern.prepositions) {
      for (const Token behind_it : behind(analysis, verb, preposition))
        consider(parties_.read_within(behind_it));
      for (const Token object : arguments.objects) {
        for (const Token behind_it : behind(analysis, object, preposition))
          consider(parties_.read_within(behind_it));
      }
    }
  }
  frame.recipients = std::move(best);
}

/// Whom neither the sense's own places nor its object name: what stands behind a preposition that tells at
/// whom or where it was done, at the object or the verb: "lifted its embargo against Mali".
void VerbFrames::find_beside(Token verb, const Arguments& arguments, Frame& frame) const {
  const Analysis& analysis = inputs_.analysis;
  std::vector<Token> holders = arguments.objects;
  holders.push_back(verb);
  const auto look = [&](std::string_view preposition, bool is_place) {
    for (const Token holder : holders) {
      if (!frame.recipients.all.empty()) return;
      const auto heads = behind(analysis, holder, preposition);
      Parties found = is_place ? parties_.read_places(heads) : parties_.read(heads);
      if (found.all.empty() && !is_place) {
        for (const Token head : heads) PartyReader::add(found, parties_.read_within(head));
      }
      std::erase_if(found.all, [&](const EventParty& each) { return parties_.is_of(each, frame.actors); });
      if (found.weight >= 2) frame.recipients = std::move(found);
    }
  };
  for (const std::string_view preposition : beside_prepositions) {
    // "its blockade of Mali", but "the visit of the minister".
    if (preposition != "of" || frame.content == Plover::retreat || frame.content == Plover::sanction)
      look(preposition, false);
  }
  if (!is_one_of(done_somewhere, frame.content)) return;
  for (const std::string_view preposition : {"in", "into", "at"}) look(preposition, true);
}

void VerbFrames::make_reciprocal(Token verb, const Arguments& arguments, Frame& frame) const {
  const Analysis& analysis = inputs_.analysis;
  Parties others = parties_.read(arguments.objects);
  PartyReader::add(others, parties_.read(behind(analysis, verb, "with")));
  PartyReader::add(others, parties_.read(behind(analysis, verb, "between")));
  for (const Token object : arguments.objects) {
    PartyReader::add(others, parties_.read(behind(analysis, object, "with")));
    PartyReader::add(others, parties_.read(behind(analysis, object, "between")));
  }
  for (const std::string_view preposition : {"to", "by"}) {
    if (!arguments.objects.empty() || frame.content != Plover::consult) continue;
    PartyReader::add(others, parties_.read(behind(analysis, verb, preposition)));
  }
  PartyReader::leave_out(others, frame.actors);
  frame.rules.push_back(EventRule::reciprocal);
  // Who brings others together does not talk: "chaired the talks between Peru and Chile".
  if (others.all.size() > 1 && lexicon_.is_in_set("mediation", lemma_of(analysis, verb))) {
    frame.actors = std::move(others);
    return;
  }
  if (!frame.actors.all.empty()) frame.partners = others;
  PartyReader::add(frame.actors, others);
}

/// Who hosts or mediates talks brings others together, where these are named.
void VerbFrames::name_talkers(const Arguments& arguments, Frame& frame) const {
  Parties talkers;
  for (const Token object : arguments.objects) {
    PartyReader::add(talkers, parties_.owners(object));
    for (const std::string_view preposition : {"between", "with", "among", "of"})
      PartyReader::add(talkers, parties_.read(behind(inputs_.analysis, object, preposition)));
  }
  if (talkers.all.size() < 2) return;
  frame.actors = std::move(talkers);
  frame.rules.push_back(EventRule::reciprocal);
}

void VerbFrames::find_visited(Token verb, const Arguments& arguments, Frame& frame) const {
  const Analysis& analysis = inputs_.analysis;
  frame.recipients = parties_.read_places(arguments.objects);
  for (const std::string_view preposition : visit_prepositions) {
    if (frame.recipients.all.empty())
      frame.recipients = parties_.read_places(behind(analysis, verb, preposition));
    for (const Token object : arguments.objects) {
      if (frame.recipients.all.empty())
        frame.recipients = parties_.read_places(behind(analysis, object, preposition));
    }
  }
}

/// The first party that a clause below a verb speaks of and that is not its actor: "warned that it would
/// answer if Peru crossed the river".
Parties VerbFrames::found_in_clause(Token verb, const Frame& frame) const {
  const Analysis& analysis = inputs_.analysis;
  for (const Token child : analysis.children(verb)) {
    const Relation relation = analysis.relations[child];
    if (relation != Relation::ccomp && relation != Relation::xcomp && relation != Relation::prep) continue;
    const TokenRange below = analysis.subtree(child);
    for (Token token = below.begin; token < below.end; ++token) {
      if (!is_noun(analysis, token) || analysis.relations[token] == Relation::compound) continue;
      Parties found = parties_.read({token});
      std::erase_if(found.all, [&](const EventParty& each) {
        return each.actor < 0 || parties_.is_of(each, frame.actors);
      });
      if (found.weight >= 2 && !found.all.empty()) return found;
    }
  }
  return {};
}

/// Recipients and partners, by the sense's pattern.
void VerbFrames::find_others(const VerbSense& sense, Token verb, const std::vector<Token>& things,
                             const Arguments& arguments, Frame& frame) const {
  const Analysis& analysis = inputs_.analysis;
  const ArgumentPattern& pattern = sense.arguments;
  if (pattern.is_visit) {
    find_visited(verb, arguments, frame);
    PartyReader::leave_out(frame.recipients, frame.actors);
    return;
  }
  if (!pattern.prepositions.empty() || pattern.takes_object || pattern.takes_dative)
    find_recipients(sense, verb, arguments, frame);
  const bool is_mediated = sense.content == Plover::consult && frame.recipients.all.empty() &&
                           lexicon_.is_in_set("mediation", lemma_of(analysis, verb));
  if (is_mediated && !pattern.is_reciprocal) name_talkers(arguments, frame);
  if (pattern.is_reciprocal && frame.recipients.all.empty()) {
    make_reciprocal(verb, arguments, frame);
    // "agreed on a truce with Peru": who stands with what the verb's preposition brings.
    for (const Token thing : in_set(sense, things)) {
      Parties others = parties_.read(behind(analysis, thing, "with"));
      PartyReader::leave_out(others, frame.actors);
      PartyReader::add(frame.partners, others);
      PartyReader::add(frame.actors, others);
    }
  }
  if (frame.recipients.all.empty() && !pattern.is_reciprocal) find_beside(verb, arguments, frame);
  const bool is_addressed = sense.content == Plover::request || sense.content == Plover::threaten;
  if (is_addressed && frame.recipients.all.empty()) frame.recipients = found_in_clause(verb, frame);
}

/// Whether those are not there without whom the sense tells nothing.
bool VerbFrames::lacks_parties(const VerbSense& sense, Token verb, const Arguments& arguments,
                               const Frame& frame) const {
  const Analysis& analysis = inputs_.analysis;
  const ArgumentPattern& pattern = sense.arguments;
  if (pattern.is_visit && frame.recipients.all.empty()) return true;
  const bool needs_two = pattern.is_reciprocal && sense.object_set.empty() && pattern.prepositions.empty();
  const bool is_plural = analysis.morph(verb).find("Plur") != std::string_view::npos ||
                         frame.actors.all.size() > 1 ||
                         (!arguments.actors.empty() && analysis.tag(arguments.actors.front()).ends_with("S"));
  if (needs_two && frame.actors.all.size() < 2 && (!is_plural || !arguments.objects.empty())) return true;
  if (pattern.needs_two && frame.actors.all.size() < 2) return true;
  if (pattern.needs_recipient && frame.recipients.all.empty()) return true;
  return pattern.needs_arms && frame.actors.weight < 2 && !is_weapon(arguments.actors);
}

std::optional<Frame> VerbFrames::fill(const VerbSense& sense, Token verb, const std::vector<Token>& things,
                                      const Arguments& arguments) const {
  const Analysis& analysis = inputs_.analysis;
  Frame frame;
  frame.word = verb;
  frame.content = sense.content;
  frame.mode = sense.mode;
  frame.rules.push_back(EventRule::verb);
  if (arguments.is_shared) frame.rules.push_back(EventRule::shared_subject);
  const VerbGroup group = read_verb_group(analysis, verb);
  if (group.is_passive) frame.rules.push_back(EventRule::passive);
  frame.trigger = group.tokens;
  // "held talks": verb and noun carry it together.
  if (is_one_of(event_sets, sense.object_set)) {
    const auto nouns = in_set(sense, things);
    frame.trigger.insert(frame.trigger.end(), nouns.begin(), nouns.end());
  }
  if (!arguments.actors.empty() && parties_.is_anybody(arguments.actors.front())) return std::nullopt;
  // "the countries withholding support", "backed by Peru": a state of affairs, not news.
  const bool is_bare = group.tokens.size() == 1 && !group.is_finite;
  const bool is_gerund = analysis.relations[verb] == Relation::acl && analysis.tag(verb) == "VBG";
  const bool is_state = sense.content == Plover::support && sense.object_set.empty();
  if (is_bare && ((is_gerund && !is_told_in_message(analysis, verb)) || is_state)) return std::nullopt;
  frame.actors = parties_.read(arguments.actors);
  if (frame.actors.weight == 0) {
    for (const Token actor : arguments.actors) PartyReader::add(frame.actors, parties_.acting_by(actor));
  }
  PartyReader::add(frame.actors, parties_.read(companions(analysis, verb)));
  find_others(sense, verb, things, arguments, frame);
  if (lacks_parties(sense, verb, arguments, frame)) return std::nullopt;
  frame.stance = read_stance(analysis, lexicon_, verb);
  frame.stance.is_ending = sense.arguments.is_ending;
  if (has_none(arguments.actors) || has_none(arguments.objects))
    frame.stance.is_negative = !frame.stance.is_negative;
  // Who turns down what another wants refuses it; a breach or a walk-out is done.
  const ArgumentPattern& pattern = sense.arguments;
  const bool is_wanted = sense.object_set.empty() ? !pattern.prepositions.empty() && pattern.takes_object
                                                  : sense.object_set == "demand";
  if (sense.content == Plover::reject && (is_wanted || sense.needs_clause)) frame.stance.is_refused = true;
  return frame;
}

std::optional<Frame> VerbFrames::read(Token verb) const {
  // "the exiled leader" describes him; it tells nothing.
  if (inputs_.analysis.relations[verb] == Relation::amod) return std::nullopt;
  bool is_known = false;
  const auto keys = verb_keys(inputs_.analysis, verb);
  for (const std::string& key : keys) is_known |= lexicon_.verb(key) != nullptr;
  if (!is_known) return std::nullopt;
  const Arguments arguments = read_arguments(inputs_.analysis, verb);
  for (const std::string& key : keys) {
    const auto* senses = lexicon_.verb(key);
    if (!senses) continue;
    const auto things = things_of(key, verb, arguments);
    for (const VerbSense& sense : *senses) {
      if (!fits(sense, verb, things, arguments)) continue;
      if (sense.content == Plover::none) return std::nullopt;
      if (auto frame = fill(sense, verb, things, arguments)) return frame;
    }
  }
  return std::nullopt;
}

}  // namespace rapporteur::event
