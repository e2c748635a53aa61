#include "rapporteur/language/kernels.h"

#include "rapporteur/language/packed.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace rapporteur::language;

/// Numbers that look random and are the same everywhere.
class Numbers {
 public:
  float next() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<float>(static_cast<std::int32_t>(state_ >> 32)) * 0x1p-31F;
  }
  std::vector<float> take(std::size_t count) {
    std::vector<float> values(count);
    for (float& value : values) value = next();
    return values;
  }

 private:
  std::uint64_t state_ = 1;
};

std::vector<Path> paths_here() {
  std::vector<Path> paths;
  for (const Path path : {Path::portable, Path::avx2, Path::avx512}) {
    if (has_path(path)) paths.push_back(path);
  }
  return paths;
}

bool same_bits(const std::vector<float>& a, const std::vector<float>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

/// The sum as it is promised: one chain over the inputs.
float chain(const float* weights, const float* inputs, std::size_t count, float start) {
  for (std::size_t k = 0; k < count; ++k) start = std::fma(inputs[k], weights[k], start);
  return start;
}

/// A layer of `outputs` outputs over `inputs` inputs, packed, and its rows.
struct TestMatrix {
  std::size_t inputs;
  std::vector<float> weights;
  PackedMatrix packed;

  TestMatrix(Numbers& numbers, std::size_t outputs, std::size_t input_count)
      : inputs(input_count), weights(numbers.take(outputs * input_count)) {
    std::vector<const float*> rows;
    for (std::size_t o = 0; o < outputs; ++o) rows.push_back(weights.data() + o * inputs);
    packed = pack(rows, inputs, outputs == 112 ? 112 : 48);
  }
};

/// What the matrix makes of rows of inputs, added to `start`.
std::vector<float> chains(const TestMatrix& matrix, const std::vector<float>& in, std::vector<float> start) {
  const std::size_t stride = matrix.packed.outputs;
  const std::size_t inputs = matrix.inputs;
  for (std::size_t r = 0; r * inputs < in.size(); ++r) {
    for (std::size_t o = 0; o * inputs < matrix.weights.size(); ++o) {
      float& sum = start[r * stride + o];
      sum = chain(&matrix.weights[o * inputs], &in[r * inputs], inputs, sum);
    }
  }
  return start;
}

/// Whether every path makes `expected` of rows of inputs, where `before` stands.
bool same_on_every_path(const TestMatrix& matrix, const std::vector<float>& in,
                        const std::vector<float>& before, bool accumulates,
                        const std::vector<float>& expected) {
  const std::size_t stride = matrix.packed.outputs;
  return std::ranges::all_of(paths_here(), [&](Path path) {
    std::vector<float> out = before;
    kernels(path).multiply(matrix.packed.view(), {in.data(), matrix.inputs}, {out.data(), stride},
                           in.size() / matrix.inputs, accumulates);
    return same_bits(out, expected);
  });
}

/// A maxout layer of any numbers.
PackedMaxout test_maxout(Numbers& numbers, std::size_t width, std::size_t pieces) {
  return {width, pieces, packed_bias(numbers.take(width * pieces), pieces), padded_copy(numbers.take(width)),
          padded_copy(numbers.take(width))};
}

}  // namespace

TEST_CASE("each product is one chain of fused multiply-adds, on every path and for any number of rows") {
  Numbers numbers;
  for (const auto& [outputs, inputs] :
       {std::pair<std::size_t, std::size_t>{288, 96}, {50, 97}, {112, 64}, {16, 1}}) {
    const TestMatrix matrix(numbers, outputs, inputs);
    const std::size_t stride = matrix.packed.outputs;
    for (const std::size_t rows : {1U, 2U, 3U, 7U, 8U, 21U}) {
      const std::vector<float> in = numbers.take(rows * inputs);
      const std::vector<float> before = numbers.take(rows * stride);
      for (const bool accumulates : {false, true}) {
        const std::vector<float> expected =
            chains(matrix, in, accumulates ? before : std::vector<float>(before.size()));
        CHECK(same_on_every_path(matrix, in, before, accumulates, expected));
      }
    }
  }
}

TEST_CASE("bias, greatest piece, norm and residual give the same bits on every path") {
  Numbers numbers;
  for (const std::size_t width : {16U, 96U, 112U}) {
    for (const std::size_t pieces : {1U, 2U, 3U}) {
      const PackedMaxout layer = test_maxout(numbers, width, pieces);
      constexpr std::size_t rows = 3;
      const std::vector<float> products = numbers.take(rows * width * pieces);
      const std::vector<float> residual = numbers.take(rows * width);
      std::vector<float> first;
      for (const Path path : paths_here()) {
        std::vector<float> out(rows * width);
        kernels(path).maxout_norm(layer.view(), {products.data(), width * pieces}, {residual.data(), width},
                                  {out.data(), width}, rows);
        if (first.empty()) first = out;
        CHECK(same_bits(out, first));
      }
    }
  }
}

TEST_CASE("a normed row has mean 0 and deviation 1 before gain and shift") {
  Numbers numbers;
  constexpr std::size_t width = 96;
  PackedMaxout layer = test_maxout(numbers, width, 3);
  layer.gain = padded_copy(std::vector<float>(width, 1.0F));
  layer.shift = padded_copy(std::vector<float>(width, 0.0F));
  const std::vector<float> products = numbers.take(width * 3);
  std::vector<float> out(width);
  kernels(best_path()).maxout_norm(layer.view(), {products.data(), 0}, {}, {out.data(), 0}, 1);
  double sum = 0;
  double squares = 0;
  for (const float value : out) {
    sum += value;
    squares += static_cast<double>(value) * value;
  }
  CHECK(sum / width == doctest::Approx(0).epsilon(1e-5));
  CHECK(squares / width == doctest::Approx(1).epsilon(1e-5));
}

TEST_CASE("a hidden layer sums its slots in order and takes the greatest piece, on every path") {
  Numbers numbers;
  constexpr std::size_t width = 64;
  constexpr std::size_t pieces = 2;
  const std::vector<float> bias = numbers.take(width * pieces);
  const PackedMaxout layer = {width, pieces, packed_bias(bias, pieces), {}, {}};
  std::vector<std::vector<float>> slots;
  std::vector<const float*> rows;
  for (int s = 0; s < 8; ++s) slots.push_back(numbers.take(width * pieces));
  for (const auto& slot : slots) rows.push_back(slot.data());
  std::vector<float> expected(width);
  for (std::size_t o = 0; o < width; ++o) {
    for (std::size_t p = 0; p < pieces; ++p) {
      const std::size_t at = piece_place(o, p, pieces);
      float sum = slots[0][at];
      for (std::size_t s = 1; s < slots.size(); ++s) sum += slots[s][at];
      sum += bias[o * pieces + p];
      if (p == 0 || sum > expected[o]) expected[o] = sum;
    }
  }
  for (const Path path : paths_here()) {
    std::vector<float> out(width);
    kernels(path).hidden(layer.view(), {rows.data(), rows.size()}, out.data());
    CHECK(same_bits(out, expected));
  }
}

TEST_CASE("the sums around a window's products are the same on every path") {
  Numbers numbers;
  constexpr std::size_t width = 96;
  constexpr std::size_t pairs = 3;
  const std::vector<float> rows = numbers.take((2 * pairs + 2) * width);
  const std::vector<float> one = numbers.take(width * 3);
  for (const Path path : paths_here()) {
    std::vector<std::vector<float>> parts(4, std::vector<float>(pairs * width));
    float* const out[4] = {parts[0].data(), parts[1].data(), parts[2].data(), parts[3].data()};
    kernels(path).window_inputs({rows.data(), width}, out, width, pairs);
    const auto row = [&](std::size_t r, std::size_t i) { return rows[r * width + i]; };
    for (std::size_t i = 0; i < width; ++i) {
      CHECK(parts[0][2 * width + i] == row(5, i) + row(6, i));
      CHECK(parts[1][2 * width + i] == row(6, i) - row(5, i));
      CHECK(parts[2][2 * width + i] == row(4, i) - row(6, i));
      CHECK(parts[3][2 * width + i] == row(7, i) - row(5, i));
    }
    std::vector<float> a(one.begin(), one.begin() + width);
    std::vector<float> b(one.begin() + width, one.begin() + 2 * width);
    std::vector<float> sums(width);
    const float* const three[3] = {one.data(), one.data() + width, one.data() + 2 * width};
    kernels(path).add_three(three, sums.data(), width);
    kernels(path).butterfly(a.data(), b.data(), width);
    for (std::size_t i = 0; i < width; ++i) {
      CHECK(a[i] == one[i] + one[width + i]);
      CHECK(b[i] == one[i] - one[width + i]);
      CHECK(sums[i] == (one[i] + one[width + i]) + one[2 * width + i]);
    }
  }
}
