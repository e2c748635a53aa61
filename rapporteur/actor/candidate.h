#pragma once

#include "rapporteur/actor/actor.h"
#include "rapporteur/actor/article_words.h"

#include <string>
#include <vector>

namespace rapporteur::actor {

/// What sort of words stands for an actor.
enum class CandidateKind : std::uint8_t {
  person,   ///< a person's name or part of one
  entry,    ///< a name of the gazetteer, other than a person's
  name,     ///< a name that the gazetteer does not know: an organisation, a place
  nominal,  ///< a noun for actors in general: "the ministry", "rebels"
  pronoun
};

/// Words of an article that may stand for an actor, before it is known for which.
struct Candidate {
  CandidateKind kind = CandidateKind::name;
  TextSpan span;
  TokenRange tokens;
  std::uint32_t head = 0;             ///< token
  std::uint32_t entry = Sense::none;  ///< of the gazetteer; also a known person's
  PhraseForm entry_form = PhraseForm::name;
  EntityKind entity = EntityKind::other;  ///< as the analysis has it
  std::uint32_t word = Sense::none;       ///< a nominal's noun, a title before a person's name
  bool is_plural = false;
  bool is_misspelt_known = false;  ///< a known person's name, misspelt
  bool has_title = false;          ///< a person's name after "Mr" and the like
  TokenRange role{};               ///< tokens of the office that stands before or beside a person's name
  std::uint32_t role_word = Sense::none;
  bool is_role_beside = false;  ///< set off by a comma
  char sex = '\0';
};

/// The words that may stand for actors, in text order; a longer one before those inside it.
std::vector<Candidate> find_candidates(const ArticleWords& words);

}  // namespace rapporteur::actor
