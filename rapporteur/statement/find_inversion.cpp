// "Should they", "had it", "were they to": a condition told by the auxiliary before its subject.
#include "rapporteur/statement/claim_clauses.h"
#include "rapporteur/statement/condition_parts.h"

#include <algorithm>
#include <array>

namespace rapporteur::statement {

namespace {

/// The verb whose auxiliary stands before its subject at a word; nothing where that is not so.
std::optional<std::uint32_t> inverted_verb(const ClaimWords& words, std::uint32_t word) {
  const Analysis& analysis = words.analysis();
  const std::string_view lower = words.lower(word);
  if (lower != "should" && lower != "had" && lower != "were") return std::nullopt;
  if (word > 0 && !words.is_mark(word - 1) && words.lower(word - 1) != "that" &&
      words.lower(word - 1) != "and" && words.lower(word - 1) != "but")
    return std::nullopt;
  const std::uint32_t token = words.token(word);
  const bool is_main = lower == "were" && own_subject(analysis, token).has_value();
  const std::uint32_t verb = is_main ? token : analysis.heads[token];
  const auto subject = own_subject(analysis, verb);
  if (!subject || *subject < token || (verb < *subject && !is_main)) return std::nullopt;
  if (lower == "had" && (analysis.relations[token] != Relation::aux || analysis.tag(verb) != "VBN"))
    return std::nullopt;
  return words.lower(sentence_end(words, word) - 1) == "?" ? std::nullopt : std::optional(verb);
}

/// Up to the comma behind the inverted verb, where its subtree goes on with the main clause.
PhraseRange inverted_clause(const ClaimWords& words, std::uint32_t word, std::uint32_t verb) {
  const std::uint32_t end = sentence_end(words, word);
  PhraseRange clause{word, std::max(word + 1, subtree_words(words, verb, {word, end}).end)};
  const std::uint32_t main = words.place_of(words.analysis().heads[verb]);
  for (std::uint32_t comma = word + 2; comma < clause.end; ++comma) {
    const bool is_behind = main < words.size() && main > comma;
    if (words.lower(comma) == "," && (is_behind || words.place_of(verb) < comma)) clause.end = comma;
  }
  return {word, trimmed(words, clause).end};
}

}  // namespace

std::optional<ConditionParts> find_inversion(const ClaimWords& words) {
  for (std::uint32_t word = 0; word + 2 < words.size(); ++word) {
    const auto verb = inverted_verb(words, word);
    if (!verb) continue;
    ConditionParts parts;
    parts.rule = ConditionRule::inversion;
    parts.condition = inverted_clause(words, word, *verb);
    const PhraseRange after = trimmed(words, {parts.condition.end, sentence_end(words, word)});
    const PhraseRange before = trimmed(words, {sentence_begin(words, word), word});
    if (!after.is_empty()) {
      parts.consequence = {after};
    } else if (!before.is_empty()) {
      const std::uint32_t main = words.analysis().heads[*verb];
      parts.consequence = {
          clause_before(words, words.place_of(main) < word ? main : words.token(word - 1), word)};
    }
    if (!parts.consequence.empty() && parts.condition.size() >= 3) return parts;
  }
  return std::nullopt;
}

}  // namespace rapporteur::statement
