#include "rapporteur/statement/read_force.h"

#include "rapporteur/statement/force_model.h"

#include <algorithm>
#include <limits>

namespace rapporteur::statement {

namespace {

constexpr std::size_t most_second_choices = 2;
constexpr float widest_lag = 2.5F;  ///< what weighs less than the first choice by more is no second one

constexpr float widest_unheld_lag = 0.7F;  ///< the same for what no rule spoke for

/// The force that most speaks for; the next ones, where they come near, in `also`.
Force choose(const ForceModel::Scores& scores, const ForceScores& rules, std::vector<Force>& also) {
  const auto best = [&](float below) {
    std::size_t top = force_count;
    for (std::size_t i = 0; i < force_count; ++i) {
      if (scores[i] < below && (top == force_count || scores[i] > scores[top])) top = i;
    }
    return top;
  };
  const std::size_t first = best(std::numeric_limits<float>::max());
  for (std::size_t next = best(scores[first]); next < force_count && also.size() < most_second_choices;
       next = best(scores[next])) {
    if (scores[next] < scores[first] - widest_lag) break;
    const bool is_held = rules.scores[next] > 0 || scores[next] > scores[first] - widest_unheld_lag;
    if (is_held && static_cast<Force>(next) != Force::none) also.push_back(static_cast<Force>(next));
  }
  return static_cast<Force>(first);
}

Polarity polarity_of(const ClaimSigns& signs, Force force) {
  switch (force) {
    case Force::refuse_comment:
    case Force::ask:
      return Polarity::unknown;
    case Force::refuse:
    case Force::deny:
    case Force::non_reiteration:
      return Polarity::negative;
    default:
      break;
  }
  if (signs.cue.cue == CueClass::doubt) return Polarity::negative;
  return signs.is_negated ? Polarity::negative : Polarity::positive;
}

/// A threat or another force that the words do not name is veiled.
Strength strength_of(const ClaimSigns& signs, Force force) {
  for (const FormulaSign& formula : signs.formulae) {
    const bool fits = formula.force == force || (formula.force == Force::threaten && force == Force::warn);
    if (fits && formula.is_veiled) return Strength::veiled;
  }
  const bool is_told = signs.cue.cue == CueClass::threaten;
  const bool is_own_act =
      signs.doer == ClaimDoer::we || signs.doer == ClaimDoer::self || signs.doer == ClaimDoer::own_body;
  return force == Force::threaten && !is_told && !is_own_act ? Strength::veiled : Strength::explicit_;
}

}  // namespace

namespace {

ForceReading force_of(const ClaimParts& words, const Claim& claim,
                      const std::optional<ConditionReading>& condition) {
  const ClaimSigns signs = signs_of(claim, words, condition);
  const ForceScores rules = ask_rules(signs, condition);
  ForceFeatures features;
  add_features(claim, signs, rules, condition ? &*condition : nullptr, features);
  const ForceModel::Scores scores = ForceModel::shipped().weigh(rules, features.all());
  ForceReading reading;
  reading.force = choose(scores, rules, reading.also);
  const Force by_rules = first_of(rules);
  const bool is_held = rules.of(reading.force) > 0;
  reading.rules.push_back(rules.rules[static_cast<std::size_t>(is_held ? reading.force : by_rules)]);
  if (reading.force != by_rules) reading.rules.push_back(ForceRule::learned);
  reading.polarity = polarity_of(signs, reading.force);
  reading.strength = strength_of(signs, reading.force);
  for (std::uint32_t word = signs.modal_words.begin; word < signs.modal_words.end; ++word)
    reading.modality.push_back(words.content.analysis().tokens[words.content.token(word)]);
  return reading;
}

}  // namespace

ForceReading read_force(std::string_view text, const Analysis& analysis, const Claim& claim,
                        const std::optional<ConditionReading>& condition) {
  const PlainWords plain(text, analysis);
  return force_of(ClaimParts(plain, claim), claim, condition);
}

ClaimReading read_claim(const PlainWords& text, const Claim& claim) {
  const ClaimParts words(text, claim);
  ClaimReading reading{condition_of(words), {}};
  reading.force = force_of(words, claim, reading.condition);
  return reading;
}

std::vector<std::pair<std::string, float>> force_features(std::string_view text, const Analysis& analysis,
                                                          const Claim& claim,
                                                          const std::optional<ConditionReading>& condition) {
  const PlainWords plain(text, analysis);
  const ClaimParts words(plain, claim);
  const ClaimSigns signs = signs_of(claim, words, condition);
  ForceFeatures features(true);
  add_features(claim, signs, ask_rules(signs, condition), condition ? &*condition : nullptr, features);
  std::vector<std::pair<std::string, float>> named;
  for (std::size_t i = 0; i < features.all().size(); ++i)
    named.emplace_back(features.names()[i], features.all()[i].value);
  return named;
}

}  // namespace rapporteur::statement
