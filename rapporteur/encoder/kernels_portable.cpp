#include "rapporteur/encoder/attention_kernels.h"
#include "rapporteur/encoder/lanes_portable.h"

namespace rapporteur::encoder {

namespace {

struct PortableTile {
  static constexpr std::uint32_t rows = 1;
  static constexpr bool has_offset = false;

  void multiply(const std::int8_t* row, const std::uint8_t* weights, std::uint32_t inputs,
                std::int32_t* sums) const {
    for (std::uint32_t i = 0; i < block_outputs; ++i) sums[i] = 0;
    for (std::uint32_t input = 0; input < inputs; input += 4, weights += 4 * block_outputs) {
      for (std::uint32_t i = 0; i < block_outputs; ++i) {
        for (std::uint32_t j = 0; j < 4; ++j) sums[i] += row[input + j] * (weights[4 * i + j] - 128);
      }
    }
  }
};

}  // namespace

const Kernels* portable_kernels() {
  static constexpr Kernels kernels{multiply<PortableLanes, PortableTile>, quantise<PortableLanes>,
                                   normalise<PortableLanes>, attend<PortableLanes>};
  return &kernels;
}

}  // namespace rapporteur::encoder
