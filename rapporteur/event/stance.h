#pragma once

#include "rapporteur/event/clause.h"
#include "rapporteur/event/event.h"
#include "rapporteur/event/lexicon.h"

#include <optional>
#include <vector>

namespace rapporteur::event {

/// How the act of a word is held: what auxiliaries, negation, conditions and the words above it make of it.
struct Stance {
  bool is_asserted = true;  ///< false inside a condition, a purpose, or what is accused of: no event
  bool is_future = false;
  bool is_hypothetical = false;
  bool is_required = false;  ///< "must", "should"
  bool is_requested = false;
  bool is_refused = false;
  bool is_threatened = false;
  bool is_ceased = false;
  bool is_ending = false;  ///< the word itself tells of an end: "broke off"
  bool is_allowed = false;
  bool is_committed = false;  ///< by a word above: "agreed to"
  bool is_negative = false;   ///< told as not having happened
  bool is_pluperfect = false;
  bool is_wanted = false;           ///< by who is to do it
  std::optional<Token> governor{};  ///< the outermost word that settled it
  std::optional<Token> reporter{};  ///< the verb of speaking over it
  std::vector<TextSpan> condition{};
  std::vector<EventRule> rules{};
};

/// The stance of the act that a verb, or an event noun carried by one, tells.
Stance read_stance(const Analysis& analysis, const Lexicon& lexicon, Token word);

/// Whether a verb tells of speaking or of what is thought: what stands below it has a stance of its own.
bool is_reporting(std::string_view lemma);

}  // namespace rapporteur::event
