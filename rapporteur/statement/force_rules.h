#pragma once

#include "rapporteur/statement/claim_signs.h"

#include <array>
#include <optional>
#include <vector>

namespace rapporteur::statement {

inline constexpr std::size_t force_count = Names<Force>::all.size();

/// What the rules hold of each force, and which rule held most of it. Higher is likelier; 0 where none spoke.
struct ForceScores {
  std::array<float, force_count> scores{};
  std::array<ForceRule, force_count> rules{};

  void add(Force force, float score, ForceRule rule) {
    const auto place = static_cast<std::size_t>(force);
    if (score > top_[place]) {
      top_[place] = score;
      rules[place] = rule;
    }
    scores[place] += score;
  }
  float of(Force force) const { return scores[static_cast<std::size_t>(force)]; }

 private:
  std::array<float, force_count> top_{};
};

/// Asks the rules: the cue proposes, the content disposes.
ForceScores ask_rules(const ClaimSigns& signs, const std::optional<ConditionReading>& condition);
/// The force that the rules hold likeliest; of equals the one earlier in the list of forces.
Force first_of(const ForceScores& scores);

}  // namespace rapporteur::statement
