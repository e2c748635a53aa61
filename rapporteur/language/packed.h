#pragma once

#include "rapporteur/language/kernels.h"

#include <cstddef>
#include <span>
#include <vector>

/// Weights as the kernels read them, made once when a package is loaded.
namespace rapporteur::language {

/// Floats that begin on a cache line.
class Floats {
 public:
  Floats() = default;
  explicit Floats(std::size_t size) : lines_((size + lane_count - 1) / lane_count), size_(size) {}

  float* data() { return lines_.empty() ? nullptr : lines_.front().lanes; }
  const float* data() const { return lines_.empty() ? nullptr : lines_.front().lanes; }
  std::size_t size() const { return size_; }
  /// Holds `size` floats or more from here on; what was held may be lost.
  void reserve_at_least(std::size_t size) {
    if (size > size_) *this = Floats(size);
  }

 private:
  struct alignas(64) Line {
    float lanes[lane_count] = {};
  };
  std::vector<Line> lines_;
  std::size_t size_ = 0;
};

struct PackedMatrix {
  std::size_t inputs = 0;
  std::size_t outputs = 0;  ///< with the filling up to a multiple of 16
  std::size_t panel_width = 0;
  Floats weights;

  MatrixView view() const { return {inputs, outputs, panel_width, weights.data()}; }
};

/// Packs the matrix whose output c is the sum over the inputs of rows[c][input] * x[input]; an output whose
/// row is null is 0.
PackedMatrix pack(std::span<const float* const> rows, std::size_t inputs, std::size_t panel_width = 48);

/// A maxout layer's way from products to outputs; without gain and shift it is not normed.
struct PackedMaxout {
  std::size_t width = 0;
  std::size_t pieces = 0;
  Floats bias;
  Floats gain;
  Floats shift;

  MaxoutView view() const { return {width, pieces, bias.data(), gain.data(), shift.data()}; }
};

/// Where output o's piece p lies among the products of a layer with `pieces` pieces: [width / 16][piece][16].
constexpr std::size_t piece_place(std::size_t output, std::size_t piece, std::size_t pieces) {
  return (output / lane_count * pieces + piece) * lane_count + output % lane_count;
}

/// `size` up to the next multiple of 16.
constexpr std::size_t padded(std::size_t size) {
  return (size + lane_count - 1) / lane_count * lane_count;
}

/// A copy of `values`, filled with zeros up to a multiple of 16.
Floats padded_copy(std::span<const float> values);

/// Bias [width, pieces] in the order of the products.
Floats packed_bias(std::span<const float> bias, std::size_t pieces);

}  // namespace rapporteur::language
