#pragma once

#include "rapporteur/base/expect.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>

namespace rapporteur::article {

/// Hands out the numbers of features in a fixed order: each group takes its numbers from where the one before
/// it ended.
class FeatureWriter {
 public:
  /// The features handed out so far that are there.
  std::span<const std::uint16_t> active() const& { return std::span(active_).first(count_); }

  /// One feature of `size`.
  void one(std::uint32_t size, std::uint32_t value) {
    put(next_ + std::min(value, size - 1));
    next_ += size;
  }
  void flag(bool is_set) {
    if (is_set) put(next_);
    ++next_;
  }
  void bits(std::uint32_t size, std::uint64_t mask) {
    for (; mask != 0; mask &= mask - 1) put(next_ + static_cast<std::uint32_t>(std::countr_zero(mask)));
    next_ += size;
  }
  /// Which of the ascending limits the value reaches.
  template <std::size_t count>
  void bucket(const std::uint32_t (&limits)[count], std::uint64_t value) {
    std::uint32_t reached = 0;
    while (reached < count && value >= limits[reached]) ++reached;
    one(count + 1, reached);
  }
  std::uint32_t next() const { return next_; }

 private:
  /// Each number is put once, so that as many as there are numbers have room.
  static constexpr std::uint32_t most_features = 4096;

  void put(std::uint32_t feature) {
    expect(count_ < most_features, "a feature has its room");
    active_[count_++] = static_cast<std::uint16_t>(feature);
  }

  std::array<std::uint16_t, most_features> active_;  // not set: the first `count_` are
  std::uint32_t count_ = 0;
  std::uint32_t next_ = 0;
};

inline std::uint64_t percent(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : part * 100 / whole;
}

}  // namespace rapporteur::article
