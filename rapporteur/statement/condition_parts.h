#pragma once

#include "rapporteur/statement/claim_words.h"
#include "rapporteur/statement/force.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

/// How a condition is found among the words of a claim, before it is spans of the text.
namespace rapporteur::statement {

/// What a marker of data/statement/condition_markers.tsv binds.
enum class MarkerKind : std::uint8_t {
  clause,   ///< "if", "unless", "on condition that"
  only,     ///< "only after", "not until"
  until,    ///<
  phrase,   ///< "in exchange for"
  without,  ///< "without", "in the absence of"
  negated,  ///< "if not", a condition where a clause follows
  none      ///< looks like a marker and is none: "even if"
};

}  // namespace rapporteur::statement

namespace rapporteur {
template <>
struct Names<statement::MarkerKind> {
  static constexpr std::array<std::string_view, 7> all{"clause",  "only",    "until", "phrase",
                                                       "without", "negated", "none"};
};
}  // namespace rapporteur

namespace rapporteur::statement {

/// A condition by the words of its claim.
struct ConditionParts {
  PhraseRange condition;
  std::vector<PhraseRange> consequence;
  PhraseRange connective;  ///< empty where it stands inside the condition
  ConditionRule rule = ConditionRule::marker;
  MarkerKind kind = MarkerKind::clause;
};

/// Conditions with a marker of their own: "if", "until", "in exchange for", "without".
std::optional<ConditionParts> find_marked_condition(const ClaimWords& words);
/// "Must X before Y", "X must happen for Y". `is_demanded`: the cue makes the claim a demand.
std::optional<ConditionParts> find_must_before(const ClaimWords& words, bool is_demanded);
/// "Must X or Y", "open the road, or the aid ends".
std::optional<ConditionParts> find_must_or(const ClaimWords& words);
/// "Should they", "had it", "were they to".
std::optional<ConditionParts> find_inversion(const ClaimWords& words);
/// "They attack, we answer", "whoever proposes this will lose".
std::optional<ConditionParts> find_bare_condition(const ClaimWords& words);

/// A range without the marks and the joining words ("and", "that", "then") at its ends.
PhraseRange trimmed(const ClaimWords& words, PhraseRange range);
/// Whether there are words besides marks and joining words.
bool says_something(const ClaimWords& words, PhraseRange range);
/// The words of a clause's subtree, as far as they stand in the claim between `from` and `to`.
PhraseRange subtree_words(const ClaimWords& words, std::uint32_t token, PhraseRange within);
/// Where the clause that ends just before `end` begins: what a condition behind it belongs to.
PhraseRange clause_before(const ClaimWords& words, std::uint32_t attached_to, std::uint32_t end);
/// The end of the sentence that a word stands in, among the words.
std::uint32_t sentence_end(const ClaimWords& words, std::uint32_t word);
/// Whether a clause says that something must be: by a modal verb, by "have to", by its predicate, or as what
/// an order takes ("that they leave").
bool is_demanding(const ClaimWords& words, PhraseRange clause, bool is_demanded);
/// The last word of a range that is no mark; its first one where all are.
std::uint32_t last_word(const ClaimWords& words, PhraseRange range);
/// Whether the subject of a clause begins at a word.
bool begins_clause(const ClaimWords& words, std::uint32_t word);
/// The end of a condition in front whose subtree takes in what follows: the first comma behind which another
/// clause begins; the end of the range where there is none.
std::uint32_t end_at_comma(const ClaimWords& words, PhraseRange range);
/// Where the sentence that a word stands in begins.
std::uint32_t sentence_begin(const ClaimWords& words, std::uint32_t word);

}  // namespace rapporteur::statement
