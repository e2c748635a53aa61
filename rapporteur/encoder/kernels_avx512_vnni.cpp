#include "rapporteur/encoder/attention_kernels.h"
#include "rapporteur/encoder/lanes_avx512.h"

#if defined(__AVX512VNNI__) && defined(__AVX512BW__)

#include <cstring>

namespace rapporteur::encoder {

namespace {

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

}  // namespace

const Kernels* avx512_vnni_kernels() {
  static constexpr Kernels kernels{multiply<Avx512Lanes, VnniTile>, quantise<Avx512Lanes>,
                                   normalise<Avx512Lanes>, attend<Avx512Lanes>};
  return &kernels;
}

}  // namespace rapporteur::encoder
#else
namespace rapporteur::encoder {

const Kernels* avx512_vnni_kernels() {
  return nullptr;
}

}  // namespace rapporteur::encoder
#endif
