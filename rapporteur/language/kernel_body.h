#pragma once

#include "rapporteur/language/kernels.h"

#include <cstddef>

/// The bodies of the operations, for a type `Wide` of some floats side by side. Included only by the files
/// that are built for one set of instructions each; `Wide` differs in each, so that no two of them share an
/// instance. Only plain data of other headers is used here: an inline function of theirs must not be built
/// for newer instructions.
namespace rapporteur::language {

/// The wide values that hold 16 floats.
template <class Wide>
struct Block {
  static constexpr std::size_t count = lane_count / Wide::width;
  Wide parts[count];

  static Block load(const float* from) {
    Block block;
    for (std::size_t i = 0; i < count; ++i) block.parts[i] = Wide::load(from + i * Wide::width);
    return block;
  }
  void store(float* to) const {
    for (std::size_t i = 0; i < count; ++i) parts[i].store(to + i * Wide::width);
  }
  static Block all(float value) {
    Block block;
    for (Wide& part : block.parts) part = Wide::all(value);
    return block;
  }
};

template <class Wide>
Block<Wide> operator+(Block<Wide> a, const Block<Wide>& b) {
  for (std::size_t i = 0; i < Block<Wide>::count; ++i) a.parts[i] = Wide::add(a.parts[i], b.parts[i]);
  return a;
}
template <class Wide>
Block<Wide> operator-(Block<Wide> a, const Block<Wide>& b) {
  for (std::size_t i = 0; i < Block<Wide>::count; ++i) a.parts[i] = Wide::subtract(a.parts[i], b.parts[i]);
  return a;
}
template <class Wide>
Block<Wide> operator*(Block<Wide> a, const Block<Wide>& b) {
  for (std::size_t i = 0; i < Block<Wide>::count; ++i) a.parts[i] = Wide::multiply(a.parts[i], b.parts[i]);
  return a;
}
/// a * b + c in one rounding.
template <class Wide>
Block<Wide> fused(Block<Wide> a, const Block<Wide>& b, const Block<Wide>& c) {
  for (std::size_t i = 0; i < Block<Wide>::count; ++i)
    a.parts[i] = Wide::fused(a.parts[i], b.parts[i], c.parts[i]);
  return a;
}
/// a where it is greater, else b.
template <class Wide>
Block<Wide> greatest(Block<Wide> a, const Block<Wide>& b) {
  for (std::size_t i = 0; i < Block<Wide>::count; ++i) a.parts[i] = Wide::greatest(a.parts[i], b.parts[i]);
  return a;
}

/// The sum of 16 lanes: lane i + lane i + 8, then + 4, + 2, + 1.
template <class Wide>
float sum_of(const Block<Wide>& block) {
  if constexpr (Wide::width == lane_count) {
    return Wide::sum(block.parts[0]);
  } else {
    return Wide::sum(Wide::add(block.parts[0], block.parts[1]));
  }
}

/// Where a tile of products is read and written.
struct TilePlace {
  const float* weights;
  std::size_t weight_stride;
  std::size_t inputs;
  Rows in;
  OutRows out;
};

/// `row_count` rows by `column_count` wide columns, all sums held in registers.
template <class Wide, std::size_t row_count, std::size_t column_count>
void tile(const TilePlace& place, bool accumulates) {
  Wide sums[row_count][column_count];
#pragma GCC unroll 8
  for (std::size_t r = 0; r < row_count; ++r) {
#pragma GCC unroll 8
    for (std::size_t c = 0; c < column_count; ++c) {
      sums[r][c] =
          accumulates ? Wide::load(place.out.data + r * place.out.stride + c * Wide::width) : Wide::all(0);
    }
  }
  const float* weights = place.weights;
  for (std::size_t k = 0; k < place.inputs; ++k, weights += place.weight_stride) {
    Wide column[column_count];
#pragma GCC unroll 8
    for (std::size_t c = 0; c < column_count; ++c) column[c] = Wide::load(weights + c * Wide::width);
#pragma GCC unroll 8
    for (std::size_t r = 0; r < row_count; ++r) {
      const Wide x = Wide::all(place.in.data[r * place.in.stride + k]);
#pragma GCC unroll 8
      for (std::size_t c = 0; c < column_count; ++c) sums[r][c] = Wide::fused(x, column[c], sums[r][c]);
    }
  }
#pragma GCC unroll 8
  for (std::size_t r = 0; r < row_count; ++r) {
#pragma GCC unroll 8
    for (std::size_t c = 0; c < column_count; ++c) {
      sums[r][c].store(place.out.data + r * place.out.stride + c * Wide::width);
    }
  }
}

/// Some wide columns of a panel for `row_count` rows: `column_count` at a time and then one less.
template <class Wide, std::size_t row_count, std::size_t column_count>
void panel_columns(TilePlace place, std::size_t columns, bool accumulates) {
  for (; columns >= column_count; columns -= column_count) {
    tile<Wide, row_count, column_count>(place, accumulates);
    place.weights += column_count * Wide::width;
    place.out.data += column_count * Wide::width;
  }
  if constexpr (column_count > 1) {
    if (columns > 0) panel_columns<Wide, row_count, column_count - 1>(place, columns, accumulates);
  }
}

/// All rows of a panel, `row_count` at a time and then half as many.
template <class Wide, std::size_t row_count>
void panel(TilePlace place, std::size_t columns, std::size_t rows, bool accumulates) {
  // A single row has only its columns to fill the time that a sum takes.
  constexpr std::size_t columns_at_once = row_count == 1 ? 7 : 3;
  for (; rows >= row_count; rows -= row_count) {
    panel_columns<Wide, row_count, columns_at_once>(place, columns / Wide::width, accumulates);
    place.in.data += row_count * place.in.stride;
    place.out.data += row_count * place.out.stride;
  }
  if constexpr (row_count > 1) {
    if (rows > 0) panel<Wide, row_count / 2>(place, columns, rows, accumulates);
  }
}

template <class Wide>
void multiply(const MatrixView& matrix, Rows in, OutRows out, std::size_t rows, bool accumulates) {
  if (rows == 0) return;  // there may be no memory at all to point into
  const float* weights = matrix.weights;
  for (std::size_t column = 0; column < matrix.outputs; column += matrix.panel_width) {
    const std::size_t left = matrix.outputs - column;
    const std::size_t width = left < matrix.panel_width ? left : matrix.panel_width;
    const TilePlace place = {weights, width, matrix.inputs, in, {out.data + column, out.stride}};
    panel<Wide, Wide::tile_rows>(place, width, rows, accumulates);
    weights += matrix.inputs * width;
  }
}

/// The greatest piece of each of 16 outputs, bias added before.
template <class Wide>
Block<Wide> greatest_piece(const float* products, const float* bias, std::size_t pieces) {
  using B = Block<Wide>;
  B best = B::load(products) + B::load(bias);
  for (std::size_t p = 1; p < pieces; ++p) {
    best = greatest(best, B::load(products + p * lane_count) + B::load(bias + p * lane_count));
  }
  return best;
}

template <class Wide>
void maxout_norm(const MaxoutView& layer, Rows products, Rows residual, OutRows out, std::size_t rows) {
  using B = Block<Wide>;
  alignas(64) float values[max_norm_width];
  const float size = static_cast<float>(layer.width);
  for (std::size_t r = 0; r < rows; ++r) {
    const float* product = products.data + r * products.stride;
    B sums = B::all(0);
    for (std::size_t o = 0; o < layer.width; o += lane_count) {
      const B value =
          greatest_piece<Wide>(product + o * layer.pieces, layer.bias + o * layer.pieces, layer.pieces);
      value.store(values + o);
      sums = sums + value;
    }
    const B mean = B::all(sum_of(sums) / size);
    B squares = B::all(0);
    for (std::size_t o = 0; o < layer.width; o += lane_count) {
      const B distance = B::load(values + o) - mean;
      distance.store(values + o);
      squares = fused(distance, distance, squares);
    }
    const B scale = B::all(1.0F / __builtin_sqrtf(sum_of(squares) / size + 1e-8F));
    float* to = out.data + r * out.stride;
    for (std::size_t o = 0; o < layer.width; o += lane_count) {
      const B normed = B::load(values + o) * scale;
      B result = fused(normed, B::load(layer.gain + o), B::load(layer.shift + o));
      if (residual.data) result = B::load(residual.data + r * residual.stride + o) + result;
      result.store(to + o);
    }
  }
}

template <class Wide>
void add_three(const float* const parts[3], float* out, std::size_t size) {
  using B = Block<Wide>;
  for (std::size_t i = 0; i < size; i += lane_count) {
    ((B::load(parts[0] + i) + B::load(parts[1] + i)) + B::load(parts[2] + i)).store(out + i);
  }
}

template <class Wide>
void window_inputs(Rows in, float* const out[4], std::size_t width, std::size_t pairs) {
  using B = Block<Wide>;
  for (std::size_t p = 0; p < pairs; ++p) {
    const float* row = in.data + 2 * p * in.stride;
    for (std::size_t i = 0; i < width; i += lane_count) {
      const B d0 = B::load(row + i);
      const B d1 = B::load(row + in.stride + i);
      const B d2 = B::load(row + 2 * in.stride + i);
      const B d3 = B::load(row + 3 * in.stride + i);
      (d1 + d2).store(out[0] + p * width + i);
      (d2 - d1).store(out[1] + p * width + i);
      (d0 - d2).store(out[2] + p * width + i);
      (d3 - d1).store(out[3] + p * width + i);
    }
  }
}

template <class Wide>
void butterfly(float* a, float* b, std::size_t size) {
  using B = Block<Wide>;
  for (std::size_t i = 0; i < size; i += lane_count) {
    const B first = B::load(a + i);
    const B second = B::load(b + i);
    (first + second).store(a + i);
    (first - second).store(b + i);
  }
}

template <class Wide>
void hidden(const MaxoutView& layer, SlotRows slots, float* out) {
  using B = Block<Wide>;
  for (std::size_t o = 0; o < layer.width; o += lane_count) {
    B best = B::all(0);
    for (std::size_t p = 0; p < layer.pieces; ++p) {
      const std::size_t at = o * layer.pieces + p * lane_count;
      B sum = B::load(slots.rows[0] + at);
      for (std::size_t s = 1; s < slots.count; ++s) sum = sum + B::load(slots.rows[s] + at);
      sum = sum + B::load(layer.bias + at);
      best = p == 0 ? sum : greatest(sum, best);
    }
    best.store(out + o);
  }
}

template <class Wide>
inline constexpr Kernels all_kernels = {multiply<Wide>,      maxout_norm<Wide>, add_three<Wide>,
                                        window_inputs<Wide>, butterfly<Wide>,   hidden<Wide>};

}  // namespace rapporteur::language
