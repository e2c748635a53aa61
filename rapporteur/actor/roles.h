#pragma once

#include "rapporteur/actor/candidate.h"

#include <cstdint>
#include <vector>

namespace rapporteur::actor {

/// Finds the office that stands before a person's name ("US secretary of state Rex Tillerson") or beside it,
/// set off by a comma; marks its tokens in `taken`.
void find_role(const ArticleWords& words, std::vector<std::uint8_t>& taken, Candidate& person);

/// The gazetteer's entry that an office or noun belongs to, by the words of a run of tokens: the first one
/// that is no person; `Sense::none` for none.
std::uint32_t owner_in(const ArticleWords& words, TokenRange tokens);

}  // namespace rapporteur::actor
