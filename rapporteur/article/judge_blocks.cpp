#include "rapporteur/article/judge_blocks.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace rapporteur::article {

namespace {

using Weights = ArticleRules::Weights;

/// Eight sums side by side. Each is made in the same order on any machine: the compiler may only go through
/// the outputs together.
using Lane = float __attribute__((vector_size(32)));
constexpr std::size_t lane_size = 8;

/// What is above zero of a block's values, in order, with its places: half of them are zero and add nothing.
/// Behind them there is room for what a step of `append` writes too much.
template <std::size_t size>
struct Rectified {
  static constexpr std::size_t step = 4;
  std::array<float, size + step> values;
  std::array<std::uint8_t, size + step> places;
  std::uint32_t count;
};
/// One for each block; what is in them is set when they are made.
template <std::size_t size>
struct RectifiedBlocks {
  explicit RectifiedBlocks(std::size_t blocks)
      : count(blocks), all(std::make_unique_for_overwrite<Rectified<size>[]>(blocks)) {}
  Rectified<size>& operator[](std::size_t i) { return all[i]; }
  const Rectified<size>& operator[](std::size_t i) const { return all[i]; }

  std::size_t count;
  std::unique_ptr<Rectified<size>[]> all;
};

#if defined(__x86_64__)
/// For each choice of four values: where the chosen ones stand, in front, and how many they are.
struct Quad {
  std::array<std::uint8_t, 4> lanes{};
  std::uint32_t places = 0;  ///< the same in one byte each
  std::uint32_t count = 0;
};
constexpr std::array<Quad, 16> quads = [] {
  std::array<Quad, 16> made{};
  for (std::uint32_t chosen = 0; chosen < made.size(); ++chosen) {
    Quad& quad = made[chosen];
    for (std::uint32_t lane = 0; lane < 4; ++lane) {
      if ((chosen >> lane & 1) == 0) continue;
      quad.lanes[quad.count] = static_cast<std::uint8_t>(lane);
      quad.places |= lane << (8 * quad.count);
      ++quad.count;
    }
  }
  return made;
}();

/// Appends those of four values that are above zero; `place` is that of the first.
template <std::size_t size>
[[gnu::always_inline]] inline void append(Rectified<size>& out, const float* four, std::uint32_t place) {
  const __m128 above = _mm_cmpgt_ps(_mm_loadu_ps(four), _mm_setzero_ps());
  const Quad& quad = quads[static_cast<std::uint32_t>(_mm_movemask_ps(above))];
  for (std::size_t i = 0; i < quad.lanes.size(); ++i) out.values[out.count + i] = four[quad.lanes[i]];
  const std::uint32_t places = quad.places + place * 0x01010101u;
  std::memcpy(out.places.data() + out.count, &places, sizeof(places));
  out.count += quad.count;
}
#else
template <std::size_t size>
inline void append(Rectified<size>& out, const float* four, std::uint32_t place) {
  for (std::uint32_t lane = 0; lane < 4; ++lane) {
    out.values[out.count] = four[lane];
    out.places[out.count] = static_cast<std::uint8_t>(place + lane);
    out.count += four[lane] > 0;
  }
}
#endif

template <std::size_t size>
struct Sums {
  static constexpr std::size_t lanes = size / lane_size;
  static_assert(size % lane_size == 0);

  [[gnu::always_inline]] explicit Sums(const std::array<float, size>& from) {
    for (std::size_t j = 0; j < lanes; ++j) {
      Lane next;
      std::memcpy(&next, from.data() + j * lane_size, sizeof(next));
      lane[j] = next;
    }
  }
  // Lane by lane, so that the sums stay in registers.
  [[gnu::always_inline]] Sums(const Sums& other) {
    for (std::size_t j = 0; j < lanes; ++j) lane[j] = other.lane[j];
  }
  Sums& operator=(const Sums& other) = delete;
  [[gnu::always_inline]] void take(const Sums& other) {
    for (std::size_t j = 0; j < lanes; ++j) lane[j] = other.lane[j];
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
    for (std::size_t j = 0; j < lanes; ++j) {
      const Lane next = lane[j];
      std::memcpy(all.data() + j * lane_size, &next, sizeof(next));
    }
    out.count = 0;
    for (std::uint32_t j = 0; j < size; j += 4) append(out, all.data() + j, j);
  }

  Lane lane[lanes];
};

template <std::size_t size>
[[gnu::always_inline]] inline float weigh(const Rectified<size>& found, const std::array<float, size>& by) {
  float sum = 0;
  for (std::uint32_t i = 0; i < found.count; ++i) sum += found.values[i] * by[found.places[i]];
  return sum;
}

using Own = RectifiedBlocks<Weights::own_size>;
using Near = RectifiedBlocks<Weights::near_size>;

[[gnu::always_inline]] inline Own judge_own(const PageBlocks::Features& found, const Weights& weights) {
  Own own(found.blocks.size());
  const auto row = [&](std::uint32_t at) -> const auto& { return weights.features[found.active[at]]; };
  // Two blocks at a time: a sum waits for the one before it, and two of them do not wait for each other.
  for (std::size_t i = 0; i + 1 < own.count; i += 2) {
    Sums<Weights::own_size> first(weights.own_bias);
    Sums<Weights::own_size> second(weights.own_bias);
    std::uint32_t at = found.active_begin[i];
    const std::uint32_t middle = found.active_begin[i + 1];
    const std::uint32_t end = found.active_begin[i + 2];
    std::uint32_t other = middle;
    for (; at < middle && other < end; ++at, ++other) {
      first.add(row(at));
      second.add(row(other));
    }
    for (; at < middle; ++at) first.add(row(at));
    for (; other < end; ++other) second.add(row(other));
    first.rectify(own[i]);
    second.rectify(own[i + 1]);
  }
  if (own.count % 2 != 0) {
    Sums<Weights::own_size> last(weights.own_bias);
    for (std::uint32_t at = found.active_begin[own.count - 1]; at < found.active_begin[own.count]; ++at)
      last.add(row(at));
    last.rectify(own[own.count - 1]);
  }
  return own;
}

/// One layer over the sequence: each block from the five blocks `step` apart around it. Goes through the
/// blocks below and adds each to the five sums that it is part of, so that every sum is made in the order of
/// the blocks.
template <std::size_t inputs>
[[gnu::always_inline]] inline Near judge_around(
    const RectifiedBlocks<inputs>& below, std::size_t step, const std::array<float, Weights::near_size>& bias,
    const std::array<std::array<float, Weights::near_size>, Weights::window * inputs>& rows) {
  static_assert(Weights::window == 5);
  using Sum = Sums<Weights::near_size>;
  Near out(below.count);
  for (std::size_t begin = 0; begin < std::min(step, below.count); ++begin) {
    // Of the blocks two and one places on, of this one, and of those one and two places back.
    Sum ahead2(bias), ahead1(bias), here(bias), back1(bias), back2(bias);
    std::size_t at = begin;
    for (; at < below.count; at += step) {
      const Rectified<inputs>& from = below[at];
      for (std::uint32_t n = 0; n < from.count; ++n) {
        const auto* row = &rows[from.places[n]];
        const float value = from.values[n];
        ahead2.add(row[0], value);
        ahead1.add(row[inputs], value);
        here.add(row[2 * inputs], value);
        back1.add(row[3 * inputs], value);
        back2.add(row[4 * inputs], value);
      }
      if (at >= 2 * step) back2.rectify(out[at - 2 * step]);
      back2.take(back1);
      back1.take(here);
      here.take(ahead1);
      ahead1.take(ahead2);
      ahead2.take(Sum(bias));
    }
    if (at >= begin + 2 * step) back2.rectify(out[at - 2 * step]);
    back1.rectify(out[at - step]);
  }
  return out;
}

[[gnu::always_inline]] inline std::vector<float> judge(const PageBlocks::Features& found,
                                                       const Weights& weights) {
  const Own own = judge_own(found, weights);
  const Near near = judge_around(own, 1, weights.near_bias, weights.near);
  const Near far = judge_around(near, Weights::far_step, weights.far_bias, weights.far);
  std::vector<float> judged(own.count);
  for (std::size_t i = 0; i < own.count; ++i) {
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
