#pragma once

#include "rapporteur/event/parties.h"
#include "rapporteur/event/stance.h"

#include <optional>
#include <string>
#include <vector>

namespace rapporteur::event {

/// What one word tells of a happening, before it is labelled and joined with others.
struct Frame {
  Token word = 0;  ///< the verb or noun that carries it
  bool is_noun = false;
  Plover content = Plover::none;
  std::string mode{};
  std::vector<Token> trigger{};
  std::vector<Token> also{};  ///< further words of it: the verb below "agreed to", the verb of speaking
  Parties actors{};
  Parties recipients{};
  /// Of those who act together, who is not the subject: "met *Peru*". Where only the subject commits itself
  /// or refuses, these are recipients.
  Parties partners{};
  Stance stance{};
  std::vector<EventRule> rules{};
};

/// The frames of an article's verbs and event nouns, in the order of their words.
std::vector<Frame> find_frames(const EventInputs& inputs, const Lexicon& lexicon);

}  // namespace rapporteur::event
