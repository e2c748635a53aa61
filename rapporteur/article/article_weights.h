#pragma once

#include "rapporteur/article/find_article.h"

#include <array>
#include <cstdint>
#include <vector>

namespace rapporteur {

/// The learned weights: a small network that judges each block of a page by its features and by the blocks
/// around it.
///   own      = rectified(sum of the rows of its features)
///   near     = rectified(own of the five blocks around it)
///   far      = rectified(near of every third block of the fifteen around it)
///   judgement = own, near and far, weighed into one number; above zero means part of the article
/// Immutable; any number of threads may read them.
struct ArticleRules::Weights {
  static constexpr std::size_t own_size = 32;
  static constexpr std::size_t near_size = 24;
  static constexpr std::size_t window = 5;
  static constexpr std::size_t far_step = 3;

  /// In cache lines of its own, so that no row is read from more of them than it fills.
  struct alignas(64) FeatureRow : std::array<float, own_size> {};

  std::vector<FeatureRow> features;
  std::array<float, own_size> own_bias;
  alignas(32) std::array<std::array<float, near_size>, window * own_size> near;
  std::array<float, near_size> near_bias;
  alignas(32) std::array<std::array<float, near_size>, window * near_size> far;
  std::array<float, near_size> far_bias;
  std::array<float, own_size> from_own;
  std::array<float, near_size> from_near;
  std::array<float, near_size> from_far;
  float bias = 0;
  std::vector<float> regions;  ///< of the features of a region (judge_regions.h)
  float region_bias = 0;
};

}  // namespace rapporteur
