#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace rapporteur {

/// SHA-256 of a page's bytes: the page's name for ever. Written as 64 hexadecimal digits.
struct ContentHash {
  std::array<std::uint8_t, 32> bytes{};

  std::string hex() const;
  friend auto operator<=>(const ContentHash&, const ContentHash&) = default;
};

ContentHash hash_of(std::string_view bytes);

/// The same for bytes that should not all be in memory at once: `after_part` is told up to where they have
/// been read.
ContentHash hash_in_parts(std::string_view bytes, std::size_t part_size,
                          const std::function<void(std::size_t)>& after_part);

/// Reads 64 hexadecimal digits; nothing else is accepted.
std::optional<ContentHash> parse_content_hash(std::string_view hex);

}  // namespace rapporteur
