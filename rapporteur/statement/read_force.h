#pragma once

#include "rapporteur/analysis/analysis.h"
#include "rapporteur/statement/attribution.h"
#include "rapporteur/statement/force.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rapporteur::statement {

/// Words of a content that name an actor: the speaker's own side or somebody else.
struct SideMention {
  TextSpan span;
  bool is_own = false;
};

class PlainWords;

/// What force and conditions are read from: one claim with the words that report it.
struct Claim {
  std::span<const TextSpan> cue;
  std::span<const TextSpan> content;
  std::span<const TextSpan> speaker;
  std::span<const TextSpan> addressee;
  QuoteType quote_type = QuoteType::none;
  bool is_in_headline = false;
  bool speaks_for_state = false;  ///< the speaker is a state, its government or somebody in its service
  std::span<const SideMention> sides = {};  ///< who is named in the content, as far as the actors tell
};

/// The force of a claim, and the condition that it is made on.
struct ClaimReading {
  std::optional<ConditionReading> condition;
  ForceReading force;
};

/// Both of a claim, by the words of an article that are made once for all its claims.
ClaimReading read_claim(const PlainWords& text, const Claim& claim);

/// The condition of a claim; nothing where it has none. A function of its arguments.
std::optional<ConditionReading> read_condition(std::string_view text, const Analysis& analysis,
                                               const Claim& claim);

/// The force of a claim. A function of its arguments.
ForceReading read_force(std::string_view text, const Analysis& analysis, const Claim& claim,
                        const std::optional<ConditionReading>& condition);

/// The names and values of what the force model weighs in a claim; for training it and for explaining.
std::vector<std::pair<std::string, float>> force_features(std::string_view text, const Analysis& analysis,
                                                          const Claim& claim,
                                                          const std::optional<ConditionReading>& condition);

}  // namespace rapporteur::statement
