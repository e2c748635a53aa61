#pragma once

#include "rapporteur/language/language.h"

#include <cstddef>

/// The arithmetic of the networks, written once and built for each set of instructions. Vectors run over
/// outputs, never over inputs: an output is one chain of fused multiply-adds over its inputs in their order,
/// whatever the vector's width, so every path gives the same bits. docs/decisions/language-kernels.md fixes
/// the order of sums. Everything here is plain data, for the files that are built for newer instructions than
/// the rest.
namespace rapporteur::language {

/// Floats are packed, padded and summed in groups of this many, on every path.
inline constexpr std::size_t lane_count = 16;
/// The widest layer that can be normed.
inline constexpr std::size_t max_norm_width = 1024;

/// Rows that are read: row r begins at data + r * stride.
struct Rows {
  const float* data = nullptr;
  std::size_t stride = 0;
};

/// Rows that are written.
struct OutRows {
  float* data = nullptr;
  std::size_t stride = 0;
};

/// A packed matrix: panels of some outputs (the last one has what is left), in each panel one input after the
/// other, for each input the weights of the panel's outputs.
struct MatrixView {
  std::size_t inputs = 0;
  std::size_t outputs = 0;      ///< a multiple of 16
  std::size_t panel_width = 0;  ///< a multiple of 16
  const float* weights = nullptr;
};

/// What follows a maxout layer's products: bias, the greatest piece of each output, layer norm.
/// Products and bias lie as [width / 16][piece][16].
struct MaxoutView {
  std::size_t width = 0;  ///< a multiple of 16, at most `max_norm_width`
  std::size_t pieces = 0;
  const float* bias = nullptr;
  const float* gain = nullptr;
  const float* shift = nullptr;
};

/// The rows that a transition machine's hidden layer sums.
struct SlotRows {
  const float* const* rows = nullptr;
  std::size_t count = 0;
};

/// The operations, for one path.
struct Kernels {
  /// out = in · matrix, added to what `out` holds where it accumulates and started from 0 otherwise.
  void (*multiply)(const MatrixView& matrix, Rows in, OutRows out, std::size_t rows, bool accumulates);
  /// out = residual + norm(greatest piece of (products + bias)). Residual may be out, or have no data.
  void (*maxout_norm)(const MaxoutView& layer, Rows products, Rows residual, OutRows out, std::size_t rows);
  /// out = (a + b) + c, `size` floats each, a multiple of 16.
  void (*add_three)(const float* const parts[3], float* out, std::size_t size);
  /// From rows d0..d3 of `width` floats that lie one after the other: d1 + d2, d2 - d1, d0 - d2 and d3 - d1,
  /// the inputs of a window's four products; pair p is read from in.data + 2 * p * in.stride.
  void (*window_inputs)(Rows in, float* const out[4], std::size_t width, std::size_t pairs);
  /// a, b = a + b, a - b, `size` floats each, a multiple of 16.
  void (*butterfly)(float* a, float* b, std::size_t size);
  /// out = greatest piece of (((slot 0 + slot 1) + ...) + bias); needs width, pieces and bias of the layer.
  void (*hidden)(const MaxoutView& layer, SlotRows slots, float* out);
};

/// The operations of a path; the processor must have it.
const Kernels& kernels(Path path);

}  // namespace rapporteur::language
