#pragma once

#if defined(__AVX512F__) && defined(__AVX512BW__)
#include <immintrin.h>

#include <cstdint>

namespace rapporteur::encoder {

namespace {

/// Sixteen fractions in one register of AVX-512; what the operations mean stands at `PortableLanes`.
struct Avx512Lanes {
  static constexpr int count = 16;
  static constexpr int score_vectors = 4;
  static constexpr int attention_rows = 4;
  __m512 lanes;

  static Avx512Lanes load(const float* from) { return {_mm512_loadu_ps(from)}; }
  static Avx512Lanes all(float value) { return {_mm512_set1_ps(value)}; }
  static Avx512Lanes of_integers(const std::int32_t* from, std::int32_t taken) {
    return {_mm512_cvtepi32_ps(_mm512_sub_epi32(_mm512_loadu_si512(from), _mm512_set1_epi32(taken)))};
  }
  void store(float* to) const { _mm512_storeu_ps(to, lanes); }
};

inline Avx512Lanes operator+(Avx512Lanes a, Avx512Lanes b) {
  return {_mm512_add_ps(a.lanes, b.lanes)};
}
inline Avx512Lanes operator-(Avx512Lanes a, Avx512Lanes b) {
  return {_mm512_sub_ps(a.lanes, b.lanes)};
}
inline Avx512Lanes operator*(Avx512Lanes a, Avx512Lanes b) {
  return {_mm512_mul_ps(a.lanes, b.lanes)};
}
inline Avx512Lanes multiply_add(Avx512Lanes a, Avx512Lanes b, Avx512Lanes c) {
  return {_mm512_fmadd_ps(a.lanes, b.lanes, c.lanes)};
}
inline Avx512Lanes larger(Avx512Lanes a, Avx512Lanes b) {
  return {_mm512_max_ps(a.lanes, b.lanes)};
}
inline Avx512Lanes smaller(Avx512Lanes a, Avx512Lanes b) {
  return {_mm512_min_ps(a.lanes, b.lanes)};
}
inline Avx512Lanes absolute(Avx512Lanes a) {
  return {_mm512_abs_ps(a.lanes)};
}
inline Avx512Lanes rounded(Avx512Lanes a) {
  const __m512 shift = _mm512_set1_ps(12582912.0F);
  return {_mm512_sub_ps(_mm512_add_ps(a.lanes, shift), shift)};
}
inline Avx512Lanes times_power_of_two(Avx512Lanes a, Avx512Lanes n) {
  const __m512i power =
      _mm512_slli_epi32(_mm512_add_epi32(_mm512_cvttps_epi32(n.lanes), _mm512_set1_epi32(127)), 23);
  return {_mm512_mul_ps(a.lanes, _mm512_castsi512_ps(power))};
}
inline float sum(Avx512Lanes a) {
  const __m256 upper = _mm256_castpd_ps(_mm512_extractf64x4_pd(_mm512_castps_pd(a.lanes), 1));
  const __m256 eight = _mm256_add_ps(_mm512_castps512_ps256(a.lanes), upper);
  const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}
inline float largest(Avx512Lanes a) {
  const __m256 upper = _mm256_castpd_ps(_mm512_extractf64x4_pd(_mm512_castps_pd(a.lanes), 1));
  const __m256 eight = _mm256_max_ps(_mm512_castps512_ps256(a.lanes), upper);
  const __m128 four = _mm_max_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_max_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_max_ss(two, _mm_movehdup_ps(two)));
}
inline void store_bytes(Avx512Lanes a, std::int8_t* to) {
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm512_cvtepi32_epi8(_mm512_cvttps_epi32(a.lanes)));
}

}  // namespace

}  // namespace rapporteur::encoder
#endif
