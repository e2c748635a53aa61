#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rapporteur::encoder {

/// A tensor as a safetensors file lists it; nothing of it was checked yet.
struct ListedTensor {
  std::string name;
  std::string kind;
  std::vector<std::uint64_t> shape;
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

/// The description at the head of a safetensors file.
struct TensorList {
  std::vector<std::pair<std::string, std::string>> description;  ///< `__metadata__`
  std::vector<ListedTensor> tensors;
};

/// Reads the description's JSON, which is flat: an object of tensors, each an object of `dtype`, `shape` and
/// `data_offsets`, and `__metadata__`, an object of strings. Anything else is nothing.
std::optional<TensorList> read_tensor_list(std::string_view json);

}  // namespace rapporteur::encoder
