#pragma once

#include "rapporteur/encoder/kernels.h"
#include "rapporteur/encoder/weights.h"

#include <cstdint>
#include <span>

namespace rapporteur::encoder {

/// Rows of a batch.
using RowRange = Span<struct CountsRows>;

/// Runs the layers over a batch: rows of several windows one behind the other, so that a layer's weights are
/// read once for all of them; windows see one another in attention alone, and there they do not. Holds the
/// working memory. One thread.
class LayerRunner {
 public:
  /// `capacity`: the most rows of a batch.
  LayerRunner(const Weights& weights, const Kernels& kernels, std::uint32_t capacity);

  std::uint32_t capacity() const { return capacity_; }
  /// A row's vector: to be filled before the first layer, to be read after any.
  std::span<float> row(std::uint32_t number);
  /// The embedding's norm over rows that hold sums of embeddings.
  void normalise_embeddings(std::uint32_t row_count);
  /// `windows` cover the batch's rows.
  void run_layer(const Layer& layer, std::span<const RowRange> windows);
  /// `out` = matrix times each of the first rows, one behind the other.
  void project(const PackedMatrix& matrix, std::uint32_t row_count, float* out);

 private:
  void attend(const Layer& layer, std::span<const RowRange> windows);
  void feed_forward(const Layer& layer, std::uint32_t first, std::uint32_t row_count);
  /// added_ = matrix times the rows, row by row from the first on.
  void multiply(const float* rows, std::uint32_t row_count, const Matrix& matrix, Activation activation,
                float* out);
  QuantisedRows quantised() { return {integers_.data(), scales_.data(), sums_.data()}; }

  const Weights* weights_;  // never null
  const Kernels* kernels_;  // never null
  std::uint32_t capacity_;
  Aligned<float> rows_;
  Aligned<float> projected_;
  Aligned<float> seen_;
  Aligned<float> added_;
  Aligned<float> inner_;
  Aligned<float> scratch_;
  Aligned<std::int8_t> integers_;
  Aligned<float> scales_;
  Aligned<std::int32_t> sums_;
};

}  // namespace rapporteur::encoder
