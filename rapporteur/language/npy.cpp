#include "rapporteur/language/npy.h"

#include "rapporteur/base/ascii.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>

namespace rapporteur::language {

namespace {

constexpr std::string_view magic = "\x93NUMPY";
constexpr std::size_t max_header_bytes = 65536;

/// What stands behind a key of the header: {'descr': '<f4', 'fortran_order': False, 'shape': (2, 300), }
std::string_view behind_key(std::string_view header, std::string_view key) {
  const std::size_t at = header.find("'" + std::string(key) + "':");
  return at == std::string_view::npos ? std::string_view() : base::trim(header.substr(at + key.size() + 3));
}

/// The two numbers of "(2, 300)".
std::optional<std::array<std::size_t, 2>> read_shape(std::string_view text) {
  std::array<std::size_t, 2> shape{};
  for (std::size_t& extent : shape) {
    if (text.empty()) return std::nullopt;
    text = base::trim(text.substr(1));
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), extent);
    if (error != std::errc{}) return std::nullopt;
    text = base::trim(text.substr(static_cast<std::size_t>(end - text.data())));
    if (&extent == &shape.front() && !text.starts_with(',')) return std::nullopt;
  }
  return text.starts_with(')') ? std::optional(shape) : std::nullopt;
}

}  // namespace

Result<NpyTable> read_npy(std::string_view file, const std::string& concerns) {
  const auto damaged = [&](const char* what) {
    return fail(
        ErrorKind::malformed,
        std::string("a table of the language package is damaged: ") + what + "; fetch the package again",
        concerns);
  };
  if (!file.starts_with(magic) || file.size() < 12) return damaged("it is no npy file");
  const auto byte_at = [&](std::size_t at) { return std::size_t{static_cast<std::uint8_t>(file[at])}; };
  const std::size_t length_size = byte_at(6) == 1 ? 2 : 4;
  std::size_t header_size = 0;
  for (std::size_t i = 0; i < length_size; ++i) header_size |= byte_at(8 + i) << (8 * i);
  const std::size_t body_begin = 8 + length_size + header_size;
  if (header_size > max_header_bytes || body_begin > file.size()) return damaged("its header is cut short");
  const std::string_view header = file.substr(8 + length_size, header_size);
  if (!behind_key(header, "descr").starts_with("'<f4'") ||
      !behind_key(header, "fortran_order").starts_with("False"))
    return fail(ErrorKind::not_supported, "vectors that are not 4-byte floats row by row are not supported",
                concerns);
  const auto shape = read_shape(behind_key(header, "shape"));
  if (!shape) return damaged("its shape is not two numbers");
  const std::size_t floats = (file.size() - body_begin) / 4;
  const auto [rows, columns] = *shape;
  if (columns > 0 && rows > floats / columns) return damaged("it is shorter than its shape");
  return NpyTable{rows, columns, file.substr(body_begin, rows * columns * 4)};
}

}  // namespace rapporteur::language
