#include "rapporteur/statement/claim_clauses.h"
#include "rapporteur/statement/claim_signs.h"
#include "rapporteur/statement/condition_parts.h"
#include "rapporteur/statement/condition_type.h"
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

std::optional<ConditionParts> find_condition(const ClaimWords& words, bool is_demanded) {
  if (auto found = find_marked_condition(words)) return found;
  if (auto found = find_inversion(words)) return found;
  if (auto found = find_must_before(words, is_demanded)) return found;
  if (auto found = find_must_or(words)) return found;
  return find_bare_condition(words);
}

}  // namespace

std::optional<ConditionReading> condition_of(const ClaimParts& parts_of_claim) {
  const ClaimWords& words = parts_of_claim.content;
  if (words.size() < 3) return std::nullopt;
  const CueClass cue = read_cue(parts_of_claim.cue, words).cue;
  if (cue == CueClass::ask && words.lower(0) == "if") return std::nullopt;
  const auto parts = find_condition(words, is_demand(cue));
  if (!parts) return std::nullopt;
  ConditionReading reading;
  add_spans(words, parts->condition, reading.condition);
  for (const PhraseRange part : parts->consequence) add_spans(words, part, reading.consequence);
  add_spans(words, parts->connective, reading.connective);
  std::ranges::sort(reading.consequence);
  reading.type = type_of_condition(words, *parts, cue);
  reading.rule = parts->rule;
  return reading;
}

std::optional<ConditionReading> read_condition(std::string_view text, const Analysis& analysis,
                                               const Claim& claim) {
  const PlainWords plain(text, analysis);
  return condition_of(ClaimParts(plain, claim));
}

}  // namespace rapporteur::statement
