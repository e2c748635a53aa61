#include "rapporteur/statement/read_force.h"

#include "rapporteur/statement/force_rules.h"

#include <algorithm>

namespace rapporteur::statement {

namespace {

constexpr std::size_t most_second_choices = 2;

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
  const bool is_own_act = signs.doer == Doer::we || signs.doer == Doer::self || signs.doer == Doer::own_body;
  return force == Force::threaten && !is_told && !is_own_act ? Strength::veiled : Strength::explicit_;
}

}  // namespace

ForceReading read_force(std::string_view text, const Analysis& analysis, const Claim& claim,
                        const std::optional<ConditionReading>& condition) {
  const ClaimWords cue(text, analysis, claim.cue);
  const ClaimWords content(text, analysis, claim.content);
  const ClaimWords speaker(text, analysis, claim.speaker);
  const ClaimSigns signs = signs_of(cue, content, speaker, condition);
  const ForceScores scores = ask_rules(signs, condition);
  const std::vector<Force> forces = by_score(scores);
  ForceReading reading;
  reading.force = forces.front();
  for (std::size_t i = 1; i < forces.size() && reading.also.size() < most_second_choices; ++i) {
    if (scores.of(forces[i]) * 3 >= scores.of(reading.force) && forces[i] != Force::none)
      reading.also.push_back(forces[i]);
  }
  reading.rules.push_back(scores.rules[static_cast<std::size_t>(reading.force)]);
  reading.polarity = polarity_of(signs, reading.force);
  reading.strength = strength_of(signs, reading.force);
  for (std::uint32_t word = signs.modal_words.begin; word < signs.modal_words.end; ++word)
    reading.modality.push_back(analysis.tokens[content.token(word)]);
  return reading;
}

}  // namespace rapporteur::statement
