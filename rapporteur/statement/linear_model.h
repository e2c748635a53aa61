#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/statement/feature_table.h"
#include "rapporteur/statement/tags.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur {

namespace statement {

/// Tags that have weights: all but `Tag::outside`, whose score is 0.
inline constexpr std::size_t weighed_tags = tag_count - 1;
static_assert(weights_per_feature == role_count * weighed_tags);

/// Sums of weights, in steps: of each role the tags from `begin` on. Links use the first one alone.
using StepScores = FeatureSums;

/// What a pass over words has learned, in steps.
struct PassWeights {
  FeatureTable features;
  /// For each role how well a tag follows another; unheeded where it may not.
  std::array<std::array<std::array<std::int16_t, tag_count>, tag_count>, role_count> follow{};
  std::array<std::int16_t, role_count> bonus{};  ///< given to every span
};

}  // namespace statement

/// The weights of the fast reading: tables of hashed features with small integers for each, and a few
/// numbers (docs/decisions/linear_attributions.md). All sums are sums of integers, so they are the same
/// everywhere. Immutable: any number of threads may read it.
class LinearModel {
 public:
  /// Reads a file of `train/linear`. Fails where it is damaged or made for another program.
  static Result<LinearModel> load(std::string_view bytes);
  /// Those that ship with the program.
  static const LinearModel& shipped();

  const statement::PassWeights& first() const& { return passes_[0]; }
  const statement::PassWeights& second() const& { return passes_[1]; }
  const statement::FeatureTable& links() const& { return links_; }
  /// Steps that make one unit of log-probability.
  std::int32_t steps_per_unit() const { return steps_per_unit_; }
  /// e to the power of minus so many steps; 0 far below.
  double power(std::int32_t steps) const {
    const auto at = static_cast<std::size_t>(steps);
    return at < powers_.size() ? powers_[at] : 0;
  }
  /// Words between a span and its target at most.
  std::uint32_t reach() const { return reach_; }
  double least_link() const { return least_link_; }
  std::uint16_t least_permille() const { return least_permille_; }

 private:
  LinearModel() = default;

  std::array<statement::PassWeights, 2> passes_;
  statement::FeatureTable links_;
  std::int32_t steps_per_unit_ = 1;
  std::vector<double> powers_;
  std::uint32_t reach_ = 0;
  double least_link_ = 0;
  std::uint16_t least_permille_ = 0;
};

}  // namespace rapporteur
