#pragma once

#include "rapporteur/actor/article_words.h"

namespace rapporteur::actor {

/// Whether a token is a verb of saying ("said", "added", "warned").
bool is_speech_verb(const Analysis& analysis, std::uint32_t token);

/// Whether the words of a mention, with a noun at `head`, are the subject of a verb of saying: by the
/// analysis, or since the verb follows at once, where the analysis often errs ("..., a spokesman said").
bool speaks(const Analysis& analysis, TokenRange tokens, std::uint32_t head);

}  // namespace rapporteur::actor
