#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace rapporteur::article {

/// Hands out the numbers of features in a fixed order: each group takes its numbers from where the one before
/// it ended.
class FeatureWriter {
 public:
  explicit FeatureWriter(std::vector<std::uint16_t>& active) : active_(active) {}

  /// One feature of `size`.
  void one(std::uint32_t size, std::uint32_t value) {
    active_.push_back(static_cast<std::uint16_t>(next_ + std::min(value, size - 1)));
    next_ += size;
  }
  void flag(bool is_set) {
    if (is_set) active_.push_back(static_cast<std::uint16_t>(next_));
    ++next_;
  }
  void bits(std::uint32_t size, std::uint64_t mask) {
    for (; mask != 0; mask &= mask - 1) {
      active_.push_back(
          static_cast<std::uint16_t>(next_ + static_cast<std::uint32_t>(std::countr_zero(mask))));
    }
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
  std::vector<std::uint16_t>& active_;
  std::uint32_t next_ = 0;
};

inline std::uint64_t percent(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : part * 100 / whole;
}

}  // namespace rapporteur::article
