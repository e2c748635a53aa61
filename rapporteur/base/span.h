#pragma once

#include <compare>
#include <cstdint>

namespace rapporteur {

/// A half-open range [begin, end), typed by what it counts, so that offsets of different things cannot be
/// mixed. At most 4 GiB of anything is addressed; inputs are bounded well below that.
template <class Counted>
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool is_empty() const { return begin == end; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// Bytes of a page as received.
using PageSpan = Span<struct CountsPageBytes>;
/// Bytes of cleaned UTF-8 text.
using TextSpan = Span<struct CountsTextBytes>;
/// Tokens of an analysis.
using TokenRange = Span<struct CountsTokens>;

}  // namespace rapporteur
