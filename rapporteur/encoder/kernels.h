#pragma once

#include "rapporteur/encoder/encoder.h"

#include <array>
#include <cstddef>
#include <cstdint>

/// The arithmetic of the layers, once for each kind of processor. Every path gives the same bits: integer
/// sums are exact, and each sum of fractions has one order, that of `Lanes` (`PortableLanes`). Plain
/// pointers alone, since the files of the paths are compiled for other processors than the rest.
namespace rapporteur::encoder {

/// Outputs that are computed together; widths are multiples of it.
inline constexpr std::uint32_t block_outputs = 64;
/// Numbers of one attention head.
inline constexpr std::uint32_t head_width = 32;
/// Kernels may compute rows of nonsense up to a multiple of this: buffers of rows have room for them.
inline constexpr std::uint32_t row_multiple = 96;

inline constexpr std::uint32_t with_room(std::uint32_t rows) {
  return (rows + row_multiple - 1) / row_multiple * row_multiple;
}

/// An int8 matrix as the products read it.
struct Matrix {
  std::uint32_t inputs = 0;
  std::uint32_t outputs = 0;
  /// For each 64 outputs, for each four inputs, four weights of each output, each plus 128.
  const std::uint8_t* weights = nullptr;
  const float* scales = nullptr;  ///< one an output
  const float* biases = nullptr;  ///< one an output
};

/// Rows of numbers as int8: value = scale * integer.
struct QuantisedRows {
  std::int8_t* values;  ///< rows beside one another, without gaps
  float* scales;        ///< one a row
  std::int32_t* sums;   ///< 128 times the sum of the row's integers: what the weights' 128 adds to a product
};

struct Norm {
  const float* weights = nullptr;
  const float* biases = nullptr;
};

enum class Activation : std::uint8_t { none, gelu };

/// `rows` quantised rows times a matrix: `out` has the matrix's outputs a row.
struct ProductTask {
  QuantisedRows rows;
  std::uint32_t row_count;
  Matrix matrix;
  Activation activation;
  float* out;
};

/// rows = norm(rows + added).
struct NormTask {
  float* rows;
  const float* added;
  std::uint32_t row_count;
  std::uint32_t width;
  Norm norm;
};

/// Self-attention within one window. A row of `projected` is query, key and value one behind the other.
struct AttentionTask {
  const float* projected;
  std::uint32_t row_count;
  std::uint32_t width;
  float* out;      ///< `width` numbers a row
  float* scratch;  ///< `attention_scratch(row_count)` numbers
};
constexpr std::size_t attention_scratch(std::uint32_t row_count) {
  const std::size_t padded = (row_count + 63) / 64 * 64;
  return padded * (head_width + 8);
}

struct Kernels {
  void (*multiply)(const ProductTask&);
  void (*quantise)(const float* rows, std::uint32_t row_count, std::uint32_t width, QuantisedRows out);
  void (*normalise)(const NormTask&);
  void (*attend)(const AttentionTask&);
};

/// The kernels of a path, which the processor must have.
const Kernels& kernels_of(Path path);
inline constexpr std::array<Path, 4> all_paths{Path::portable, Path::avx2, Path::avx512_vnni, Path::amx};

/// The kernels as each path's file was built; null where the compiler could not.
const Kernels* portable_kernels();
const Kernels* avx2_kernels();
const Kernels* avx512_vnni_kernels();
const Kernels* amx_kernels();

}  // namespace rapporteur::encoder
