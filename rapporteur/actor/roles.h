#pragma once

#include "rapporteur/actor/candidate.h"

#include <cstdint>
#include <vector>

namespace rapporteur::actor {

/// Finds the office that stands before a person's name ("US secretary of state Rex Tillerson") or beside it,
/// set off by a comma; marks its tokens in `taken`.
void find_role(const ArticleWords& words, std::vector<std::uint8_t>& taken, Candidate& person);

/// Whether a word before a name is an office or a rank, not just "Mr".
bool is_office(const RoleWord& word);

/// The state that a person is said to be of: "Prime Minister Ada Lund of Norway".
std::uint32_t owner_after(const ArticleWords& words, const Candidate& person);

/// The gazetteer's entry that an office or noun belongs to, by the words of a run of tokens: the first one
/// that is no person; `Sense::none` for none.
std::uint32_t owner_in(const ArticleWords& words, TokenRange tokens);

}  // namespace rapporteur::actor
