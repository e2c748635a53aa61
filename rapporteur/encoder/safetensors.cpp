#include "rapporteur/encoder/safetensors.h"

#include "rapporteur/encoder/tensor_list.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace rapporteur::encoder {

namespace {

constexpr std::size_t length_bytes = 8;
constexpr std::uint64_t max_description_bytes = 1 << 20;

static_assert(std::endian::native == std::endian::little, "tensors are read where they lie, low byte first");

tl::unexpected<Error> malformed(const std::string& what) {
  return fail(ErrorKind::malformed, "the file is not a safetensors file that can be read: " + what);
}

struct KnownKind {
  std::string_view name;
  std::uint32_t size;
  NumberKind kind;
};
constexpr std::array<KnownKind, 14> known_kinds{{{"F32", 4, NumberKind::f32},
                                                 {"I8", 1, NumberKind::i8},
                                                 {"I64", 8, NumberKind::other},
                                                 {"U8", 1, NumberKind::other},
                                                 {"BOOL", 1, NumberKind::other},
                                                 {"F16", 2, NumberKind::other},
                                                 {"BF16", 2, NumberKind::other},
                                                 {"I16", 2, NumberKind::other},
                                                 {"U16", 2, NumberKind::other},
                                                 {"I32", 4, NumberKind::other},
                                                 {"U32", 4, NumberKind::other},
                                                 {"U64", 8, NumberKind::other},
                                                 {"F64", 8, NumberKind::other},
                                                 {"F8_E4M3", 1, NumberKind::other}}};

/// A tensor held against the bytes behind the description.
Result<StoredTensor> settle(const ListedTensor& listed, std::string_view body) {
  const auto kind = std::ranges::find(known_kinds, listed.kind, &KnownKind::name);
  if (kind == known_kinds.end())
    return fail(ErrorKind::not_supported, "numbers of kind '" + listed.kind + "' are not read here",
                listed.name);
  if (listed.begin > listed.end || listed.end > body.size())
    return malformed("the tensor '" + listed.name + "' lies outside it");
  std::uint64_t size = kind->size;
  StoredTensor tensor;
  tensor.kind = kind->kind;
  for (const std::uint64_t extent : listed.shape) {
    const bool fits =
        extent <= std::min<std::uint64_t>(body.size(), std::numeric_limits<std::uint32_t>::max());
    size *= fits ? extent : 0;
    if (!fits || size > body.size()) return malformed("the tensor '" + listed.name + "' is larger than it");
    tensor.shape.push_back(static_cast<std::uint32_t>(extent));
  }
  if (size != listed.end - listed.begin)
    return malformed("the bytes of the tensor '" + listed.name + "' do not fit its shape");
  tensor.bytes = body.substr(listed.begin, listed.end - listed.begin);
  return tensor;
}

/// Whether two tensors share bytes.
bool has_overlap(std::vector<ListedTensor>& listed) {
  std::ranges::sort(listed, {}, [](const ListedTensor& each) { return std::pair(each.begin, each.end); });
  for (std::size_t i = 1; i < listed.size(); ++i) {
    if (listed[i].begin < listed[i - 1].end) return true;
  }
  return false;
}

bool is_small_number(float value) {
  return std::abs(value) <= Safetensors::largest;  // false for what is not a number
}

}  // namespace

Result<Safetensors> Safetensors::read(std::string_view file) {
  if (file.size() < length_bytes) return malformed("it has fewer than 8 bytes");
  std::uint64_t length = 0;
  std::memcpy(&length, file.data(), length_bytes);
  if (length > file.size() - length_bytes) return malformed("its description is longer than it");
  if (length > max_description_bytes)
    return fail(ErrorKind::too_large, "the file's description is longer than is read here (1 MiB)");
  auto list = read_tensor_list(file.substr(length_bytes, length));
  if (!list) return malformed("its description is not the JSON that is expected");
  const std::string_view body = file.substr(length_bytes + length);
  Safetensors out;
  for (auto& [key, word] : list->description) {
    if (!out.description_.emplace(std::move(key), std::move(word)).second)
      return malformed("its description says one thing twice");
  }
  for (const ListedTensor& listed : list->tensors) {
    auto tensor = settle(listed, body);
    if (!tensor) return fail(std::move(tensor.error()));
    if (!out.tensors_.emplace(listed.name, std::move(*tensor)).second)
      return malformed("it has the tensor '" + listed.name + "' twice");
  }
  if (has_overlap(list->tensors)) return malformed("two of its tensors share bytes");
  return out;
}

const StoredTensor* Safetensors::find(std::string_view name) const {
  const auto found = tensors_.find(name);
  return found == tensors_.end() ? nullptr : &found->second;
}

std::string_view Safetensors::description(std::string_view key) const {
  const auto found = description_.find(key);
  return found == description_.end() ? std::string_view() : std::string_view(found->second);
}

Result<const StoredTensor*> Safetensors::expected(std::string_view name, NumberKind kind,
                                                  std::span<const std::uint32_t> shape) const {
  const StoredTensor* tensor = find(name);
  if (!tensor) return malformed("it has no tensor '" + std::string(name) + "'");
  if (tensor->kind != kind) return malformed("'" + std::string(name) + "' holds numbers of another kind");
  if (!std::ranges::equal(tensor->shape, shape))
    return malformed("'" + std::string(name) + "' has another shape than the parts it belongs to");
  return tensor;
}

Result<std::span<const float>> Safetensors::floats(std::string_view name,
                                                   std::span<const std::uint32_t> shape) const {
  const auto tensor = expected(name, NumberKind::f32, shape);
  if (!tensor) return fail(tensor.error());
  const std::string_view stored = (*tensor)->bytes;
  if (reinterpret_cast<std::uintptr_t>(stored.data()) % alignof(float) != 0)
    return fail(ErrorKind::not_supported, "the numbers of a tensor do not begin at a multiple of 4 bytes",
                std::string(name));
  const std::span values(reinterpret_cast<const float*>(stored.data()), stored.size() / sizeof(float));
  if (!std::ranges::all_of(values, is_small_number))
    return malformed("'" + std::string(name) + "' holds what is no number, or a number out of all bounds");
  return values;
}

Result<std::span<const std::int8_t>> Safetensors::bytes(std::string_view name,
                                                        std::span<const std::uint32_t> shape) const {
  const auto tensor = expected(name, NumberKind::i8, shape);
  if (!tensor) return fail(tensor.error());
  const std::string_view stored = (*tensor)->bytes;
  if (stored.find('\x80') != std::string_view::npos)
    return malformed("'" + std::string(name) + "' holds -128, which the integer products do not take");
  return std::span(reinterpret_cast<const std::int8_t*>(stored.data()), stored.size());
}

}  // namespace rapporteur::encoder
