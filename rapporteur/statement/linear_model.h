#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/statement/tags.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace rapporteur {

namespace statement {

/// Tags that have weights: all but `Tag::outside`, whose score is 0.
inline constexpr std::size_t weighed_tags = tag_count - 1;
inline constexpr std::size_t weights_per_feature = role_count * weighed_tags;

/// Sums of weights, in steps: of each role the tags from `begin` on. Links use the first one or two.
using StepScores = std::array<std::int32_t, weights_per_feature>;

/// The numbers of a pass over words, in steps.
struct PassNumbers {
  /// For each role how well a tag follows another; unheeded where it may not.
  std::array<std::array<std::array<std::int16_t, tag_count>, tag_count>, role_count> follow{};
  std::array<std::int16_t, role_count> bonus{};  ///< given to every span
};

}  // namespace statement

/// The weights of the fast reading: a table of hashed features with small integers for each, and a few
/// numbers (docs/decisions/linear_attributions.md). All sums are sums of integers, so they are the same
/// everywhere. Immutable: any number of threads may read it.
class LinearModel {
 public:
  /// Reads a file of `train/linear`. Fails where it is damaged or made for another program.
  static Result<LinearModel> load(std::string_view bytes);
  /// Those that ship with the program.
  static const LinearModel& shipped();

  /// Adds up the weights of features.
  statement::StepScores sum(std::span<const std::uint32_t> keys) const;

  const statement::PassNumbers& first() const& { return passes_[0]; }
  const statement::PassNumbers& second() const& { return passes_[1]; }
  /// Steps that make one unit of log-probability.
  std::int32_t steps_per_unit() const { return steps_per_unit_; }
  /// Words between a span and its target at most.
  std::uint32_t reach() const { return reach_; }
  double least_link() const { return least_link_; }
  std::uint16_t least_permille() const { return least_permille_; }
  std::size_t feature_count() const;

 private:
  using Row = std::array<std::int8_t, statement::weights_per_feature>;
  /// A cache line: the keys (0: none) and weights of features whose hashes lead here, or to a full bucket
  /// before it.
  struct alignas(64) Bucket {
    static constexpr std::size_t size = 4;
    std::array<std::uint32_t, size> keys{};
    std::array<Row, size> rows{};
  };

  LinearModel() = default;

  std::size_t bucket_of(std::uint32_t key) const {
    return static_cast<std::size_t>(std::uint64_t{key} * buckets_.size() >> 32);
  }
  /// All 0 where the key is not there.
  const Row& find(std::uint32_t key) const;
  /// False where its place is too far away, or taken by the same key.
  bool add(std::uint32_t key, const Row& row);

  std::vector<Bucket> buckets_;
  std::array<statement::PassNumbers, 2> passes_;
  std::int32_t steps_per_unit_ = 1;
  std::uint32_t reach_ = 0;
  double least_link_ = 0;
  std::uint16_t least_permille_ = 0;
};

}  // namespace rapporteur
