#pragma once

#include "rapporteur/actor/candidate.h"

namespace rapporteur::actor {

/// How a noun is introduced.
enum class NounArticle : std::uint8_t { none, definite, indefinite, possessive };

/// By "the" and the like, "a", a possessive, or nothing.
NounArticle article_of(const ArticleWords& words, const Candidate& nominal);

/// Whether a noun is told to be two: "the two countries", "both sides".
bool is_two(const ArticleWords& words, const Candidate& nominal);

}  // namespace rapporteur::actor
