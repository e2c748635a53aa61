#include "rapporteur/encoder/attention_kernels.h"
#include "rapporteur/encoder/lanes_avx2.h"

#if defined(__AVX2__) && defined(__FMA__)

#include <cstring>

namespace rapporteur::encoder {

namespace {

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
