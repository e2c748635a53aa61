#pragma once

#include "rapporteur/actor/article_words.h"

namespace rapporteur::actor {

/// Whether a token is a verb of saying ("said", "added", "warned").
bool is_speech_verb(const Analysis& analysis, std::uint32_t token);

/// Whether a token is the subject of a verb of saying.
bool speaks(const Analysis& analysis, std::uint32_t token);

}  // namespace rapporteur::actor
