// The cue proposes, the content disposes: "said", "told", "added" take the content's force; "warn", "urge",
// "accuse" and the like their own, what the content does beside it is a second choice.
#include "rapporteur/statement/force_rules.h"

#include <algorithm>

namespace rapporteur::statement {

namespace {

constexpr float sure = 4;
constexpr float likely = 2;
constexpr float possible = 1;
constexpr float slight = 0.5F;

/// A class's own force, and how sure it makes it.
struct Own {
  Force force = Force::none;
  float score = 0;
  Force beside = Force::none;
};

/// By `CueClass`.
constexpr std::array<Own, Names<CueClass>::all.size()> own_forces{{
    {Force::none, 0},                                       // none
    {Force::none, 0},                                       // say
    {Force::assert_, slight},                               // claim
    {Force::assert_, possible},                             // report
    {Force::none, 0},                                       // announce
    {Force::none, 0},                                       // answer
    {Force::assert_, possible, Force::confirm},             // note
    {Force::criticize, possible, Force::assert_},           // describe
    {Force::none, possible},                                // talk
    {Force::warn, sure, Force::threaten},                   // warn
    {Force::threaten, sure, Force::warn},                   // threaten
    {Force::demand, sure},                                  // order
    {Force::demand, sure, Force::request},                  // demand
    {Force::demand, sure, Force::request},                  // urge
    {Force::request, sure, Force::demand},                  // request
    {Force::demand, likely + possible, Force::hope},        // want
    {Force::demand, possible, Force::assert_},              // insist
    {Force::propose, sure, Force::offer},                   // propose
    {Force::offer, sure, Force::commit},                    // offer
    {Force::commit, sure, Force::offer},                    // commit
    {Force::commit, likely, Force::predict},                // plan
    {Force::commit, likely, Force::agree},                  // decide
    {Force::assure, sure, Force::commit},                   // assure
    {Force::refuse, sure},                                  // refuse
    {Force::refuse, likely, Force::deny},                   // reject
    {Force::deny, sure},                                    // deny
    {Force::refuse_comment, sure, Force::refuse},           // refuse_comment
    {Force::refuse_comment, sure, Force::non_reiteration},  // silence
    {Force::accuse, sure, Force::criticize},                // accuse
    {Force::criticize, sure, Force::accuse},                // criticize
    {Force::praise, sure, Force::endorse},                  // praise
    {Force::praise, likely, Force::endorse},                // welcome
    {Force::endorse, sure, Force::praise},                  // endorse
    {Force::hope, sure, Force::belief},                     // hope
    {Force::belief, likely, Force::warn},                   // fear
    {Force::belief, likely, Force::criticize},              // doubt
    {Force::belief, likely, Force::predict},                // believe
    {Force::predict, likely, Force::belief},                // expect
    {Force::predict, sure, Force::belief},                  // predict
    {Force::confirm, sure, Force::assert_},                 // confirm
    {Force::confirm, sure, Force::assert_},                 // admit
    {Force::agree, sure, Force::commit},                    // agree
    {Force::agree, sure, Force::endorse},                   // accept
    {Force::apologize, sure},                               // apologize
    {Force::criticize, likely, Force::apologize},           // regret
    {Force::ask, sure, Force::request},                     // ask
    {Force::non_reiteration, sure, Force::refuse_comment},  // non_reiteration
}};

const Own& own_force(CueClass cue) {
  return own_forces[static_cast<std::size_t>(cue)];
}

void add_cue(const ClaimSigns& signs, ForceScores& scores) {
  const Own& own = own_force(signs.cue.cue);
  if (own.score == 0) return;
  scores.add(own.force, own.score, ForceRule::cue_class);
  if (own.beside != Force::none) scores.add(own.beside, own.score / 3, ForceRule::cue_class);
  const bool is_infinitive = signs.mood == ClaimMood::infinitive;
  if (signs.cue.cue == CueClass::want && is_infinitive)  // "wants to leave", not "wants them to"
    scores.add(Force::hope, sure, ForceRule::cue_class);
  if (signs.cue.cue == CueClass::ask && is_infinitive)
    scores.add(Force::request, sure + possible, ForceRule::cue_class);
  if (signs.cue.cue == CueClass::doubt || signs.cue.cue == CueClass::fear)
    scores.add(Force::predict, slight, ForceRule::cue_class);
}

float formula_score(const FormulaSign& sign) {
  if (sign.force == Force::refuse_comment)
    return sign.is_veiled ? slight : sure;  // "time will tell" asserts little
  return sign.is_veiled || sign.force == Force::deny ? likely + slight : likely;
}

void add_formulae(const ClaimSigns& signs, ForceScores& scores) {
  for (const FormulaSign& sign : signs.formulae) {
    const float score = own_force(signs.cue.cue).score >= likely ? slight : formula_score(sign);
    if (scores.of(sign.force) < sure * 2) scores.add(sign.force, score, ForceRule::content_formula);
  }
}

bool is_own(ClaimDoer doer) {
  return doer == ClaimDoer::we || doer == ClaimDoer::self || doer == ClaimDoer::own_body ||
         doer == ClaimDoer::he;
}

/// "We will", "they must", "it would": who is to act, and how bound.
void add_modality(const ClaimSigns& signs, ForceScores& scores) {
  const ForceRule rule = ForceRule::content_clause;
  const bool is_will = signs.modal == "will" || signs.modal == "would" || signs.modal == "going to";
  const bool is_duty = signs.modal == "must" || signs.modal == "should" || signs.modal == "have to" ||
                       signs.modal == "need to";
  const bool acts = is_own(signs.doer) && !signs.is_passive;
  if (is_will && acts) {
    const bool spares = signs.is_negated && signs.is_attack;  // "we will not attack"
    scores.add(signs.is_negated ? Force::refuse : Force::commit, spares ? likely : likely + slight, rule);
    scores.add(signs.is_negated ? Force::assure : Force::predict, spares ? likely + slight : possible, rule);
    if (signs.harm_words > 0 && !signs.is_negated)
      scores.add(Force::threaten, signs.is_attack ? likely + possible : possible, rule);
  } else if (is_will) {
    if (signs.doer == ClaimDoer::state && signs.speaks_for_state && !signs.is_passive)
      scores.add(signs.is_negated ? Force::refuse : Force::commit, likely, rule);
    scores.add(Force::predict, likely + slight, rule);
    scores.add(Force::assert_, slight, rule);
    if (signs.harm_words > 0) scores.add(Force::warn, slight, rule);
  }
  const bool is_insight = signs.main_class == CueClass::note || signs.main_class == CueClass::admit ||
                          signs.main_class == CueClass::believe ||
                          (signs.modal == "have to" && signs.is_past && signs.is_direct) ||
                          (signs.is_state && !signs.is_passive && signs.doer == ClaimDoer::thing);
  if (is_duty && is_insight) {  // "we have to recognise that"
    scores.add(Force::assert_, likely, rule);
  } else if (is_duty) {
    const bool is_joint = signs.doer == ClaimDoer::we || signs.doer == ClaimDoer::there;
    scores.add(is_joint ? Force::propose : Force::demand, likely + slight, rule);
    scores.add(is_joint ? Force::demand : Force::precondition, possible, rule);
  }
  if (signs.modal == "can" || signs.modal == "could" || signs.modal == "may" || signs.modal == "might") {
    scores.add(Force::assert_, possible, rule);
    scores.add(signs.modal == "can" ? Force::offer : Force::predict, slight, rule);
  }
  if (signs.is_ready) {
    const bool is_grim = signs.harm_words > signs.good_words && !signs.is_negated;  // "ready to strike"
    scores.add(signs.is_negated ? Force::refuse : is_grim ? Force::threaten : Force::offer, likely, rule);
  }
}

/// "We hope", "he rejects": what the speaker does by saying so.
void add_performed(const ClaimSigns& signs, ForceScores& scores) {
  const Own& own = own_force(signs.performs);
  if (own.score == 0 || signs.performs == CueClass::talk) return;
  const bool is_speaker = signs.doer == ClaimDoer::we || signs.doer == ClaimDoer::self;
  const float weight = is_speaker ? 0.75F : 0.5F;
  if (signs.performs == CueClass::want && !signs.is_negated) {
    scores.add(Force::hope, likely * weight, ForceRule::content_clause);
  } else if (!signs.is_negated) {
    scores.add(own.force, own.score * weight, ForceRule::content_clause);
  } else if (signs.performs == CueClass::accept || signs.performs == CueClass::agree ||
             signs.performs == CueClass::want) {
    scores.add(Force::refuse, likely * weight, ForceRule::content_clause);
  }
}

void add_mood(const ClaimSigns& signs, ForceScores& scores) {
  const ForceRule rule = ForceRule::content_clause;
  switch (signs.mood) {
    case ClaimMood::question:
      scores.add(Force::ask, likely, rule);
      scores.add(Force::criticize, possible, rule);
      break;
    case ClaimMood::let_us:
      scores.add(Force::propose, sure, rule);
      break;
    case ClaimMood::imperative:
      scores.add(Force::demand, signs.is_direct ? sure : likely, rule);
      break;
    case ClaimMood::infinitive:
      if (signs.cue.cue == CueClass::say || signs.cue.cue == CueClass::none)
        scores.add(Force::demand, possible, rule);
      if (signs.cue.cue == CueClass::announce) scores.add(Force::commit, likely, rule);
      break;
    case ClaimMood::participle:
      if (signs.cue.cue == CueClass::announce) scores.add(Force::commit, possible, rule);
      break;
    case ClaimMood::words:  // "announced plans to", "voiced readiness for"
      if (own_force(signs.cue.cue).score < likely && own_force(signs.main_class).score >= likely)
        scores.add(own_force(signs.main_class).force, likely, rule);
      break;
    case ClaimMood::clause:
      break;
  }
}

void add_condition(const ClaimSigns& signs, const ConditionReading& condition, ForceScores& scores) {
  const ForceRule rule = ForceRule::condition;
  switch (condition.type) {
    case ConditionType::precondition:
      scores.add(Force::precondition, sure, rule);
      break;
    case ConditionType::threat:
      scores.add(Force::warn, likely, rule);
      scores.add(Force::threaten, likely, rule);
      break;
    case ConditionType::offer:
      scores.add(Force::offer, likely, rule);
      break;
    case ConditionType::assurance:
      scores.add(Force::assure, likely, rule);
      break;
    case ConditionType::until:  // "no aid until they sign", "patrols will go on until they sign"
      scores.add(signs.is_negated ? Force::precondition : Force::commit, signs.is_negated ? sure : likely,
                 rule);
      break;
    case ConditionType::contingency:
      scores.add(Force::assert_, slight, rule);
      scores.add(Force::predict, slight, rule);
      break;
    case ConditionType::none:
      break;
  }
}

/// An analyst on a state's acts asserts or predicts them.
void lower_for_outsider(ForceScores& scores) {
  const auto lower = [&](Force from, Force to) {
    auto& score = scores.scores[static_cast<std::size_t>(from)];
    if (score > 0) scores.add(to, score, ForceRule::content_clause);
    score /= 3;
  };
  lower(Force::commit, Force::predict);
  lower(Force::assure, Force::assert_);
  lower(Force::offer, Force::assert_);
  lower(Force::threaten, Force::predict);
  lower(Force::refuse, Force::predict);
}

}  // namespace

ForceScores ask_rules(const ClaimSigns& signs, const std::optional<ConditionReading>& condition) {
  ForceScores scores;
  add_cue(signs, scores);
  add_formulae(signs, scores);
  add_modality(signs, scores);
  add_performed(signs, scores);
  add_mood(signs, scores);
  if (condition) add_condition(signs, *condition, scores);
  if (signs.speaker_is_outsider && own_force(signs.cue.cue).score < likely) lower_for_outsider(scores);
  if (signs.has_content) {
    scores.add(Force::assert_, signs.has_verb ? possible : slight, ForceRule::fallback);
  } else {
    scores.add(Force::none, possible, ForceRule::fallback);  // somebody spoke, nothing tells what
  }
  return scores;
}

Force first_of(const ForceScores& scores) {
  return static_cast<Force>(std::ranges::max_element(scores.scores) - scores.scores.begin());
}

}  // namespace rapporteur::statement
