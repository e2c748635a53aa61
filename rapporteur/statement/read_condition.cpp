#include "rapporteur/statement/claim_clauses.h"
#include "rapporteur/statement/condition_parts.h"
#include "rapporteur/statement/lexicon.h"
#include "rapporteur/statement/read_force.h"

#include <algorithm>

namespace rapporteur::statement {

namespace {

/// The spans of some words: neighbours in the text joined.
void add_spans(const ClaimWords& words, PhraseRange range, std::vector<TextSpan>& spans) {
  const Analysis& analysis = words.analysis();
  for (std::uint32_t word = range.begin; word < range.end; ++word) {
    const TextSpan token = analysis.tokens[words.token(word)];
    if (word > range.begin && words.token(word) == words.token(word - 1) + 1) {
      spans.back().end = token.end;
    } else {
      spans.push_back(token);
    }
  }
}

struct Leaning {
  bool is_denied = false;  ///< of the consequence
  bool is_willing = false;
  bool is_own_act = false;  ///< the consequence is told of "we" or "I"
  bool is_harm = false;
  bool is_unreal_past = false;  ///< "would have come"
};

Leaning leaning_of(const ClaimWords& words, const std::vector<PhraseRange>& parts) {
  const Lexicon& lexicon = Lexicon::shipped();
  Leaning leaning;
  for (const PhraseRange part : parts) {
    for (std::uint32_t word = part.begin; word < part.end; ++word) {
      const std::string_view lower = words.lower(word);
      leaning.is_denied |= lower == "not" || lower == "n't" || lower == "no" || lower == "never";
      leaning.is_willing |= lower == "willing" || lower == "ready" || lower == "prepared" || lower == "open";
      leaning.is_own_act |= lower == "we" || lower == "i";
      leaning.is_harm |= lexicon.is(Lexicon::harm, words.plain()[word]);
      const bool is_would = lower == "would" || lower == "could" || lower == "might" || lower == "'d";
      leaning.is_unreal_past |= is_would && word + 1 < part.end && words.lower(word + 1) == "have";
    }
  }
  return leaning;
}

ConditionType type_of(const ClaimWords& words, const ConditionParts& parts) {
  const Leaning leaning = leaning_of(words, parts.consequence);
  if (parts.kind == MarkerKind::until) return ConditionType::until;
  if (parts.rule == ConditionRule::must_before || parts.kind == MarkerKind::only)
    return ConditionType::precondition;
  if (parts.rule == ConditionRule::must_or) return ConditionType::threat;
  if (parts.kind == MarkerKind::phrase) return ConditionType::offer;
  const std::string_view marker = words.lower(parts.condition.begin);
  if (leaning.is_unreal_past) return ConditionType::contingency;
  if (leaning.is_harm) return ConditionType::threat;
  if (leaning.is_willing) return ConditionType::offer;
  if (marker == "unless" && leaning.is_denied) return ConditionType::precondition;
  if (leaning.is_denied) {
    for (const PhraseRange part : parts.consequence) {
      if (words.lower(part.begin) == "there") return ConditionType::precondition;
    }
    return leaning.is_own_act || marker == "as" || marker == "so" ? ConditionType::assurance
                                                                  : ConditionType::contingency;
  }
  return marker == "on" || marker == "provided" || marker == "providing" ? ConditionType::offer
                                                                         : ConditionType::contingency;
}

std::optional<ConditionParts> find_condition(const ClaimWords& words, bool is_demanded) {
  if (auto found = find_marked_condition(words)) return found;
  if (auto found = find_inversion(words)) return found;
  if (auto found = find_must_before(words, is_demanded)) return found;
  if (auto found = find_must_or(words)) return found;
  return find_bare_condition(words);
}

}  // namespace

std::optional<ConditionReading> read_condition(std::string_view text, const Analysis& analysis,
                                               const Claim& claim) {
  const ClaimWords words(text, analysis, claim.content);
  if (words.size() < 3) return std::nullopt;
  const CueClass cue = read_cue(ClaimWords(text, analysis, claim.cue), words).cue;
  if (cue == CueClass::ask && words.lower(0) == "if") return std::nullopt;
  const auto parts = find_condition(words, is_demand(cue));
  if (!parts) return std::nullopt;
  ConditionReading reading;
  add_spans(words, parts->condition, reading.condition);
  for (const PhraseRange part : parts->consequence) add_spans(words, part, reading.consequence);
  add_spans(words, parts->connective, reading.connective);
  std::ranges::sort(reading.consequence);
  reading.type = type_of(words, *parts);
  reading.rule = parts->rule;
  return reading;
}

}  // namespace rapporteur::statement
