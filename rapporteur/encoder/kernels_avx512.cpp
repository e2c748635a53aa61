#include "rapporteur/encoder/attention_kernels.h"

#if defined(__AVX512VNNI__) && defined(__AVX512BW__) && defined(__AMX_INT8__)

#include <immintrin.h>

#include <cstring>

namespace rapporteur::encoder {

namespace {

/// Sixteen fractions in one register of AVX-512; what the operations mean stands at `PortableLanes`.
struct Avx512Lanes {
  static constexpr int count = 16;
  static constexpr int score_vectors = 3;
  static constexpr int attention_rows = 8;
  __m512 lanes;

  static Avx512Lanes load(const float* from) { return {_mm512_loadu_ps(from)}; }
  static Avx512Lanes all(float value) { return {_mm512_set1_ps(value)}; }
  static Avx512Lanes of_integers(const std::int32_t* from, std::int32_t taken) {
    return {_mm512_cvtepi32_ps(_mm512_sub_epi32(_mm512_loadu_si512(from), _mm512_set1_epi32(taken)))};
  }
  void store(float* to) const { _mm512_storeu_ps(to, lanes); }
  /// Rows are woven by ones and by twos, then four rows' quarters by fours.
  static void turn(const float* from, std::size_t from_stride, float* to, std::size_t to_stride) {
    __m512 row[16];
    __m512 woven[16];
#pragma GCC unroll 16
    for (int i = 0; i < 16; ++i) row[i] = _mm512_loadu_ps(from + static_cast<std::size_t>(i) * from_stride);
#pragma GCC unroll 16
    for (int i = 0; i < 16; i += 2) {
      woven[i] = _mm512_unpacklo_ps(row[i], row[i + 1]);
      woven[i + 1] = _mm512_unpackhi_ps(row[i], row[i + 1]);
    }
#pragma GCC unroll 16
    for (int i = 0; i < 16; i += 4) {
      row[i] = _mm512_shuffle_ps(woven[i], woven[i + 2], 0x44);
      row[i + 1] = _mm512_shuffle_ps(woven[i], woven[i + 2], 0xEE);
      row[i + 2] = _mm512_shuffle_ps(woven[i + 1], woven[i + 3], 0x44);
      row[i + 3] = _mm512_shuffle_ps(woven[i + 1], woven[i + 3], 0xEE);
    }
    // Quarter q of row[4 g + i] now holds column 4 q + i of rows 4 g to 4 g + 3.
#pragma GCC unroll 16
    for (int i = 0; i < 4; ++i) {
      const __m512 even_low = _mm512_shuffle_f32x4(row[i], row[i + 4], 0x88);
      const __m512 odd_low = _mm512_shuffle_f32x4(row[i], row[i + 4], 0xDD);
      const __m512 even_high = _mm512_shuffle_f32x4(row[i + 8], row[i + 12], 0x88);
      const __m512 odd_high = _mm512_shuffle_f32x4(row[i + 8], row[i + 12], 0xDD);
      float* out = to + static_cast<std::size_t>(i) * to_stride;
      _mm512_storeu_ps(out, _mm512_shuffle_f32x4(even_low, even_high, 0x88));
      _mm512_storeu_ps(out + 4 * to_stride, _mm512_shuffle_f32x4(odd_low, odd_high, 0x88));
      _mm512_storeu_ps(out + 8 * to_stride, _mm512_shuffle_f32x4(even_low, even_high, 0xDD));
      _mm512_storeu_ps(out + 12 * to_stride, _mm512_shuffle_f32x4(odd_low, odd_high, 0xDD));
    }
  }
};

Avx512Lanes operator+(Avx512Lanes a, Avx512Lanes b) {
  return {_mm512_add_ps(a.lanes, b.lanes)};
}
Avx512Lanes operator-(Avx512Lanes a, Avx512Lanes b) {
  return {_mm512_sub_ps(a.lanes, b.lanes)};
}
Avx512Lanes operator*(Avx512Lanes a, Avx512Lanes b) {
  return {_mm512_mul_ps(a.lanes, b.lanes)};
}
Avx512Lanes multiply_add(Avx512Lanes a, Avx512Lanes b, Avx512Lanes c) {
  return {_mm512_fmadd_ps(a.lanes, b.lanes, c.lanes)};
}
Avx512Lanes larger(Avx512Lanes a, Avx512Lanes b) {
  return {_mm512_max_ps(a.lanes, b.lanes)};
}
Avx512Lanes smaller(Avx512Lanes a, Avx512Lanes b) {
  return {_mm512_min_ps(a.lanes, b.lanes)};
}
Avx512Lanes absolute(Avx512Lanes a) {
  return {_mm512_abs_ps(a.lanes)};
}
Avx512Lanes rounded(Avx512Lanes a) {
  const __m512 shift = _mm512_set1_ps(12582912.0F);
  return {_mm512_sub_ps(_mm512_add_ps(a.lanes, shift), shift)};
}
Avx512Lanes times_power_of_two(Avx512Lanes a, Avx512Lanes n) {
  const __m512i power =
      _mm512_slli_epi32(_mm512_add_epi32(_mm512_cvttps_epi32(n.lanes), _mm512_set1_epi32(127)), 23);
  return {_mm512_mul_ps(a.lanes, _mm512_castsi512_ps(power))};
}
float sum(Avx512Lanes a) {
  const __m256 upper = _mm256_castpd_ps(_mm512_extractf64x4_pd(_mm512_castps_pd(a.lanes), 1));
  const __m256 eight = _mm256_add_ps(_mm512_castps512_ps256(a.lanes), upper);
  const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}
float largest(Avx512Lanes a) {
  const __m256 upper = _mm256_castpd_ps(_mm512_extractf64x4_pd(_mm512_castps_pd(a.lanes), 1));
  const __m256 eight = _mm256_max_ps(_mm512_castps512_ps256(a.lanes), upper);
  const __m128 four = _mm_max_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_max_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_max_ss(two, _mm_movehdup_ps(two)));
}
void store_bytes(Avx512Lanes a, std::int8_t* to) {
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm512_cvtepi32_epi8(_mm512_cvttps_epi32(a.lanes)));
}

/// `vpdpbusd` adds four products of unsigned weights and signed activations to 32 bits. Six rows and 64
/// outputs are 24 registers of sums, which leaves four for weights and one for activations.
struct VnniTile {
  static constexpr std::uint32_t rows = 6;
  static constexpr bool has_offset = true;

  void multiply(const std::int8_t* row, const std::uint8_t* weights, std::uint32_t inputs,
                std::int32_t* sums) const {
    __m512i total[rows][4];
#pragma GCC unroll 8
    for (std::uint32_t i = 0; i < rows; ++i) {
#pragma GCC unroll 8
      for (std::uint32_t j = 0; j < 4; ++j) total[i][j] = _mm512_setzero_si512();
    }
    for (std::uint32_t input = 0; input < inputs; input += 4, weights += 4 * block_outputs) {
      __m512i weight[4];
#pragma GCC unroll 8
      for (std::uint32_t j = 0; j < 4; ++j) weight[j] = _mm512_load_si512(weights + 64 * j);
#pragma GCC unroll 8
      for (std::uint32_t i = 0; i < rows; ++i) {
        std::int32_t four = 0;
        std::memcpy(&four, row + i * inputs + input, sizeof four);
        const __m512i of_row = _mm512_set1_epi32(four);
#pragma GCC unroll 8
        for (std::uint32_t j = 0; j < 4; ++j)
          total[i][j] = _mm512_dpbusd_epi32(total[i][j], weight[j], of_row);
      }
    }
#pragma GCC unroll 8
    for (std::uint32_t i = 0; i < rows; ++i) {
#pragma GCC unroll 8
      for (std::uint32_t j = 0; j < 4; ++j)
        _mm512_store_si512(sums + i * block_outputs + 16 * j, total[i][j]);
    }
  }
};

/// Shapes of the eight registers of AMX, as the processor reads them.
struct alignas(64) TileShapes {
  std::uint8_t palette = 1;
  std::uint8_t start_row = 0;
  std::uint8_t reserved[14] = {};
  std::uint16_t row_bytes[16] = {64, 64, 64, 64, 64, 64, 64, 64};
  std::uint8_t rows[16] = {16, 16, 16, 16, 16, 16, 16, 16};
};

/// `tdpbsud` multiplies 16 rows of 64 signed activations with 64 unsigned weights of 16 outputs. Registers 0
/// to 3 hold the sums of 32 rows and 32 outputs, 4 and 5 activations, 6 and 7 weights: each is used twice.
struct AmxTile {
  static constexpr std::uint32_t rows = 32;
  static constexpr bool has_offset = true;

  AmxTile() {
    const TileShapes shapes;
    _tile_loadconfig(&shapes);
  }
  ~AmxTile() { _tile_release(); }
  AmxTile(const AmxTile&) = delete;
  AmxTile& operator=(const AmxTile&) = delete;

  void multiply(const std::int8_t* row, const std::uint8_t* weights, std::uint32_t inputs,
                std::int32_t* sums) const {
    multiply_half(row, weights, inputs, sums);
    multiply_half(row, weights + 128, inputs, sums + 32);
  }

  static void multiply_half(const std::int8_t* row, const std::uint8_t* weights, std::uint32_t inputs,
                            std::int32_t* sums) {
    constexpr int group_bytes = 4 * block_outputs;
    constexpr int sum_bytes = sizeof(std::int32_t) * block_outputs;
    const std::int8_t* lower = row + std::size_t{16} * inputs;
    _tile_zero(0);
    _tile_zero(1);
    _tile_zero(2);
    _tile_zero(3);
    for (std::uint32_t input = 0; input < inputs; input += 64, weights += 16 * group_bytes) {
      _tile_loadd(6, weights, group_bytes);
      _tile_loadd(4, row + input, inputs);
      _tile_dpbsud(0, 4, 6);
      _tile_loadd(5, lower + input, inputs);
      _tile_dpbsud(1, 5, 6);
      _tile_loadd(7, weights + 64, group_bytes);
      _tile_dpbsud(2, 4, 7);
      _tile_dpbsud(3, 5, 7);
    }
    _tile_stored(0, sums, sum_bytes);
    _tile_stored(1, sums + 16 * block_outputs, sum_bytes);
    _tile_stored(2, sums + 16, sum_bytes);
    _tile_stored(3, sums + 16 * block_outputs + 16, sum_bytes);
  }
};

}  // namespace

const Kernels* amx_kernels() {
  static constexpr Kernels kernels{multiply<Avx512Lanes, AmxTile>, quantise<Avx512Lanes>,
                                   normalise<Avx512Lanes>, attend<Avx512Lanes>};
  return &kernels;
}

const Kernels* avx512_vnni_kernels() {
  static constexpr Kernels kernels{multiply<Avx512Lanes, VnniTile>, quantise<Avx512Lanes>,
                                   normalise<Avx512Lanes>, attend<Avx512Lanes>};
  return &kernels;
}

}  // namespace rapporteur::encoder
#else
namespace rapporteur::encoder {

const Kernels* amx_kernels() {
  return nullptr;
}

const Kernels* avx512_vnni_kernels() {
  return nullptr;
}

}  // namespace rapporteur::encoder
#endif
