#pragma once

#include "rapporteur/base/result.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Reads the safetensors format: the length of a description in JSON (8 bytes, low byte first), the
/// description, and the tensors' numbers one behind the other. Nothing in a file is believed before it was
/// held against the file's size.
namespace rapporteur::encoder {

/// How a tensor's numbers are written.
enum class NumberKind : std::uint8_t { f32, i8, other };

/// A tensor as the file's description has it; `bytes` is a view into the file.
struct StoredTensor {
  NumberKind kind = NumberKind::other;
  std::vector<std::uint32_t> shape;
  std::string_view bytes;
};

/// The tensors of a file by name. Views: the file's bytes must outlive it.
class Safetensors {
 public:
  static Result<Safetensors> read(std::string_view file);

  /// Null where the file has no such tensor.
  const StoredTensor* find(std::string_view name) const;
  /// A word of `__metadata__`; empty where there is none.
  std::string_view description(std::string_view key) const;

  /// The numbers of a tensor that must be there in this shape. Finite numbers of at most `largest` alone, so
  /// that no sum of theirs leaves single precision.
  Result<std::span<const float>> floats(std::string_view name, std::span<const std::uint32_t> shape) const;
  /// The same for 8-bit integers, -128 not among them.
  Result<std::span<const std::int8_t>> bytes(std::string_view name,
                                             std::span<const std::uint32_t> shape) const;
  static constexpr float largest = 10'000;

 private:
  Result<const StoredTensor*> expected(std::string_view name, NumberKind kind,
                                       std::span<const std::uint32_t> shape) const;

  std::map<std::string, StoredTensor, std::less<>> tensors_;
  std::map<std::string, std::string, std::less<>> description_;
};

}  // namespace rapporteur::encoder
