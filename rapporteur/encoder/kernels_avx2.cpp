#include "rapporteur/encoder/attention_kernels.h"

#if defined(__AVX2__) && defined(__FMA__)

#include <immintrin.h>

#include <cstring>

namespace rapporteur::encoder {

namespace {

/// Sixteen fractions in two registers of AVX2; what the operations mean stands at `PortableLanes`.
struct Avx2Lanes {
  static constexpr int count = 16;
  static constexpr int score_vectors = 1;
  static constexpr int attention_rows = 2;
  __m256 low;
  __m256 high;

  static Avx2Lanes load(const float* from) { return {_mm256_loadu_ps(from), _mm256_loadu_ps(from + 8)}; }
  static Avx2Lanes all(float value) {
    const __m256 each = _mm256_set1_ps(value);
    return {each, each};
  }
  static Avx2Lanes of_integers(const std::int32_t* from, std::int32_t taken) {
    const auto* halves = reinterpret_cast<const __m256i*>(from);
    const __m256i less = _mm256_set1_epi32(taken);
    return {_mm256_cvtepi32_ps(_mm256_sub_epi32(_mm256_loadu_si256(halves), less)),
            _mm256_cvtepi32_ps(_mm256_sub_epi32(_mm256_loadu_si256(halves + 1), less))};
  }
  void store(float* to) const {
    _mm256_storeu_ps(to, low);
    _mm256_storeu_ps(to + 8, high);
  }
  static void turn(const float* from, std::size_t from_stride, float* to, std::size_t to_stride) {
    turn_quarter(from, from_stride, to, to_stride);
    turn_quarter(from + 8, from_stride, to + 8 * to_stride, to_stride);
    turn_quarter(from + 8 * from_stride, from_stride, to + 8, to_stride);
    turn_quarter(from + 8 * from_stride + 8, from_stride, to + 8 * to_stride + 8, to_stride);
  }
  /// 8 by 8: pairs of rows are woven by ones, by twos and by fours.
  static void turn_quarter(const float* from, std::size_t from_stride, float* to, std::size_t to_stride) {
    __m256 row[8];
    __m256 woven[8];
#pragma GCC unroll 8
    for (int i = 0; i < 8; ++i) row[i] = _mm256_loadu_ps(from + static_cast<std::size_t>(i) * from_stride);
#pragma GCC unroll 8
    for (int i = 0; i < 8; i += 2) {
      woven[i] = _mm256_unpacklo_ps(row[i], row[i + 1]);
      woven[i + 1] = _mm256_unpackhi_ps(row[i], row[i + 1]);
    }
#pragma GCC unroll 8
    for (int i = 0; i < 8; i += 4) {
      row[i] = _mm256_shuffle_ps(woven[i], woven[i + 2], 0x44);
      row[i + 1] = _mm256_shuffle_ps(woven[i], woven[i + 2], 0xEE);
      row[i + 2] = _mm256_shuffle_ps(woven[i + 1], woven[i + 3], 0x44);
      row[i + 3] = _mm256_shuffle_ps(woven[i + 1], woven[i + 3], 0xEE);
    }
#pragma GCC unroll 8
    for (int i = 0; i < 4; ++i) {
      float* low = to + static_cast<std::size_t>(i) * to_stride;
      _mm256_storeu_ps(low, _mm256_permute2f128_ps(row[i], row[i + 4], 0x20));
      _mm256_storeu_ps(low + 4 * to_stride, _mm256_permute2f128_ps(row[i], row[i + 4], 0x31));
    }
  }
};

Avx2Lanes operator+(Avx2Lanes a, Avx2Lanes b) {
  return {_mm256_add_ps(a.low, b.low), _mm256_add_ps(a.high, b.high)};
}
Avx2Lanes operator-(Avx2Lanes a, Avx2Lanes b) {
  return {_mm256_sub_ps(a.low, b.low), _mm256_sub_ps(a.high, b.high)};
}
Avx2Lanes operator*(Avx2Lanes a, Avx2Lanes b) {
  return {_mm256_mul_ps(a.low, b.low), _mm256_mul_ps(a.high, b.high)};
}
Avx2Lanes multiply_add(Avx2Lanes a, Avx2Lanes b, Avx2Lanes c) {
  return {_mm256_fmadd_ps(a.low, b.low, c.low), _mm256_fmadd_ps(a.high, b.high, c.high)};
}
Avx2Lanes larger(Avx2Lanes a, Avx2Lanes b) {
  return {_mm256_max_ps(a.low, b.low), _mm256_max_ps(a.high, b.high)};
}
Avx2Lanes smaller(Avx2Lanes a, Avx2Lanes b) {
  return {_mm256_min_ps(a.low, b.low), _mm256_min_ps(a.high, b.high)};
}
Avx2Lanes absolute(Avx2Lanes a) {
  const __m256 sign = _mm256_set1_ps(-0.0F);
  return {_mm256_andnot_ps(sign, a.low), _mm256_andnot_ps(sign, a.high)};
}
Avx2Lanes rounded(Avx2Lanes a) {
  const __m256 shift = _mm256_set1_ps(12582912.0F);
  return {_mm256_sub_ps(_mm256_add_ps(a.low, shift), shift),
          _mm256_sub_ps(_mm256_add_ps(a.high, shift), shift)};
}
__m256 power_of_two(__m256 n) {
  return _mm256_castsi256_ps(
      _mm256_slli_epi32(_mm256_add_epi32(_mm256_cvttps_epi32(n), _mm256_set1_epi32(127)), 23));
}
Avx2Lanes times_power_of_two(Avx2Lanes a, Avx2Lanes n) {
  return {_mm256_mul_ps(a.low, power_of_two(n.low)), _mm256_mul_ps(a.high, power_of_two(n.high))};
}
float sum(Avx2Lanes a) {
  const __m256 eight = _mm256_add_ps(a.low, a.high);
  const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}
float largest(Avx2Lanes a) {
  const __m256 eight = _mm256_max_ps(a.low, a.high);
  const __m128 four = _mm_max_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_max_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_max_ss(two, _mm_movehdup_ps(two)));
}
void store_bytes(Avx2Lanes a, std::int8_t* to) {
  const __m256i words = _mm256_packs_epi32(_mm256_cvttps_epi32(a.low), _mm256_cvttps_epi32(a.high));
  const __m256i ordered = _mm256_permute4x64_epi64(words, 0xD8);
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to),
                   _mm_packs_epi16(_mm256_castsi256_si128(ordered), _mm256_extracti128_si256(ordered, 1)));
}

/// `vpmaddubsw` adds pairs of products of unsigned and signed bytes in 16 bits. With the activation's size on
/// the unsigned side and its sign moved to the weight, a pair is at most 2 * 127 * 127: it fits.
struct Avx2Tile {
  static constexpr std::uint32_t rows = 2;
  static constexpr bool has_offset = false;

  void multiply(const std::int8_t* row, const std::uint8_t* weights, std::uint32_t inputs,
                std::int32_t* sums) const {
    // Half a block at a time: four registers of sums a row.
    for (std::uint32_t half = 0; half < 2; ++half)
      multiply_half(row, weights + half * 128, inputs, sums + half * 32);
  }

  static void multiply_half(const std::int8_t* row, const std::uint8_t* weights, std::uint32_t inputs,
                            std::int32_t* sums) {
    const __m256i offset = _mm256_set1_epi8(static_cast<char>(0x80));
    const __m256i ones = _mm256_set1_epi16(1);
    __m256i total[rows][4];
#pragma GCC unroll 8
    for (std::uint32_t i = 0; i < rows; ++i) {
#pragma GCC unroll 8
      for (std::uint32_t j = 0; j < 4; ++j) total[i][j] = _mm256_setzero_si256();
    }
    for (std::uint32_t input = 0; input < inputs; input += 4, weights += 4 * block_outputs) {
      __m256i of_row[rows];
      __m256i size[rows];
#pragma GCC unroll 8
      for (std::uint32_t i = 0; i < rows; ++i) {
        std::int32_t four = 0;
        std::memcpy(&four, row + i * inputs + input, sizeof four);
        of_row[i] = _mm256_set1_epi32(four);
        size[i] = _mm256_abs_epi8(of_row[i]);
      }
#pragma GCC unroll 8
      for (std::uint32_t j = 0; j < 4; ++j) {
        const __m256i weight =
            _mm256_xor_si256(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + 32 * j)), offset);
#pragma GCC unroll 8
        for (std::uint32_t i = 0; i < rows; ++i) {
          const __m256i pairs = _mm256_maddubs_epi16(size[i], _mm256_sign_epi8(weight, of_row[i]));
          total[i][j] = _mm256_add_epi32(total[i][j], _mm256_madd_epi16(pairs, ones));
        }
      }
    }
#pragma GCC unroll 8
    for (std::uint32_t i = 0; i < rows; ++i) {
#pragma GCC unroll 8
      for (std::uint32_t j = 0; j < 4; ++j)
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + i * block_outputs + 8 * j), total[i][j]);
    }
  }
};

}  // namespace

const Kernels* avx2_kernels() {
  static constexpr Kernels kernels{multiply<Avx2Lanes, Avx2Tile>, quantise<Avx2Lanes>, normalise<Avx2Lanes>,
                                   attend<Avx2Lanes>};
  return &kernels;
}

}  // namespace rapporteur::encoder
#else
namespace rapporteur::encoder {

const Kernels* avx2_kernels() {
  return nullptr;
}

}  // namespace rapporteur::encoder
#endif
