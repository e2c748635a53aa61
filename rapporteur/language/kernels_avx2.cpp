#include "rapporteur/language/kernel_body.h"
#include "rapporteur/language/kernel_paths.h"

#if defined(__AVX2__)
#include <immintrin.h>

namespace rapporteur::language {

namespace {

/// Eight floats of AVX2.
struct Avx2Wide {
  static constexpr std::size_t width = 8;
  static constexpr std::size_t tile_rows = 4;
  __m256 lanes;

  static Avx2Wide load(const float* from) { return {_mm256_loadu_ps(from)}; }
  void store(float* to) const { _mm256_storeu_ps(to, lanes); }
  static Avx2Wide all(float value) { return {_mm256_set1_ps(value)}; }
  static Avx2Wide add(Avx2Wide a, Avx2Wide b) { return {_mm256_add_ps(a.lanes, b.lanes)}; }
  static Avx2Wide subtract(Avx2Wide a, Avx2Wide b) { return {_mm256_sub_ps(a.lanes, b.lanes)}; }
  static Avx2Wide multiply(Avx2Wide a, Avx2Wide b) { return {_mm256_mul_ps(a.lanes, b.lanes)}; }
  static Avx2Wide fused(Avx2Wide a, Avx2Wide b, Avx2Wide c) {
    return {_mm256_fmadd_ps(a.lanes, b.lanes, c.lanes)};
  }
  static Avx2Wide greatest(Avx2Wide a, Avx2Wide b) { return {_mm256_max_ps(a.lanes, b.lanes)}; }
  /// Lane i + lane i + 4, then + 2, + 1: the eight-apart lanes were added before.
  static float sum(Avx2Wide a) {
    const __m128 four = _mm_add_ps(_mm256_castps256_ps128(a.lanes), _mm256_extractf128_ps(a.lanes, 1));
    const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
  }
};

}  // namespace

const Kernels* avx2_kernels() {
  return &all_kernels<Avx2Wide>;
}

}  // namespace rapporteur::language
#else
namespace rapporteur::language {

const Kernels* avx2_kernels() {
  return nullptr;
}

}  // namespace rapporteur::language
#endif
