#pragma once

#include "rapporteur/actor/gathering.h"
#include "rapporteur/actor/roles.h"

#include <string>
#include <unordered_map>

namespace rapporteur::actor {

/// The actor of each state and body of the gazetteer that the article names, by the entry's number.
using StateActors = std::unordered_map<std::uint32_t, std::uint32_t>;

/// A run of tokens, folded, its words parted by blanks.
std::string folded_name(const ArticleWords& words, TokenRange tokens);

/// What a noun for actors is called where it names nobody: with "a", without "the", with what follows after
/// "of", "to", "for" and "from": "an official from the chamber of commerce".
std::string description(const ArticleWords& words, const Candidate& nominal);

}  // namespace rapporteur::actor
