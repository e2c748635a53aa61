#include "rapporteur/language/kernel_body.h"
#include "rapporteur/language/kernel_paths.h"

#include <cmath>

namespace rapporteur::language {

namespace {

/// 16 floats without any instruction of their own; exact, and slow where the processor has no fused
/// multiply-add.
struct PortableWide {
  static constexpr std::size_t width = 16;
  static constexpr std::size_t tile_rows = 4;
  float lanes[width];

  static PortableWide load(const float* from) {
    PortableWide wide;
    for (std::size_t i = 0; i < width; ++i) wide.lanes[i] = from[i];
    return wide;
  }
  void store(float* to) const {
    for (std::size_t i = 0; i < width; ++i) to[i] = lanes[i];
  }
  static PortableWide all(float value) {
    PortableWide wide;
    for (float& lane : wide.lanes) lane = value;
    return wide;
  }
  static PortableWide add(PortableWide a, const PortableWide& b) {
    for (std::size_t i = 0; i < width; ++i) a.lanes[i] += b.lanes[i];
    return a;
  }
  static PortableWide subtract(PortableWide a, const PortableWide& b) {
    for (std::size_t i = 0; i < width; ++i) a.lanes[i] -= b.lanes[i];
    return a;
  }
  static PortableWide multiply(PortableWide a, const PortableWide& b) {
    for (std::size_t i = 0; i < width; ++i) a.lanes[i] *= b.lanes[i];
    return a;
  }
  static PortableWide fused(PortableWide a, const PortableWide& b, const PortableWide& c) {
    for (std::size_t i = 0; i < width; ++i) a.lanes[i] = std::fma(a.lanes[i], b.lanes[i], c.lanes[i]);
    return a;
  }
  static PortableWide greatest(PortableWide a, const PortableWide& b) {
    for (std::size_t i = 0; i < width; ++i) a.lanes[i] = a.lanes[i] > b.lanes[i] ? a.lanes[i] : b.lanes[i];
    return a;
  }
  static float sum(PortableWide a) {
    for (std::size_t step = width / 2; step > 0; step /= 2) {
      for (std::size_t i = 0; i < step; ++i) a.lanes[i] += a.lanes[i + step];
    }
    return a.lanes[0];
  }
};

}  // namespace

const Kernels* portable_kernels() {
  return &all_kernels<PortableWide>;
}

}  // namespace rapporteur::language
