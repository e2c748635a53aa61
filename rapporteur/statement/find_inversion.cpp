// "Should they", "had it", "were they to": a condition told by the auxiliary before its subject. Parsers take
// many of them for main clauses, so the form of the words decides: auxiliary, subject, the verb in the form
// that the auxiliary wants.
#include "rapporteur/statement/claim_clauses.h"
#include "rapporteur/statement/condition_parts.h"

#include <algorithm>

namespace rapporteur::statement {

namespace {

/// Whether a noun phrase goes on behind a word: "the rise of", "she and", "Ms Orr, a lawyer".
bool goes_on_behind_noun(const ClaimWords& words, std::uint32_t word) {
  const Part part = words.analysis().parts[words.token(word)];
  return part == Part::adp || part == Part::cconj || words.lower(word) == ",";
}

/// The end of the noun phrase that begins at a word, with what "of" and the like hang on it; the word itself
/// where none begins.
std::uint32_t end_of_noun_phrase(const ClaimWords& words, std::uint32_t word) {
  const Analysis& analysis = words.analysis();
  std::uint32_t end = word;
  while (end < words.size()) {
    const std::uint32_t token = words.token(end);
    const auto chunk = std::ranges::lower_bound(analysis.noun_chunks, token, {}, &TokenRange::begin);
    if (chunk == analysis.noun_chunks.end() || chunk->begin != token) break;
    end = words.first_from(chunk->end);
    if (end >= words.size() || !goes_on_behind_noun(words, end)) break;
    ++end;
  }
  return end;
}

bool is_adverb(const Analysis& analysis, std::uint32_t token) {
  return analysis.parts[token] == Part::adv || analysis.relations[token] == Relation::neg ||
         analysis.parts[token] == Part::part;
}

/// Whether an auxiliary at a word stands before its subject and the verb that it wants.
bool is_inverted(const ClaimWords& words, std::uint32_t word) {
  const Analysis& analysis = words.analysis();
  const std::string_view auxiliary = words.lower(word);
  if (auxiliary != "should" && auxiliary != "had" && auxiliary != "were") return false;
  const bool is_expletive = word + 1 < words.size() && words.lower(word + 1) == "there";
  std::uint32_t verb = is_expletive ? word + 2 : end_of_noun_phrase(words, word + 1);
  if (verb == word + 1) return false;
  const auto is_not_to = [&] { return words.lower(verb) != "to"; };
  while (verb < words.size() && is_not_to() && is_adverb(analysis, words.token(verb))) ++verb;
  if (verb >= words.size()) return false;
  const std::string_view tag = analysis.tag(words.token(verb));
  if (auxiliary == "should") return tag == "VB" || tag == "VBP";
  if (auxiliary == "had") return tag == "VBN" || tag == "VBD";
  return words.lower(verb) == "to" || words.lower(verb) == "for" || tag == "VBN" || tag == "VBG" ||
         tag == "JJ";
}

bool has_unreal(const ClaimWords& words, PhraseRange range) {
  for (std::uint32_t word = range.begin; word < range.end; ++word) {
    const std::string_view lower = words.lower(word);
    if (lower == "would" || lower == "could" || lower == "might" || lower == "'d" || lower == "may")
      return true;
  }
  return false;
}

bool may_open_clause(const ClaimWords& words, std::uint32_t word) {
  if (word == 0 || words.is_mark(word - 1)) return true;
  const std::string_view before = words.lower(word - 1);
  return before == "that" || before == "and" || before == "but";
}

/// A condition in front: up to the comma behind which the main clause begins.
std::optional<ConditionParts> in_front(const ClaimWords& words, std::uint32_t word, std::uint32_t end) {
  if (!may_open_clause(words, word)) return std::nullopt;
  std::uint32_t comma = end_at_comma(words, {word + 1, end});
  if (comma == end) {  // "had he had two weeks he would have won"
    const std::uint32_t from = std::min(end, end_of_noun_phrase(words, word + 1) + 1);
    for (comma = from; comma < end && !begins_clause(words, comma); ++comma) {
    }
  }
  ConditionParts parts;
  parts.condition = {word, trimmed(words, {word, comma}).end};
  const PhraseRange after = trimmed(words, {comma, end});
  const bool is_unreal = has_unreal(words, after);
  if (after.is_empty() || parts.condition.size() < 3) return std::nullopt;
  if (words.lower(word) != "should" && !is_unreal) return std::nullopt;
  parts.consequence = {after};
  return parts;
}

/// A condition behind its main clause: "would have come had they asked".
std::optional<ConditionParts> behind(const ClaimWords& words, std::uint32_t word, std::uint32_t end) {
  const PhraseRange before{sentence_begin(words, word), word};
  if (!says_something(words, before)) return std::nullopt;
  const bool is_free = words.is_mark(word - 1) && words.lower(word) == "should";
  if (!is_free && !has_unreal(words, before)) return std::nullopt;
  ConditionParts parts;
  parts.condition = {word, trimmed(words, {word, end}).end};
  parts.consequence = {clause_before(words, words.token(last_word(words, before)), word)};
  return parts.condition.size() >= 3 && !parts.consequence[0].is_empty() ? std::optional(parts)
                                                                         : std::nullopt;
}

}  // namespace

std::optional<ConditionParts> find_inversion(const ClaimWords& words) {
  for (std::uint32_t word = 0; word + 2 < words.size(); ++word) {
    if (!is_inverted(words, word)) continue;
    const std::uint32_t end = sentence_end(words, word);
    const bool is_question = words.lower(end - 1) == "?" && end_at_comma(words, {word + 1, end}) == end;
    if (is_question) continue;
    auto parts = in_front(words, word, end);
    if (!parts) parts = behind(words, word, end);
    if (!parts) continue;
    parts->rule = ConditionRule::inversion;
    return parts;
  }
  return std::nullopt;
}

}  // namespace rapporteur::statement
