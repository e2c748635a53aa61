// "Must X or Y", "open the road, or the aid ends", "X must be; otherwise Y".
#include "rapporteur/statement/claim_clauses.h"
#include "rapporteur/statement/condition_parts.h"

#include <algorithm>
#include <array>

namespace rapporteur::statement {

namespace {

/// Whether the clause up to "or" asks for something.
bool asks_for(const ClaimWords& words, PhraseRange clause) {
  const Analysis& analysis = words.analysis();
  for (std::uint32_t word = clause.begin; word < clause.end; ++word) {
    const std::string_view lower = words.lower(word);
    const std::string_view lemma = words.plain()[word].lemma;
    if (lemma == "hope" || lemma == "want" || lemma == "ask" || lemma == "urge" || lower == "better")
      return true;
    const bool follows_to = word + 1 < clause.end && words.lower(word + 1) == "to";
    if (lower == "must" || lower == "should" || (follows_to && (lemma == "have" || lemma == "need")))
      return true;
    const bool is_can = lower == "ca" || lower == "can";
    const std::string_view next = word + 1 < clause.end ? words.lower(word + 1) : std::string_view();
    if (lower == "cannot" || (is_can && (next == "not" || next == "n't"))) return true;
  }
  const std::uint32_t first = words.token(clause.begin);
  return analysis.tag(first) == "VB" && !own_subject(analysis, first);
}

bool is_harm_verb(std::string_view lemma) {
  constexpr std::array<std::string_view, 17> harms{"bear",   "collapse", "die",    "end",  "expect", "face",
                                                   "fail",   "forfeit",  "leave",  "lose", "meet",   "pay",
                                                   "perish", "regret",   "resign", "risk", "suffer"};
  return std::ranges::binary_search(harms, lemma);
}

/// The verb of what threatens behind "or" at a word: joined to the verb in front of it, with a subject of its
/// own or a verb of harm.
std::optional<std::uint32_t> threat_verb(const ClaimWords& words, std::uint32_t word, PhraseRange harm) {
  const Analysis& analysis = words.analysis();
  const std::uint32_t first = analysis.heads[words.token(word)];
  const bool is_otherwise = words.lower(word) == "otherwise";
  if (is_harm_verb(words.lower(harm.begin))) return words.token(harm.begin);
  for (std::uint32_t next = harm.begin; next < harm.end; ++next) {
    const std::uint32_t token = words.token(next);
    if (!is_verb(analysis, token)) continue;
    const bool is_joined = analysis.relations[token] == Relation::conj && analysis.heads[token] == first &&
                           is_verb(analysis, first);
    if ((is_joined || is_otherwise) && (own_subject(analysis, token) || is_harm_verb(analysis.lemma(token))))
      return token;
  }
  return std::nullopt;
}

/// What is asked for in front of "or": "we hope that they look at it, or they lose" asks that they look at
/// it.
PhraseRange what_is_asked(const ClaimWords& words, PhraseRange front) {
  const Analysis& analysis = words.analysis();
  for (std::uint32_t word = front.begin + 1; word < front.end; ++word) {
    const std::uint32_t token = words.token(word);
    if (analysis.relations[token] != Relation::ccomp || !own_subject(analysis, token)) continue;
    const PhraseRange inner = trimmed(words, subtree_words(words, token, front));
    if (inner.end >= front.end && inner.begin > front.begin) return inner;
  }
  return front;
}

}  // namespace

std::optional<ConditionParts> find_must_or(const ClaimWords& words) {
  for (std::uint32_t word = 1; word + 1 < words.size(); ++word) {
    const bool is_otherwise = words.lower(word) == "otherwise" && words.is_mark(word - 1);
    if (words.lower(word) != "or" && !is_otherwise) continue;
    std::uint32_t begin = word + 1;
    while (begin < words.size() && (words.is_mark(begin) || words.lower(begin) == "else")) ++begin;
    const PhraseRange harm = trimmed(words, {begin, sentence_end(words, word)});
    const PhraseRange front = trimmed(words, {sentence_begin(words, word), word});
    if (harm.is_empty() || front.is_empty() || !threat_verb(words, word, harm) || !asks_for(words, front))
      continue;
    ConditionParts parts;
    parts.rule = ConditionRule::must_or;
    parts.connective = {word, begin};
    parts.condition = what_is_asked(words, front);
    parts.consequence = {harm};
    return parts;
  }
  return std::nullopt;
}

}  // namespace rapporteur::statement
