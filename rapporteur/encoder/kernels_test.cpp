#include "rapporteur/encoder/aligned.h"
#include "rapporteur/encoder/attention_kernels.h"
#include "rapporteur/encoder/lanes_portable.h"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <vector>

using namespace rapporteur::encoder;

namespace {

constexpr std::uint32_t width = 128;
constexpr std::uint32_t inputs = 192;
constexpr std::uint32_t row_count = 77;

std::vector<Path> fast_paths() {
  std::vector<Path> paths;
  for (const Path path : all_paths) {
    if (path != Path::portable && has_path(path)) paths.push_back(path);
  }
  return paths;
}

/// Numbers around 0, with a few that are much larger, as activations are.
Aligned<float> random_numbers(std::size_t count, std::uint32_t seed) {
  std::mt19937 random(seed);
  Aligned<float> numbers(count);
  for (std::size_t i = 0; i < count; ++i) {
    const float value = (static_cast<float>(random()) / 4294967296.0F - 0.5F) * 4.0F;
    numbers.data()[i] = random() % 50 == 0 ? 20.0F * value : value;
  }
  return numbers;
}

template <class T>
bool is_same(const Aligned<T>& a, const Aligned<T>& b, std::size_t count) {
  return std::memcmp(a.data(), b.data(), count * sizeof(T)) == 0;
}

/// A matrix of random weights, the extremes among them.
struct RandomMatrix {
  RandomMatrix()
      : weights(inputs * width), scales(random_numbers(width, 5)), biases(random_numbers(width, 6)) {
    std::mt19937 random(7);
    for (std::size_t i = 0; i < inputs * width; ++i)
      weights.data()[i] = static_cast<std::uint8_t>(random() % 5 == 0 ? 255 : 1 + random() % 255);
  }
  Matrix view() const { return {inputs, width, weights.data(), scales.data(), biases.data()}; }

  Aligned<std::uint8_t> weights;
  Aligned<float> scales;
  Aligned<float> biases;
};

struct Integers {
  Integers() : values(with_room(row_count) * inputs), scales(row_count), sums(row_count) {}
  QuantisedRows view() { return {values.data(), scales.data(), sums.data()}; }

  Aligned<std::int8_t> values;
  Aligned<float> scales;
  Aligned<std::int32_t> sums;
};

float first_of(const PortableLanes& lanes) {
  return lanes.lane[0];
}

}  // namespace

TEST_CASE("the portable fused multiply-add is rounded once") {
  std::mt19937_64 random(1);
  for (int i = 0; i < 200'000; ++i) {
    const auto number = [&] {
      const auto bits = static_cast<std::uint32_t>(random());
      float value = 0;
      std::memcpy(&value, &bits, sizeof value);
      return std::isfinite(value) ? value : 1.5F;
    };
    const float a = number();
    const float b = number();
    // Addends near the product are where two roundings show.
    const float c = random() % 2 ? number() : -a * b * (1 + static_cast<float>(random() % 64) * 1e-7F);
    const float exact = std::fma(a, b, c);
    if (std::isnan(exact) || std::isinf(c)) continue;
    CHECK(std::bit_cast<std::uint32_t>(fused(a, b, c)) == std::bit_cast<std::uint32_t>(exact));
  }
}

TEST_CASE("the exponential and GELU are near the exact ones") {
  for (int i = 0; i <= 200'000; ++i) {
    const float x = -80.0F * static_cast<float>(i) / 200'000.0F;
    const double exact = std::exp(static_cast<double>(x));
    CHECK(std::abs(first_of(exponential(PortableLanes::all(x))) - exact) <= 3e-7 * exact);
    for (const float each : {x / 8, -x / 8}) {
      const double wanted = 0.5 * each * (1 + std::erf(static_cast<double>(each) / std::sqrt(2.0)));
      CHECK(std::abs(first_of(gelu(PortableLanes::all(each))) - wanted) <= 4e-6);
    }
  }
}

TEST_CASE("every path quantises to the same integers") {
  const Aligned<float> rows = random_numbers(row_count * inputs, 2);
  Integers expected;
  kernels_of(Path::portable).quantise(rows.data(), row_count, inputs, expected.view());
  for (const Path path : fast_paths()) {
    Integers found;
    kernels_of(path).quantise(rows.data(), row_count, inputs, found.view());
    CHECK(is_same(found.values, expected.values, row_count * inputs));
    CHECK(is_same(found.scales, expected.scales, row_count));
    CHECK(is_same(found.sums, expected.sums, row_count));
  }
  std::int32_t total = 0;
  for (std::uint32_t i = 0; i < inputs; ++i) total += expected.values.data()[i];
  CHECK(expected.sums.data()[0] == 128 * total);
}

TEST_CASE("a row of zeros is quantised to zeros") {
  const Aligned<float> rows(inputs);
  Integers found;
  kernels_of(Path::portable).quantise(rows.data(), 1, inputs, found.view());
  CHECK(found.scales.data()[0] == 0);
  CHECK(found.sums.data()[0] == 0);
}

TEST_CASE("every path multiplies to the same bits, and rightly") {
  const Aligned<float> rows = random_numbers(row_count * inputs, 3);
  const RandomMatrix matrix;
  Integers integers;
  kernels_of(Path::portable).quantise(rows.data(), row_count, inputs, integers.view());
  for (const Activation activation : {Activation::none, Activation::gelu}) {
    Aligned<float> expected(row_count * width);
    kernels_of(Path::portable)
        .multiply({integers.view(), row_count, matrix.view(), activation, expected.data()});
    for (const Path path : fast_paths()) {
      Aligned<float> found(row_count * width);
      kernels_of(path).multiply({integers.view(), row_count, matrix.view(), activation, found.data()});
      CHECK(is_same(found, expected, row_count * width));
    }
    if (activation == Activation::gelu) continue;
    constexpr std::uint32_t row = 70;
    constexpr std::uint32_t output = 100;
    std::int32_t sum = 0;
    for (std::uint32_t i = 0; i < inputs; ++i) {
      const std::size_t at = (output / 64 * inputs / 4 + i / 4) * 256 + output % 64 * 4 + i % 4;
      sum += integers.values.data()[row * inputs + i] * (matrix.weights.data()[at] - 128);
    }
    const float scale = integers.scales.data()[row] * matrix.scales.data()[output];
    const float product = static_cast<float>(sum) * scale;
    CHECK(expected.data()[row * width + output] == product + matrix.biases.data()[output]);
  }
}

TEST_CASE("every path normalises to the same bits, and rightly") {
  const Aligned<float> added = random_numbers(row_count * width, 8);
  const Aligned<float> weights = random_numbers(width, 9);
  const Aligned<float> biases = random_numbers(width, 10);
  const Norm norm{weights.data(), biases.data()};
  const Aligned<float> before = random_numbers(row_count * width, 11);
  Aligned<float> expected = before;
  kernels_of(Path::portable).normalise({expected.data(), added.data(), row_count, width, norm});
  for (const Path path : fast_paths()) {
    Aligned<float> found = before;
    kernels_of(path).normalise({found.data(), added.data(), row_count, width, norm});
    CHECK(is_same(found, expected, row_count * width));
  }
  double mean = 0;
  double square = 0;
  for (std::uint32_t i = 0; i < width; ++i) {
    const double value = before.data()[i] + added.data()[i];
    mean += value / width;
    square += value * value / width;
  }
  const double value = before.data()[5] + added.data()[5] - mean;
  const double wanted = value / std::sqrt(square - mean * mean) * weights.data()[5] + biases.data()[5];
  CHECK(expected.data()[5] == doctest::Approx(wanted).epsilon(1e-4));
}

TEST_CASE("every path attends to the same bits, and rightly") {
  for (const std::uint32_t rows : {1U, 3U, 16U, 63U, 64U, 77U}) {
    const Aligned<float> projected = random_numbers(rows * width * 3, 12);
    Aligned<float> scratch(attention_scratch(rows));
    Aligned<float> expected(rows * width);
    kernels_of(Path::portable).attend({projected.data(), rows, width, expected.data(), scratch.data()});
    for (const Path path : fast_paths()) {
      Aligned<float> found(rows * width);
      kernels_of(path).attend({projected.data(), rows, width, found.data(), scratch.data()});
      CHECK(is_same(found, expected, rows * width));
    }
    const std::uint32_t row = rows - 1;
    const std::uint32_t number = head_width + 3;  // of the second head
    double top = 0;
    double below = 0;
    for (std::uint32_t key = 0; key < rows; ++key) {
      double score = 0;
      for (std::uint32_t i = head_width; i < 2 * head_width; ++i)
        score += projected.data()[row * 3 * width + i] * projected.data()[key * 3 * width + width + i];
      const double weight = std::exp(score / std::sqrt(32.0));
      top += weight * projected.data()[key * 3 * width + 2 * width + number];
      below += weight;
    }
    CHECK(expected.data()[row * width + number] == doctest::Approx(top / below).epsilon(1e-3));
  }
}
