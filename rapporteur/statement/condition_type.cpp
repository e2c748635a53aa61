// What a condition is for, by what hangs on it: harm makes it a threat, own readiness an offer, own restraint
// an assurance, what is denied until it is met a precondition.
#include "rapporteur/statement/condition_type.h"

#include "rapporteur/statement/lexicon.h"

#include <algorithm>

namespace rapporteur::statement {

namespace {

/// What the words of a consequence lean to.
struct Leaning {
  bool is_denied = false;
  bool is_willing = false;
  bool is_own_act = false;  ///< told of "we", "I" or what is the speaker's
  bool is_harm = false;
  bool is_threat = false;       ///< in a formula of threats: "resort to other means"
  bool is_will = false;         ///< "will", "would"
  bool is_unreal_past = false;  ///< "would have come"
  bool is_there = false;        ///< "there would be"
};

bool is_followed_by(const ClaimWords& words, std::uint32_t word, PhraseRange part, std::string_view next) {
  return word + 1 < part.end && words.lower(word + 1) == next;
}

void add_word(const ClaimWords& words, std::uint32_t word, PhraseRange part, Leaning& leaning) {
  const std::string_view lower = words.lower(word);
  const bool is_would = lower == "would" || lower == "could" || lower == "might" || lower == "'d";
  leaning.is_denied |= lower == "not" || lower == "n't" || lower == "no" || lower == "never";
  const bool is_ready = lower == "willing" || lower == "ready" || lower == "prepared" || lower == "open";
  leaning.is_willing |=
      is_ready && (is_followed_by(words, word, part, "to") || is_followed_by(words, word, part, "for"));
  leaning.is_own_act |= lower == "we" || lower == "i" || lower == "our" || lower == "his" || lower == "its";
  leaning.is_harm |= Lexicon::shipped().is(Lexicon::harm, words.plain()[word]);
  leaning.is_will |=
      lower == "will" || lower == "would" || lower == "wo" || lower == "'ll" || lower == "shall";
  leaning.is_unreal_past |= is_would && is_followed_by(words, word, part, "have");
  leaning.is_there |= word == part.begin && lower == "there";
}

Leaning leaning_of(const ClaimWords& words, const std::vector<PhraseRange>& parts) {
  const Lexicon& lexicon = Lexicon::shipped();
  Leaning leaning;
  std::vector<PhraseBook::Match> found;
  for (const PhraseRange part : parts) {
    for (std::uint32_t word = part.begin; word < part.end; ++word) {
      add_word(words, word, part, leaning);
      found.clear();
      lexicon.formulae.find_at(words.plain(), word, found);
      leaning.is_threat |= std::ranges::any_of(found, [&](const PhraseBook::Match& match) {
        return match.words.end <= part.end && lexicon.formula_rows[match.row].force == Force::threaten;
      });
    }
  }
  return leaning;
}

}  // namespace

ConditionType type_of_condition(const ClaimWords& words, const ConditionParts& parts, CueClass cue) {
  if (parts.kind == MarkerKind::until) return ConditionType::until;
  if (parts.rule == ConditionRule::must_before || parts.kind == MarkerKind::only)
    return ConditionType::precondition;
  if (parts.rule == ConditionRule::must_or) return ConditionType::threat;
  if (parts.kind == MarkerKind::phrase) return ConditionType::offer;
  const Leaning leaning = leaning_of(words, parts.consequence);
  const std::string_view marker = words.lower(parts.condition.begin);
  if (leaning.is_unreal_past) return ConditionType::contingency;
  if (leaning.is_threat || cue == CueClass::warn || cue == CueClass::threaten) return ConditionType::threat;
  if (leaning.is_denied && leaning.is_there) return ConditionType::precondition;
  if (leaning.is_denied && marker == "unless") return ConditionType::precondition;
  if (leaning.is_denied && leaning.is_will && (leaning.is_own_act || marker == "as" || marker == "so"))
    return ConditionType::assurance;
  if (leaning.is_willing) return ConditionType::offer;
  if (leaning.is_harm && !leaning.is_denied) return ConditionType::threat;
  const bool is_grant = marker == "on" || marker == "provided" || marker == "providing";
  return is_grant && !leaning.is_denied ? ConditionType::offer : ConditionType::contingency;
}

}  // namespace rapporteur::statement
