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

template <class Lanes>
void normalise_row(float* row, const float* added, const NormTask& task) {
  const std::uint32_t width = task.width;
  const float share = 1.0F / static_cast<float>(width);
  Lanes total = Lanes::all(0);
  for (std::uint32_t i = 0; i < width; i += Lanes::count) {
    const Lanes x = Lanes::load(row + i) + Lanes::load(added + i);
    x.store(row + i);
    total = total + x;
  }
  const Lanes mean = Lanes::all(sum(total) * share);
  Lanes squares = Lanes::all(0);
  for (std::uint32_t i = 0; i < width; i += Lanes::count) {
    const Lanes off = Lanes::load(row + i) - mean;
    squares = multiply_add(off, off, squares);
  }
  const Lanes factor = Lanes::all(1.0F / __builtin_sqrtf(sum(squares) * share + 1e-12F));
  for (std::uint32_t i = 0; i < width; i += Lanes::count) {
    const Lanes x = (Lanes::load(row + i) - mean) * factor;
    (x * Lanes::load(task.norm.weights + i) + Lanes::load(task.norm.biases + i)).store(row + i);
  }
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
  Lanes size = Lanes::all(0);
  for (std::uint32_t i = 0; i < width; i += Lanes::count) size = larger(absolute(Lanes::load(row + i)), size);
  const float most = largest(size);
  const bool is_zero = !(most > 1e-30F);
  const Lanes factor = Lanes::all(is_zero ? 0.0F : 127.0F / most);
  *out.scales = is_zero ? 0.0F : most / 127.0F;
  Lanes total = Lanes::all(0);  // whole numbers below 2^24: exact
  for (std::uint32_t i = 0; i < width; i += Lanes::count) {
    const Lanes whole = rounded(Lanes::load(row + i) * factor);
    store_bytes(whole, out.values + i);
    total = total + whole;
  }
  *out.sums = 128 * static_cast<std::int32_t>(sum(total));
}

template <class Lanes>
void quantise(const float* rows, std::uint32_t row_count, std::uint32_t width, QuantisedRows out) {
  for (std::uint32_t i = 0; i < row_count; ++i) {
    const std::size_t at = std::size_t{i} * width;
    quantise_row<Lanes>(rows + at, width, {out.values + at, out.scales + i, out.sums + i});
  }
}

/// Integer sums of one row and 64 outputs to fractions.
template <class Lanes>
void finish_block(const ProductTask& task, std::uint32_t row, std::uint32_t output, const std::int32_t* sums,
                  std::int32_t taken) {
  float* out = task.out + std::size_t{row} * task.matrix.outputs + output;
  const Lanes row_scale = Lanes::all(task.rows.scales[row]);
  for (std::uint32_t i = 0; i < block_outputs; i += Lanes::count) {
    const Lanes scale = row_scale * Lanes::load(task.matrix.scales + output + i);
    const Lanes product = Lanes::of_integers(sums + i, taken) * scale;
    const Lanes value = product + Lanes::load(task.matrix.biases + output + i);
    (task.activation == Activation::gelu ? gelu(value) : value).store(out + i);
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
      for (std::uint32_t i = 0; i < Tile::rows && first + i < task.row_count; ++i) {
        const std::int32_t taken = Tile::has_offset ? task.rows.sums[first + i] : 0;
        finish_block<Lanes>(task, first + i, output, sums + i * block_outputs, taken);
      }
    }
  }
}

}  // namespace

}  // namespace rapporteur::encoder
