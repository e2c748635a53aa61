#pragma once

#include "rapporteur/encoder/kernels.h"

#include <cstdint>

/// The layers' single-precision parts over sixteen lanes, for every path: a path's file includes its `Lanes`
/// and takes these with them. No function of the standard library is called here: it might be kept for
/// callers on other processors.
namespace rapporteur::encoder {

namespace {

/// e to the x for x <= 0: 2^n times a polynomial on half a ln 2 on either side of 0; within 1 in 8 million.
template <class Lanes>
Lanes exponential(Lanes x) {
  x = larger(x, Lanes::all(-87.0F));
  const Lanes n = rounded(x * Lanes::all(1.442695022e+00F));
  Lanes rest = multiply_add(n, Lanes::all(-0.693359375F), x);
  rest = multiply_add(n, Lanes::all(2.121944417e-04F), rest);
  Lanes value = Lanes::all(8.369148709e-03F);
  value = multiply_add(value, rest, Lanes::all(4.191750661e-02F));
  value = multiply_add(value, rest, Lanes::all(1.666650474e-01F));
  value = multiply_add(value, rest, Lanes::all(4.999887049e-01F));
  value = multiply_add(value, rest, Lanes::all(1.000000000e+00F));
  value = multiply_add(value, rest, Lanes::all(1.000000119e+00F));
  return times_power_of_two(value, n);
}

/// x (1 + erf(x / sqrt 2)) / 2. The second factor less a half is odd; divided by x it is a polynomial in x
/// squared, which was interpolated at Chebyshev's points up to 5 and is constant beyond. Within 2 in a
/// million of the whole.
template <class Lanes>
Lanes gelu(const Lanes& x) {
  constexpr float bound = 5.0F;
  const Lanes inside = smaller(larger(x, Lanes::all(-bound)), Lanes::all(bound));
  const Lanes at = multiply_add(inside * inside, Lanes::all(2.0F / (bound * bound)), Lanes::all(-1.0F));
  Lanes value = Lanes::all(-2.922418935e-04F);
  value = multiply_add(value, at, Lanes::all(7.344373153e-04F));
  value = multiply_add(value, at, Lanes::all(-7.268672925e-04F));
  value = multiply_add(value, at, Lanes::all(1.377407345e-03F));
  value = multiply_add(value, at, Lanes::all(-3.714362159e-03F));
  value = multiply_add(value, at, Lanes::all(6.763373036e-03F));
  value = multiply_add(value, at, Lanes::all(-1.059457287e-02F));
  value = multiply_add(value, at, Lanes::all(1.623772085e-02F));
  value = multiply_add(value, at, Lanes::all(-2.342098579e-02F));
  value = multiply_add(value, at, Lanes::all(3.147637844e-02F));
  value = multiply_add(value, at, Lanes::all(-4.042529687e-02F));
  value = multiply_add(value, at, Lanes::all(5.151796341e-02F));
  value = multiply_add(value, at, Lanes::all(-7.029683888e-02F));
  value = multiply_add(value, at, Lanes::all(1.413638145e-01F));
  return x * multiply_add(value, inside, Lanes::all(0.5F));
}

/// Vectors of a row that are summed apart: a sum's latency is hidden behind those of the others. Part of the
/// order of every sum of fractions: vector i goes into sum i modulo 4, and the sums are added in order.
constexpr std::uint32_t sums_apart = 4;

template <class Lanes>
struct Apart {
  Lanes part[sums_apart] = {Lanes::all(0), Lanes::all(0), Lanes::all(0), Lanes::all(0)};

  Lanes together() const { return ((part[0] + part[1]) + part[2]) + part[3]; }
  Lanes most() const { return larger(larger(part[0], part[1]), larger(part[2], part[3])); }
};

/// Calls `work(at, j)` for each vector of a row, j counting up to `sums_apart` again and again.
template <class Lanes, class Work>
void for_each_vector(std::uint32_t width, const Work& work) {
  for (std::uint32_t at = 0; at < width; at += sums_apart * Lanes::count) {
#pragma GCC unroll 4
    for (std::uint32_t j = 0; j < sums_apart; ++j) work(at + j * Lanes::count, j);
  }
}

template <class Lanes>
void normalise_row(float* row, const float* added, const NormTask& task) {
  const float share = 1.0F / static_cast<float>(task.width);
  Apart<Lanes> total;
  for_each_vector<Lanes>(task.width, [&](std::uint32_t at, std::uint32_t j) {
    const Lanes x = Lanes::load(row + at) + Lanes::load(added + at);
    x.store(row + at);
    total.part[j] = total.part[j] + x;
  });
  const Lanes mean = Lanes::all(sum(total.together()) * share);
  Apart<Lanes> squares;
  for_each_vector<Lanes>(task.width, [&](std::uint32_t at, std::uint32_t j) {
    const Lanes off = Lanes::load(row + at) - mean;
    squares.part[j] = multiply_add(off, off, squares.part[j]);
  });
  const Lanes factor = Lanes::all(1.0F / __builtin_sqrtf(sum(squares.together()) * share + 1e-12F));
  for_each_vector<Lanes>(task.width, [&](std::uint32_t at, std::uint32_t) {
    const Lanes x = (Lanes::load(row + at) - mean) * factor;
    (x * Lanes::load(task.norm.weights + at) + Lanes::load(task.norm.biases + at)).store(row + at);
  });
}

template <class Lanes>
void normalise(const NormTask& task) {
  for (std::uint32_t i = 0; i < task.row_count; ++i) {
    const std::size_t at = std::size_t{i} * task.width;
    normalise_row<Lanes>(task.rows + at, task.added + at, task);
  }
}

template <class Lanes>
void quantise_row(const float* row, std::uint32_t width, QuantisedRows out) {
  Apart<Lanes> size;
  for_each_vector<Lanes>(width, [&](std::uint32_t at, std::uint32_t j) {
    size.part[j] = larger(absolute(Lanes::load(row + at)), size.part[j]);
  });
  const float most = largest(size.most());
  const bool is_zero = !(most > 1e-30F);
  const Lanes factor = Lanes::all(is_zero ? 0.0F : 127.0F / most);
  *out.scales = is_zero ? 0.0F : most / 127.0F;
  Apart<Lanes> total;  // whole numbers below 2^24: exact
  for_each_vector<Lanes>(width, [&](std::uint32_t at, std::uint32_t j) {
    const Lanes whole = rounded(Lanes::load(row + at) * factor);
    store_bytes(whole, out.values + at);
    total.part[j] = total.part[j] + whole;
  });
  *out.sums = 128 * static_cast<std::int32_t>(sum(total.together()));
}

template <class Lanes>
void quantise(const float* rows, std::uint32_t row_count, std::uint32_t width, QuantisedRows out) {
  for (std::uint32_t i = 0; i < row_count; ++i) {
    const std::size_t at = std::size_t{i} * width;
    quantise_row<Lanes>(rows + at, width, {out.values + at, out.scales + i, out.sums + i});
  }
}

/// The integer sums of a tile.
struct TileSums {
  const std::int32_t* sums;  ///< 64 a row
  std::uint32_t first_row;
  std::uint32_t row_count;
  std::uint32_t output;  ///< the first of 64
  bool has_offset;       ///< the 128 on each weight is still in them
};

/// A tile's integer sums to fractions.
template <class Lanes, Activation activation>
void finish_tile(const ProductTask& task, const TileSums& tile) {
  const std::size_t outputs = task.matrix.outputs;
#pragma GCC unroll 1
  for (std::uint32_t i = 0; i < block_outputs; i += Lanes::count) {
    const Lanes scales = Lanes::load(task.matrix.scales + tile.output + i);
    const Lanes biases = Lanes::load(task.matrix.biases + tile.output + i);
    float* out = task.out + tile.first_row * outputs + tile.output + i;
    for (std::uint32_t row = 0; row < tile.row_count; ++row, out += outputs) {
      const std::int32_t taken = tile.has_offset ? task.rows.sums[tile.first_row + row] : 0;
      const Lanes scale = Lanes::all(task.rows.scales[tile.first_row + row]) * scales;
      const Lanes product = Lanes::of_integers(tile.sums + row * block_outputs + i, taken) * scale;
      const Lanes value = product + biases;
      if constexpr (activation == Activation::gelu) {
        gelu(value).store(out);
      } else {
        value.store(out);
      }
    }
  }
}

/// `Tile::multiply` sums the products of `Tile::rows` rows and 64 outputs; `Tile::has_offset` tells whether
/// the 128 on each weight is still in them.
template <class Lanes, class Tile>
void multiply(const ProductTask& task) {
  alignas(64) std::int32_t sums[Tile::rows * block_outputs];
  const Tile tile;
  const std::uint32_t inputs = task.matrix.inputs;
  for (std::uint32_t output = 0; output < task.matrix.outputs; output += block_outputs) {
    const std::uint8_t* weights = task.matrix.weights + std::size_t{output} * inputs;
    for (std::uint32_t first = 0; first < task.row_count; first += Tile::rows) {
      tile.multiply(task.rows.values + std::size_t{first} * inputs, weights, inputs, sums);
      const std::uint32_t left = task.row_count - first;
      const TileSums done{sums, first, left < Tile::rows ? left : Tile::rows, output, Tile::has_offset};
      if (task.activation == Activation::gelu) {
        finish_tile<Lanes, Activation::gelu>(task, done);
      } else {
        finish_tile<Lanes, Activation::none>(task, done);
      }
    }
  }
}

}  // namespace

}  // namespace rapporteur::encoder
