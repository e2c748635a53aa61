#include "rapporteur/language/packed.h"

#include <algorithm>

namespace rapporteur::language {

PackedMatrix pack(std::span<const float* const> rows, std::size_t inputs, std::size_t panel_width) {
  PackedMatrix matrix = {inputs, padded(rows.size()), panel_width, {}};
  matrix.weights = Floats(matrix.outputs * inputs);
  float* to = matrix.weights.data();
  for (std::size_t begin = 0; begin < matrix.outputs; begin += panel_width) {
    const std::size_t width = std::min(panel_width, matrix.outputs - begin);
    for (std::size_t c = 0; c < width && begin + c < rows.size(); ++c) {
      const float* row = rows[begin + c];
      if (!row) continue;
      for (std::size_t k = 0; k < inputs; ++k) to[k * width + c] = row[k];
    }
    to += inputs * width;
  }
  return matrix;
}

Floats padded_copy(std::span<const float> values) {
  Floats copy(padded(values.size()));
  std::copy(values.begin(), values.end(), copy.data());
  return copy;
}

Floats packed_bias(std::span<const float> bias, std::size_t pieces) {
  const std::size_t width = bias.size() / pieces;
  Floats packed(padded(width) * pieces);
  for (std::size_t o = 0; o < width; ++o) {
    for (std::size_t p = 0; p < pieces; ++p) packed.data()[piece_place(o, p, pieces)] = bias[o * pieces + p];
  }
  return packed;
}

}  // namespace rapporteur::language
