#include "rapporteur/statement/feature_table.h"

#include "rapporteur/base/expect.h"

#include <algorithm>
#include <bit>

namespace rapporteur::statement {

namespace {

constexpr std::size_t ranges_per_feature = 12;
constexpr std::size_t half = 8;  // weights that are added at once

/// The bits that are set. Not std::popcount, which calls a function where the processor is not named.
constexpr std::uint32_t count_bits(std::uint32_t bits) {
  bits = bits - (bits >> 1 & 0x55555555u);
  bits = (bits & 0x33333333u) + (bits >> 2 & 0x33333333u);
  return ((bits + (bits >> 4)) & 0x0F0F0F0Fu) * 0x01010101u >> 24;
}

}  // namespace

unsigned FeatureTable::range_bits(std::size_t count) {
  return std::clamp(static_cast<unsigned>(std::bit_width(count * ranges_per_feature)), 5u, 31u);
}

FeatureTable::FeatureTable(std::size_t count)
    : ranges_((std::size_t{1} << range_bits(count)) / 32), shift_(32 - range_bits(count)) {
  rows_.reserve(count);
}

bool FeatureTable::add(std::uint32_t key, const FeatureWeights& weights) {
  const std::uint32_t range = key >> shift_;
  if (!rows_.empty() && rows_.back().key >> shift_ >= range) return false;
  Ranges& ranges = ranges_[range / 32];
  if (ranges.has_row == 0) ranges.first = static_cast<std::uint32_t>(rows_.size());
  ranges.has_row |= 1u << range % 32;
  rows_.push_back({key, weights});
  return true;
}

FeatureSums FeatureTable::sum(std::span<const std::uint32_t> keys) const {
  expect(keys.size() <= max_keys, "a thing has no more features than fit");
  std::array<std::uint32_t, max_keys> there;  // keys that may be there
  std::array<std::uint32_t, max_keys> row_of;
  std::size_t count = 0;
  for (const std::uint32_t key : keys) {
    const std::uint32_t range = key >> shift_;
    const Ranges ranges = ranges_[range / 32];
    const std::uint32_t bit = 1u << range % 32;
    const std::uint32_t row = ranges.first + count_bits(ranges.has_row & (bit - 1));
    there[count] = key;
    row_of[count] = row;
    __builtin_prefetch(rows_.data() + row);
    count += (ranges.has_row & bit) != 0 ? 1 : 0;
  }
  std::array<std::int16_t, half> low{};
  std::array<std::int16_t, half> high{};  // overlaps `low`, so that both are of one size
  constexpr std::size_t high_begin = weights_per_feature - half;
  for (std::size_t i = 0; i < count; ++i) {
    const Row& row = rows_[row_of[i]];
    if (row.key != there[i]) continue;
    for (std::size_t k = 0; k < half; ++k) low[k] = static_cast<std::int16_t>(low[k] + row.weights[k]);
    for (std::size_t k = 0; k < half; ++k)
      high[k] = static_cast<std::int16_t>(high[k] + row.weights[high_begin + k]);
  }
  FeatureSums out{};
  std::ranges::copy(low, out.begin());
  std::ranges::copy(high, out.begin() + high_begin);
  return out;
}

}  // namespace rapporteur::statement
