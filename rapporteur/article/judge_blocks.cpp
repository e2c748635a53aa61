#include "rapporteur/article/judge_blocks.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace rapporteur::article {

namespace {

using Weights = ArticleRules::Weights;

/// Eight sums side by side. Each is made in the same order on any machine: the compiler may only go through
/// the outputs together.
using Lane = float __attribute__((vector_size(32)));
constexpr std::size_t lane_size = 8;

/// What is above zero of a block's values, in order, with its places: half of them are zero and add nothing.
template <std::size_t size>
struct Rectified {
  std::array<float, size> values;
  std::array<std::uint8_t, size> places;
  std::uint32_t count;
};

template <std::size_t size>
struct Sums {
  static constexpr std::size_t lanes = size / lane_size;
  static_assert(size % lane_size == 0);

  [[gnu::always_inline]] explicit Sums(const std::array<float, size>& from) {
    std::memcpy(lane, from.data(), sizeof(lane));
  }
  [[gnu::always_inline]] void add(const std::array<float, size>& row) {
    for (std::size_t j = 0; j < lanes; ++j) {
      Lane next;
      std::memcpy(&next, row.data() + j * lane_size, sizeof(next));
      lane[j] += next;
    }
  }
  [[gnu::always_inline]] void add(const std::array<float, size>& row, float value) {
    for (std::size_t j = 0; j < lanes; ++j) {
      Lane next;
      std::memcpy(&next, row.data() + j * lane_size, sizeof(next));
      lane[j] += next * value;
    }
  }
  [[gnu::always_inline]] void rectify(Rectified<size>& out) const {
    std::array<float, size> all;
    std::memcpy(all.data(), lane, sizeof(lane));
    std::uint32_t count = 0;
    for (std::size_t j = 0; j < size; ++j) {
      out.values[count] = all[j];
      out.places[count] = static_cast<std::uint8_t>(j);
      count += all[j] > 0;
    }
    out.count = count;
  }

  Lane lane[lanes];
};

template <std::size_t size>
[[gnu::always_inline]] inline float weigh(const Rectified<size>& found, const std::array<float, size>& by) {
  float sum = 0;
  for (std::uint32_t i = 0; i < found.count; ++i) sum += found.values[i] * by[found.places[i]];
  return sum;
}

using Own = Rectified<Weights::own_size>;
using Near = Rectified<Weights::near_size>;

[[gnu::always_inline]] inline std::vector<Own> judge_own(const PageBlocks::Features& found,
                                                         const Weights& weights) {
  std::vector<Own> own(found.blocks.size());
  for (std::size_t i = 0; i < own.size(); ++i) {
    Sums<Weights::own_size> sums(weights.own_bias);
    for (std::uint32_t at = found.active_begin[i]; at < found.active_begin[i + 1]; ++at)
      sums.add(weights.features[found.active[at]]);
    sums.rectify(own[i]);
  }
  return own;
}

/// One layer over the sequence: each block from the five blocks `step` apart around it.
template <std::size_t inputs>
[[gnu::always_inline]] inline std::vector<Near> judge_around(
    const std::vector<Rectified<inputs>>& below, std::size_t step,
    const std::array<float, Weights::near_size>& bias,
    const std::array<std::array<float, Weights::near_size>, Weights::window * inputs>& rows) {
  std::vector<Near> out(below.size());
  const std::size_t reach = Weights::window / 2 * step;
  for (std::size_t i = 0; i < below.size(); ++i) {
    Sums<Weights::near_size> sums(bias);
    for (std::size_t k = 0; k < Weights::window; ++k) {
      const std::size_t at = i + k * step;
      if (at < reach || at - reach >= below.size()) continue;
      const Rectified<inputs>& from = below[at - reach];
      const auto* row = &rows[k * inputs];
      for (std::uint32_t n = 0; n < from.count; ++n) sums.add(row[from.places[n]], from.values[n]);
    }
    sums.rectify(out[i]);
  }
  return out;
}

[[gnu::always_inline]] inline std::vector<float> judge(const PageBlocks::Features& found,
                                                       const Weights& weights) {
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

#if defined(__x86_64__)
/// The same with wide registers, which shows in no bit of the outcome.
[[gnu::target("avx2")]] std::vector<float> judge_avx2(const PageBlocks::Features& found,
                                                      const Weights& weights) {
  return judge(found, weights);
}
#endif

}  // namespace

std::vector<float> judge_blocks(const PageBlocks::Features& found, const ArticleRules::Weights& weights) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) return judge_avx2(found, weights);
#endif
  return judge(found, weights);
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
