#pragma once

#include "rapporteur/statement/force_features.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>

namespace rapporteur::statement {

/// A linear model that weighs the features of a claim beside the rules' own scores
/// (data/statement/force_weights.tsv). Immutable once read; any number of threads.
class ForceModel {
 public:
  using Scores = std::array<float, force_count>;

  /// The weights that ship with the program.
  static const ForceModel& shipped();
  /// Reads weights as `train/train_force.py` writes them.
  static ForceModel read(std::string_view table);

  /// How much speaks for each force: logarithms of chances, but for what is common to all.
  Scores weigh(const ForceScores& rules, std::span<const ForceFeature> features) const;

  /// The highest score of the rules that counts.
  static constexpr float most_of_rules = 6;

 private:
  float rule_weight_ = 1;
  std::unordered_map<std::uint64_t, Scores> weights_;  // looked up, never walked
};

}  // namespace rapporteur::statement
