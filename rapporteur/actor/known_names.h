#pragma once

#include "rapporteur/actor/article_words.h"
#include "rapporteur/actor/candidate.h"

#include <cstdint>
#include <span>

namespace rapporteur::actor {

/// The known person whose name two words with capitals misspell ("Tara Konno" for a known Tara Kono), as an
/// entry of the gazetteer; `Sense::none` for none. `unit` is the first of the words.
std::uint32_t misspelt_person(const ArticleWords& words, std::uint32_t unit);

/// Whether a town's name is the last part of a person's who is named elsewhere: "Aydin said" of Mehmet Aydin.
bool is_family_name(const ArticleWords& words, std::span<const Candidate> candidates,
                    const PhraseMatch& match);

}  // namespace rapporteur::actor
