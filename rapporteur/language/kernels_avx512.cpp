#include "rapporteur/language/kernel_body.h"
#include "rapporteur/language/kernel_paths.h"

#if defined(__AVX512F__)
#include <immintrin.h>

namespace rapporteur::language {

namespace {

/// Sixteen floats of AVX-512.
struct Avx512Wide {
  static constexpr std::size_t width = 16;
  static constexpr std::size_t tile_rows = 8;
  __m512 lanes;

  static Avx512Wide load(const float* from) { return {_mm512_loadu_ps(from)}; }
  void store(float* to) const { _mm512_storeu_ps(to, lanes); }
  static Avx512Wide all(float value) { return {_mm512_set1_ps(value)}; }
  static Avx512Wide add(Avx512Wide a, Avx512Wide b) { return {_mm512_add_ps(a.lanes, b.lanes)}; }
  static Avx512Wide subtract(Avx512Wide a, Avx512Wide b) { return {_mm512_sub_ps(a.lanes, b.lanes)}; }
  static Avx512Wide multiply(Avx512Wide a, Avx512Wide b) { return {_mm512_mul_ps(a.lanes, b.lanes)}; }
  static Avx512Wide fused(Avx512Wide a, Avx512Wide b, Avx512Wide c) {
    return {_mm512_fmadd_ps(a.lanes, b.lanes, c.lanes)};
  }
  static Avx512Wide greatest(Avx512Wide a, Avx512Wide b) { return {_mm512_max_ps(a.lanes, b.lanes)}; }
  /// Lane i + lane i + 8, then + 4, + 2, + 1.
  static float sum(Avx512Wide a) {
    const __m256 upper = _mm256_castpd_ps(_mm512_extractf64x4_pd(_mm512_castps_pd(a.lanes), 1));
    const __m256 eight = _mm256_add_ps(_mm512_castps512_ps256(a.lanes), upper);
    const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
    const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
  }
};

}  // namespace

const Kernels* avx512_kernels() {
  return &all_kernels<Avx512Wide>;
}

}  // namespace rapporteur::language
#else
namespace rapporteur::language {

const Kernels* avx512_kernels() {
  return nullptr;
}

}  // namespace rapporteur::language
#endif
