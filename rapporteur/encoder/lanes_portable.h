#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>

/// Sixteen fractions side by side, in plain C++. The other paths' lanes do the same with wider instructions
/// and give the same bits: no operation but `sum` mixes lanes, and that one has a fixed order.
///
/// Everything here is in an unnamed namespace: each path's file is compiled for its own processor, and no
/// function of theirs may be shared with code that must run anywhere.
namespace rapporteur::encoder {

namespace {

struct PortableLanes {
  static constexpr int count = 16;
  [[maybe_unused]] static constexpr int score_vectors =
      1;  ///< vectors of keys that attention scores at a time
  [[maybe_unused]] static constexpr int attention_rows = 4;  ///< queries at a time
  float lane[count];

  static PortableLanes load(const float* from) {
    PortableLanes out;
    std::memcpy(out.lane, from, sizeof out.lane);
    return out;
  }
  static PortableLanes all(float value) {
    PortableLanes out;
    for (float& each : out.lane) each = value;
    return out;
  }
  /// Integers less `taken`.
  static PortableLanes of_integers(const std::int32_t* from, std::int32_t taken) {
    PortableLanes out;
    for (int i = 0; i < count; ++i) out.lane[i] = static_cast<float>(from[i] - taken);
    return out;
  }
  void store(float* to) const { std::memcpy(to, lane, sizeof lane); }
  /// Turns a square of 16 by 16: what stood in columns stands in rows.
  static void turn(const float* from, std::size_t from_stride, float* to, std::size_t to_stride) {
    for (int i = 0; i < count; ++i) {
      for (int j = 0; j < count; ++j)
        to[static_cast<std::size_t>(j) * to_stride + i] = from[static_cast<std::size_t>(i) * from_stride + j];
    }
  }
};

template <class Operation>
PortableLanes each_lane(const Operation& operation) {
  PortableLanes out;
  for (int i = 0; i < PortableLanes::count; ++i) out.lane[i] = operation(i);
  return out;
}

[[maybe_unused]] inline PortableLanes operator+(const PortableLanes& a, const PortableLanes& b) {
  return each_lane([&](int i) { return a.lane[i] + b.lane[i]; });
}
[[maybe_unused]] inline PortableLanes operator-(const PortableLanes& a, const PortableLanes& b) {
  return each_lane([&](int i) { return a.lane[i] - b.lane[i]; });
}
[[maybe_unused]] inline PortableLanes operator*(const PortableLanes& a, const PortableLanes& b) {
  return each_lane([&](int i) { return a.lane[i] * b.lane[i]; });
}

/// a * b + c rounded once, without the instruction for it: the product is exact in double precision, the sum
/// is rounded to odd, and what is rounded to odd may be rounded again.
[[maybe_unused]] inline float fused(float a, float b, float c) {
  const double product = static_cast<double>(a) * static_cast<double>(b);
  const double addend = static_cast<double>(c);
  const double sum = product + addend;
  const double back = sum - product;
  const double error = (product - (sum - back)) + (addend - back);
  std::uint64_t bits = 0;
  std::memcpy(&bits, &sum, sizeof bits);
  const bool is_inexact = error > 0 || error < 0;
  if (is_inexact && (bits & 1) == 0) bits += (error > 0) == (sum > 0) ? 1 : ~std::uint64_t{0};
  double odd = 0;
  std::memcpy(&odd, &bits, sizeof odd);
  return static_cast<float>(odd);
}

[[maybe_unused]] inline PortableLanes multiply_add(const PortableLanes& a, const PortableLanes& b,
                                                   const PortableLanes& c) {
  return each_lane([&](int i) { return fused(a.lane[i], b.lane[i], c.lane[i]); });
}
[[maybe_unused]] inline PortableLanes larger(const PortableLanes& a, const PortableLanes& b) {
  return each_lane([&](int i) { return a.lane[i] > b.lane[i] ? a.lane[i] : b.lane[i]; });
}
[[maybe_unused]] inline PortableLanes smaller(const PortableLanes& a, const PortableLanes& b) {
  return each_lane([&](int i) { return a.lane[i] < b.lane[i] ? a.lane[i] : b.lane[i]; });
}
[[maybe_unused]] inline PortableLanes absolute(const PortableLanes& a) {
  return each_lane([&](int i) { return std::fabs(a.lane[i]); });
}
/// To whole numbers, halves to even; lanes are below 2^22 in size.
[[maybe_unused]] inline PortableLanes rounded(const PortableLanes& a) {
  constexpr float shift = 12582912.0F;  // 1.5 * 2^23
  return each_lane([&](int i) { return (a.lane[i] + shift) - shift; });
}
/// a * 2^n for whole n from -126 to 127.
[[maybe_unused]] inline PortableLanes times_power_of_two(const PortableLanes& a, const PortableLanes& n) {
  return each_lane([&](int i) {
    const std::uint32_t bits = static_cast<std::uint32_t>(static_cast<std::int32_t>(n.lane[i]) + 127) << 23;
    float power = 0;
    std::memcpy(&power, &bits, sizeof power);
    return a.lane[i] * power;
  });
}
/// Lane i takes lane i + 8, then i + 4, i + 2 and i + 1.
[[maybe_unused]] inline float sum(const PortableLanes& a) {
  float part[PortableLanes::count / 2];
  for (int i = 0; i < 8; ++i) part[i] = a.lane[i] + a.lane[i + 8];
  for (int i = 0; i < 4; ++i) part[i] = part[i] + part[i + 4];
  for (int i = 0; i < 2; ++i) part[i] = part[i] + part[i + 2];
  return part[0] + part[1];
}
[[maybe_unused]] inline float largest(const PortableLanes& a) {
  float found = a.lane[0];
  for (int i = 1; i < PortableLanes::count; ++i) found = a.lane[i] > found ? a.lane[i] : found;
  return found;
}
/// Stores whole numbers of -127 to 127 as bytes.
[[maybe_unused]] inline void store_bytes(const PortableLanes& a, std::int8_t* to) {
  for (int i = 0; i < PortableLanes::count; ++i) to[i] = static_cast<std::int8_t>(a.lane[i]);
}

}  // namespace

}  // namespace rapporteur::encoder
