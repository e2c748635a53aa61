// Conditions without a marker: "they attack, we answer", "whoever proposes this will lose".
#include "rapporteur/statement/claim_clauses.h"
#include "rapporteur/statement/condition_parts.h"

#include <algorithm>
#include <array>

namespace rapporteur::statement {

namespace {

std::optional<ConditionParts> find_free_relative(const ClaimWords& words) {
  const Analysis& analysis = words.analysis();
  for (std::uint32_t word = 0; word < words.size(); ++word) {
    const std::string_view lower = words.lower(word);
    if (lower != "whoever" && lower != "whomever") continue;
    const std::uint32_t verb = analysis.heads[words.token(word)];
    const Relation relation = analysis.relations[verb];
    const std::uint32_t main = analysis.heads[verb];
    if (!is_subject(relation) || !words.holds(main) || main < verb) continue;
    const std::uint32_t end = sentence_end(words, word);
    ConditionParts parts;
    parts.rule = ConditionRule::bare;
    parts.condition = trimmed(words, {word, subtree_words(words, verb, {word, end}).end});
    parts.consequence = {trimmed(words, {parts.condition.end, end})};
    if (!parts.consequence[0].is_empty()) return parts;
  }
  return std::nullopt;
}

bool is_plain_present(const ClaimWords& words, std::uint32_t verb) {
  constexpr std::array<std::string_view, 18> states{
      "appear", "be",  "believe", "feel", "guess",   "have",  "hear", "hope",       "know",
      "mean",   "say", "see",     "seem", "suppose", "think", "tell", "understand", "want"};
  const Analysis& analysis = words.analysis();
  const std::string_view tag = analysis.tag(verb);
  if (tag != "VBP" && tag != "VBZ") return false;
  return std::ranges::find(states, analysis.lemma(verb)) == states.end() &&
         !has_child(analysis, verb, Relation::aux) && !has_child(analysis, verb, Relation::mark);
}

/// The verb with a subject of its own among some words; nothing where there is none or more than one.
std::optional<std::uint32_t> only_clause(const ClaimWords& words, PhraseRange range) {
  std::optional<std::uint32_t> found;
  for (std::uint32_t word = range.begin; word < range.end; ++word) {
    const std::uint32_t token = words.token(word);
    if (!is_verb(words.analysis(), token) || !own_subject(words.analysis(), token)) continue;
    if (found) return std::nullopt;
    found = token;
  }
  return found;
}

/// Two clauses side by side, one after the other without a word that joins them.
bool are_side_by_side(const ClaimWords& words, std::uint32_t first, std::uint32_t second) {
  const auto is_loose = [&](std::uint32_t verb) {
    const Relation relation = words.analysis().relations[verb];
    return relation == Relation::ccomp || relation == Relation::conj || relation == Relation::parataxis;
  };
  return is_loose(first) || is_loose(second);
}

std::optional<ConditionParts> find_clause_pair(const ClaimWords& words) {
  constexpr std::uint32_t most_words = 16;
  if (words.size() > most_words) return std::nullopt;
  for (std::uint32_t word = 2; word + 2 < words.size(); ++word) {
    if (words.lower(word) != "," && words.lower(word) != ";") continue;
    if (words.analysis().relations[words.token(word + 1)] == Relation::cc) continue;
    const auto first = only_clause(words, {0, word});
    const auto second = only_clause(words, {word + 1, words.size()});
    if (!first || !second || !is_plain_present(words, *first) || !are_side_by_side(words, *first, *second))
      continue;
    if (verb_group(words, *second).modal != "will" && !is_plain_present(words, *second)) continue;
    ConditionParts parts;
    parts.rule = ConditionRule::bare;
    parts.condition = trimmed(words, {0, word});
    parts.consequence = {trimmed(words, {word + 1, words.size()})};
    if (!parts.condition.is_empty() && !parts.consequence[0].is_empty()) return parts;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ConditionParts> find_bare_condition(const ClaimWords& words) {
  if (auto found = find_free_relative(words)) return found;
  return find_clause_pair(words);
}

}  // namespace rapporteur::statement
