#pragma once

#include "rapporteur/actor/candidate.h"

namespace rapporteur::actor {

/// Whether a capital's name stands for the place where it is mentioned, not for the government that sits
/// there: "in Washington", "arrived in Pyongyang", "the Beijing summit".
bool is_place_here(const ArticleWords& words, const Candidate& capital);

}  // namespace rapporteur::actor
