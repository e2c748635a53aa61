#pragma once

#include "rapporteur/analysis/analysis.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Reading clauses off the heads and relations of an analysis.
namespace rapporteur::event {

using Token = std::uint32_t;

/// What stands around a verb: its auxiliaries, negation and voice.
struct VerbGroup {
  std::vector<Token> tokens{};  ///< the verb with its auxiliaries, negation and particle, in text order
  bool has_will = false;        ///< "will", "shall", "'ll"; "is to"
  bool has_would = false;
  bool has_may = false;  ///< "may", "might", "could", "can"
  bool has_can = false;
  bool has_must = false;  ///< "must", "should", "ought to", "has to", "needs to"
  bool has_had = false;   ///< "had gone"
  bool is_negated = false;
  bool is_passive = false;
  bool is_infinitive = false;
  bool is_finite = false;
};

/// The lemma in lower case.
std::string lemma_of(const Analysis& analysis, Token token);
/// The words that a verb may stand under in the lexicon, the longest first: with particle, preposition.
std::vector<std::string> verb_keys(const Analysis& analysis, Token verb);
/// The same of a noun: with the word before it, alone, and a name's plural as a singular.
std::vector<std::string> noun_keys(const Analysis& analysis, Token noun);

bool is_verb(const Analysis& analysis, Token token);
bool is_noun(const Analysis& analysis, Token token);

/// The first child with this relation.
std::optional<Token> child_by(const Analysis& analysis, Token token, Relation relation);
/// The token and what is joined to it by "and".
std::vector<Token> with_conjuncts(const Analysis& analysis, Token token);
/// What stands behind a preposition below `token`, conjuncts included.
std::vector<Token> behind(const Analysis& analysis, Token token, std::string_view preposition);

/// The first token of the word that a token ends: "cease-fire" is three.
Token first_of_word(const Analysis& analysis, Token token);

/// What a noun stands for: what is behind "of" where it only tells how much of it there is ("a series of
/// raids"), else itself.
std::vector<Token> measured(const Analysis& analysis, Token noun);
/// Whether a noun counts money.
bool is_sum(const Analysis& analysis, Token noun);
/// Who does it beside the subject: "together with Peru".
std::vector<Token> companions(const Analysis& analysis, Token verb);

/// Whether a participle tells what somebody does by what he writes: "sent a letter urging them to go".
bool is_told_in_message(const Analysis& analysis, Token verb);

/// "telling them that all is open and urging them": a participle that the parser joins to a verb of what is
/// said goes on from the participle over that. The verb itself where it is no such one.
Token joined_participle(const Analysis& analysis, Token verb);

VerbGroup read_verb_group(const Analysis& analysis, Token verb);

/// Who a verb's subject is, where the syntax tells: its own, or that of the verb it is joined to or governed
/// by; of a participle or relative clause, the noun that it is about. Heads of noun phrases, conjuncts
/// included; empty where nothing tells.
struct Arguments {
  std::vector<Token> actors{};   ///< who does it
  std::vector<Token> objects{};  ///< who or what it is done to
  std::vector<Token> datives{};  ///< to whom something is given
  bool is_shared = false;        ///< the subject is another verb's
};
Arguments read_arguments(const Analysis& analysis, Token verb);

}  // namespace rapporteur::event
