#pragma once

#include "rapporteur/event/frames.h"

#include <functional>
#include <optional>

namespace rapporteur::event {

/// "stands ready to work with Peru", "was unwilling to leave": a promise or a refusal of an act that has no
/// frame of its own. Nothing for any other word.
std::optional<Frame> read_readiness(const EventInputs& inputs, const Lexicon& lexicon, Token adjective,
                                    const std::function<bool(Token)>& has_frame);

}  // namespace rapporteur::event
