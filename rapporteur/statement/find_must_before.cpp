// "Talks can begin only ...": told by the build of the sentence: "must X before Y", "X must happen for Y".
// The connective stands apart.
#include "rapporteur/statement/claim_clauses.h"
#include "rapporteur/statement/condition_parts.h"

#include <algorithm>
#include <array>

namespace rapporteur::statement {

namespace {

/// What may come after a condition is met: something that happens, not a time, a place or a person.
bool is_happening(const ClaimWords& words, std::uint32_t token) {
  constexpr std::array<std::string_view, 44> happenings{
      "accession",     "accord",        "admission", "agreement", "aid",        "assistance", "ceasefire",
      "cease-fire",    "contact",       "deal",      "delivery",  "dialogue",   "election",   "embargo",
      "exchange",      "help",          "loan",      "meeting",   "membership", "move",       "negotiation",
      "normalisation", "normalization", "opening",   "pact",      "payment",    "peace",      "progress",
      "pullout",       "reform",        "release",   "relief",    "reopening",  "return",     "settlement",
      "step",          "summit",        "talk",      "talks",     "tie",        "treaty",     "truce",
      "vote",          "withdrawal"};
  const Analysis& analysis = words.analysis();
  const std::string_view lemma = analysis.lemma(token);
  if (analysis.parts[token] != Part::noun && analysis.parts[token] != Part::verb) return false;
  return std::ranges::find(happenings, lemma) != happenings.end() || lemma.ends_with("tion") ||
         lemma.ends_with("ing");
}

/// Whether "before" or "for" at a word binds something that is to happen; the words that it binds.
PhraseRange bound_by(const ClaimWords& words, std::uint32_t word) {
  const Analysis& analysis = words.analysis();
  const std::uint32_t token = words.token(word);
  const std::uint32_t end = sentence_end(words, word);
  if (analysis.relations[token] == Relation::mark) {
    const std::uint32_t verb = analysis.heads[token];
    if (verb < token) return {};
    return trimmed(words, {word + 1, subtree_words(words, verb, {word, end}).end});
  }
  for (const std::uint32_t child : analysis.children(token)) {
    const Relation relation = analysis.relations[child];
    if (child < token || (relation != Relation::pobj && relation != Relation::pcomp)) continue;
    if (relation == Relation::pobj && !is_happening(words, child)) return {};
    return trimmed(words, {word + 1, subtree_words(words, token, {word, end}).end});
  }
  return {};
}

/// "It is necessary for them to leave": what is needed, not what for.
bool is_extraposed(const ClaimWords& words, std::uint32_t verb) {
  const Analysis& analysis = words.analysis();
  const std::uint32_t head = analysis.heads[verb];
  return analysis.parts[head] == Part::adj || analysis.parts[head] == Part::noun ||
         (is_verb(analysis, head) && !own_subject(analysis, head)) || analysis.lemma(head) == "wait";
}

/// "For talks to begin": the clause that "for" opens.
PhraseRange purpose_clause(const ClaimWords& words, std::uint32_t word) {
  const Analysis& analysis = words.analysis();
  const std::uint32_t verb = analysis.heads[words.token(word)];
  if (analysis.relations[words.token(word)] != Relation::mark || verb < words.token(word) ||
      !own_subject(analysis, verb) || !verb_group(words, verb).has_to || is_extraposed(words, verb))
    return {};
  return trimmed(words, {word + 1, subtree_words(words, verb, {word, sentence_end(words, word)}).end});
}

/// The words in front of "before" or "for" that must be, up to it.
PhraseRange what_must_be(const ClaimWords& words, std::uint32_t word, PhraseRange later) {
  const Analysis& analysis = words.analysis();
  const bool is_in_order = word >= 2 && words.lower(word - 1) == "order" && words.lower(word - 2) == "in";
  if (is_in_order) word -= 2;
  const PhraseRange front = trimmed(words, {sentence_begin(words, word), word});
  if (front.is_empty()) return trimmed(words, {later.end, sentence_end(words, word)});
  const std::uint32_t token = words.token(is_in_order ? word + 2 : word);
  const bool is_mark = analysis.relations[token] == Relation::mark;
  const std::uint32_t top = is_mark ? analysis.heads[analysis.heads[token]] : analysis.heads[token];
  const std::uint32_t at = words.place_of(top);
  return clause_before(words, at < word ? top : words.token(word - 1), word);
}

}  // namespace

std::optional<ConditionParts> find_must_before(const ClaimWords& words, bool is_demanded) {
  for (std::uint32_t word = 0; word < words.size(); ++word) {
    const bool is_before = words.lower(word) == "before";
    if (!is_before && words.lower(word) != "for") continue;
    const PhraseRange later = is_before ? bound_by(words, word) : purpose_clause(words, word);
    if (later.is_empty()) continue;
    ConditionParts parts;
    parts.rule = ConditionRule::must_before;
    parts.kind = MarkerKind::only;
    parts.connective = {word, word + 1};
    parts.condition = what_must_be(words, word, later);
    parts.consequence = {later};
    if (!parts.condition.is_empty() && is_demanding(words, parts.condition, is_demanded && is_before))
      return parts;
  }
  return std::nullopt;
}

}  // namespace rapporteur::statement
