#pragma once

#include "rapporteur/statement/claim_words.h"

#include <cstdint>
#include <optional>
#include <string_view>

/// Clauses in the analysis of a claim: who acts, with which modal verb, denied or not.
namespace rapporteur::statement {

bool is_verb(const Analysis& analysis, std::uint32_t token);
bool is_subject(Relation relation);
/// The subject that stands below the verb itself.
std::optional<std::uint32_t> own_subject(const Analysis& analysis, std::uint32_t verb);
/// A verb with a form that a clause of its own may have: with a modal verb or in the past or present.
bool is_finite(const Analysis& analysis, std::uint32_t verb);
bool has_child(const Analysis& analysis, std::uint32_t token, Relation relation);
bool is_modal(std::string_view lower);

/// What the auxiliaries of a claim's verb say.
struct VerbGroup {
  std::string_view modal;  ///< "will", "must", "have to", "going to"; empty for none
  std::optional<std::uint32_t> modal_word;
  bool is_negated = false;
  bool is_past = false;
  bool is_passive = false;
  bool is_perfect = false;
  bool has_to = false;
};
VerbGroup verb_group(const ClaimWords& words, std::uint32_t verb);

/// The verb of the clause that a token stands in, among the words of the claim: the first with a subject of
/// its own on the way up; else the highest token on the way.
std::uint32_t clause_of(const ClaimWords& words, std::uint32_t token);

}  // namespace rapporteur::statement
