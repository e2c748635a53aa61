#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

/// What the networks see of a token.
namespace rapporteur::language {

/// The attributes that a network may ask for, by string id or as 0 and 1.
enum class Feature : std::uint8_t { orth, lower, norm, prefix, suffix, shape, has_space, is_space };
inline constexpr std::size_t feature_count = 8;

/// A token's values, one for each `Feature`. Tokens with equal values are one and the same to the networks.
struct TokenFeatures {
  std::array<std::uint64_t, feature_count> values{};

  std::uint64_t operator[](Feature feature) const { return values[static_cast<std::size_t>(feature)]; }
  std::uint64_t& operator[](Feature feature) { return values[static_cast<std::size_t>(feature)]; }
  friend bool operator==(const TokenFeatures&, const TokenFeatures&) = default;
};

}  // namespace rapporteur::language
