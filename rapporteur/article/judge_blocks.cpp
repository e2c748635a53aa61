#include "rapporteur/article/judge_blocks.h"

#include <algorithm>
#include <array>

namespace rapporteur::article {

namespace {

using Weights = ArticleRules::Weights;
using Own = std::array<float, Weights::own_size>;
using Near = std::array<float, Weights::near_size>;

template <std::size_t size>
inline void rectify(std::array<float, size>& values) {
  for (float& value : values) value = value > 0 ? value : 0;
}

/// Adds rows * values to `sums`, row by row, so that each sum is made in the same order on any machine; the
/// compiler may only go through the outputs side by side.
template <std::size_t outputs, std::size_t inputs>
inline void add_product(std::array<float, outputs>& sums, const std::array<float, outputs>* rows,
                        const std::array<float, inputs>& values) {
  for (std::size_t i = 0; i < inputs; ++i) {
    const float value = values[i];
    if (value == 0) continue;
    for (std::size_t j = 0; j < outputs; ++j) sums[j] += value * rows[i][j];
  }
}

template <std::size_t size>
inline float weigh(const std::array<float, size>& values, const std::array<float, size>& by) {
  float sum = 0;
  for (std::size_t i = 0; i < size; ++i) sum += values[i] * by[i];
  return sum;
}

std::vector<Own> judge_own(const PageBlocks::Features& found, const Weights& weights) {
  std::vector<Own> own(found.blocks.size(), weights.own_bias);
  for (std::size_t i = 0; i < own.size(); ++i) {
    Own sums = weights.own_bias;
    for (std::uint32_t at = found.active_begin[i]; at < found.active_begin[i + 1]; ++at) {
      const Own& row = weights.features[found.active[at]];
      for (std::size_t j = 0; j < Weights::own_size; ++j) sums[j] += row[j];
    }
    rectify(sums);
    own[i] = sums;
  }
  return own;
}

/// One layer over the sequence: each block from the five blocks `step` apart around it.
template <std::size_t inputs>
std::vector<Near> judge_around(const std::vector<std::array<float, inputs>>& below, std::size_t step,
                               const Near& bias, const std::array<Near, Weights::window * inputs>& rows) {
  std::vector<Near> out(below.size());
  const std::size_t reach = Weights::window / 2 * step;
  for (std::size_t i = 0; i < below.size(); ++i) {
    Near sums = bias;
    for (std::size_t k = 0; k < Weights::window; ++k) {
      const std::size_t at = i + k * step;
      if (at < reach || at - reach >= below.size()) continue;
      add_product(sums, &rows[k * inputs], below[at - reach]);
    }
    rectify(sums);
    out[i] = sums;
  }
  return out;
}

}  // namespace

std::vector<float> judge_blocks(const PageBlocks::Features& found, const ArticleRules::Weights& weights) {
  const std::vector<Own> own = judge_own(found, weights);
  const std::vector<Near> near = judge_around(own, 1, weights.near_bias, weights.near);
  const std::vector<Near> far = judge_around(near, Weights::far_step, weights.far_bias, weights.far);
  std::vector<float> judged(own.size());
  for (std::size_t i = 0; i < own.size(); ++i) {
    judged[i] = weights.bias + weigh(own[i], weights.from_own) + weigh(near[i], weights.from_near) +
                weigh(far[i], weights.from_far);
  }
  return judged;
}

std::uint32_t permille_of(float log_odds) {
  // e to the minus |x| as (1 - |x|/1024) to the 1024th: ten squarings, nothing but products.
  const float distance = std::min(log_odds < 0 ? -log_odds : log_odds, 30.0F);
  float power = 1.0F - distance / 1024.0F;
  for (int i = 0; i < 10; ++i) power = power * power;
  const float smaller = power / (1.0F + power);
  const auto permille = static_cast<std::uint32_t>(smaller * 1000.0F + 0.5F);
  return log_odds < 0 ? permille : 1000 - permille;
}

}  // namespace rapporteur::article
