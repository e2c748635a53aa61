#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace rapporteur::statement {

/// The small integers of a hashed feature.
inline constexpr std::size_t weights_per_feature = 12;
using FeatureWeights = std::array<std::int8_t, weights_per_feature>;
using FeatureSums = std::array<std::int32_t, weights_per_feature>;

/// Weights by the hashes of features. Keys fall into ranges, at most one into each; a bit for each range
/// tells first whether a feature may be there at all (of half of what is asked for it is not), and the bits
/// before it which row is its. Once filled any number of threads may read it.
class FeatureTable {
 public:
  /// Ranges of keys for a table of so many features, as a power of 2.
  static unsigned range_bits(std::size_t count);

  /// A table for so many features.
  explicit FeatureTable(std::size_t count = 0);

  /// Keys come in rising order, each in a range of its own; else false.
  bool add(std::uint32_t key, const FeatureWeights& weights);
  std::size_t size() const { return rows_.size(); }

  /// Adds up the weights of features; those that are not there have none. `keys`: at most `max_keys`.
  FeatureSums sum(std::span<const std::uint32_t> keys) const;
  static constexpr std::size_t max_keys = 128;

 private:
  struct alignas(16) Row {
    std::uint32_t key = 0;
    FeatureWeights weights{};
  };
  /// 32 ranges: which of them have a row, and the first such row.
  struct Ranges {
    std::uint32_t has_row = 0;
    std::uint32_t first = 0;
  };

  std::vector<Row> rows_;
  std::vector<Ranges> ranges_;
  unsigned shift_ = 0;
};

}  // namespace rapporteur::statement
