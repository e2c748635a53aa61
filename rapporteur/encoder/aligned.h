#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace rapporteur::encoder {

/// Numbers that begin at a cache line, so that wide loads of theirs never cross one. All zero when made.
template <class T>
class Aligned {
 public:
  Aligned() = default;
  explicit Aligned(std::size_t size) : lines_((size + in_line - 1) / in_line) {}

  T* data() { return reinterpret_cast<T*>(lines_.data()); }
  const T* data() const { return reinterpret_cast<const T*>(lines_.data()); }
  /// At least the size asked for.
  std::size_t size() const { return lines_.size() * in_line; }

 private:
  static constexpr std::size_t in_line = 64 / sizeof(T);
  struct alignas(64) Line {
    std::array<T, in_line> values{};
  };
  std::vector<Line> lines_;
};

}  // namespace rapporteur::encoder
