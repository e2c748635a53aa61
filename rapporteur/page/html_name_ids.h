#pragma once

#include "rapporteur/page/html_names.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

/// Names as numbers, found without comparing strings: a name of up to 15 characters is two words, their hash
/// leads to the one entry with which they have to agree. Built while compiling.
namespace rapporteur::page {

static_assert(std::endian::native == std::endian::little, "names are read as little-endian words");

/// An element's name: an `HtmlTag`, one of `ForeignName`, or the place of an unknown name among those of its
/// tree behind.
using NameId = std::uint32_t;

inline constexpr NameId tag_count = Names<HtmlTag>::all.size();

/// Names of SVG and MathML for which the HTML standard has rules.
enum class ForeignName : NameId {
  mi = tag_count,
  mo,
  mn,
  ms,
  mtext,
  annotation_xml,
  mglyph,
  malignmark,
  foreign_object,
  desc,
  end
};
inline constexpr std::array<std::string_view, 10> foreign_names{
    "mi", "mo", "mn", "ms", "mtext", "annotation-xml", "mglyph", "malignmark", "foreignobject", "desc"};
inline constexpr NameId fixed_name_count = static_cast<NameId>(ForeignName::end);

constexpr NameId id_of(HtmlTag tag) {
  return static_cast<NameId>(tag);
}
constexpr NameId id_of(ForeignName name) {
  return static_cast<NameId>(name);
}
/// The tag of a name; `unknown` for names that are not HTML's.
constexpr HtmlTag tag_of(NameId name) {
  return name < tag_count ? static_cast<HtmlTag>(name) : HtmlTag::unknown;
}

/// Up to 15 characters and their count as two words, ASCII letters in lower case.
struct NameKey {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  friend constexpr bool operator==(const NameKey&, const NameKey&) = default;
};

constexpr std::uint32_t longest_key = 15;
constexpr std::uint32_t count_shift = 56;

constexpr NameKey constant_key(std::string_view name) {
  NameKey key;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const std::uint64_t byte = static_cast<unsigned char>(name[i]);
    if (i < 8)
      key.low |= byte << (8 * i);
    else
      key.high |= byte << (8 * (i - 8));
  }
  key.high |= std::uint64_t{name.size()} << count_shift;
  return key;
}

/// The words in lower case, or so: '@' and '[' to '_' change too, but into nothing that stands in a known
/// name.
constexpr std::uint64_t lowered(std::uint64_t word) {
  return word | (word & 0x4040404040404040) >> 1;
}

/// The key of `size` (1 to 15) bytes at `at`; `end` is where the source ends.
inline NameKey key_at(const char* at, std::uint32_t size, const char* end) {
  NameKey key;
  if (end - at >= 16) [[likely]] {
    std::memcpy(&key.low, at, 8);
    std::memcpy(&key.high, at + 8, 8);
  } else {
    char bytes[16] = {};
    std::memcpy(bytes, at, size);
    std::memcpy(&key.low, bytes, 8);
    std::memcpy(&key.high, bytes + 8, 8);
  }
  constexpr std::uint64_t all = ~std::uint64_t{0};
  const std::uint64_t low_mask = size >= 8 ? all : all >> (64 - 8 * size);
  const std::uint64_t high_mask = size <= 8 ? 0 : all >> (64 - 8 * (size - 8));
  return {lowered(key.low) & low_mask, (lowered(key.high) & high_mask) | std::uint64_t{size} << count_shift};
}

constexpr std::uint64_t hash_of_key(NameKey key) {
  const std::uint64_t mixed = key.low * 0x9E3779B97F4A7C15u + key.high * 0xC2B2AE3D27D4EB4Fu;
  return mixed ^ (mixed >> 32);
}

/// Known names by key.
template <std::size_t NameCount>
class NameTable {
 public:
  /// `first` and then `second`; empty names are left out. A name's number is its place in that row.
  template <std::size_t A, std::size_t B>
  constexpr NameTable(const std::array<std::string_view, A>& first,
                      const std::array<std::string_view, B>& second) {
    for (std::size_t i = 0; i < A; ++i) add(first[i], i);
    for (std::size_t i = 0; i < B; ++i) add(second[i], A + i);
  }

  /// The number of the name with that key, or 0.
  std::uint32_t find(NameKey key) const {
    for (std::size_t at = hash_of_key(key) % slot_count;; at = (at + 1) % slot_count) {
      const std::uint32_t number = slots_[at];
      if (number == 0 || keys_[number] == key) return number;
    }
  }

 private:
  static constexpr std::size_t slot_count = 2048;

  constexpr void add(std::string_view name, std::size_t number) {
    if (name.empty() || name.size() > longest_key) return;
    keys_[number] = constant_key(name);
    std::size_t at = hash_of_key(keys_[number]) % slot_count;
    while (slots_[at] != 0) at = (at + 1) % slot_count;
    slots_[at] = static_cast<std::uint8_t>(number);
  }

  std::array<std::uint8_t, slot_count> slots_{};
  std::array<NameKey, NameCount> keys_{};
};

static_assert(fixed_name_count < 256, "numbers of names are kept in a byte");

inline constexpr NameTable<fixed_name_count> element_names(Names<HtmlTag>::all, foreign_names);
inline constexpr NameTable<Names<HtmlAttributeName>::all.size()> attribute_names(
    Names<HtmlAttributeName>::all, std::array<std::string_view, 0>{});

/// The tag or foreign name of these bytes of a source, in any case of letters; 0 for others.
inline NameId find_element_name(const char* at, std::uint32_t size, const char* end) {
  return size <= longest_key ? element_names.find(key_at(at, size, end)) : 0;
}
inline HtmlAttributeName find_attribute_name(const char* at, std::uint32_t size, const char* end) {
  if (size > longest_key) return HtmlAttributeName::unknown;
  return static_cast<HtmlAttributeName>(attribute_names.find(key_at(at, size, end)));
}

}  // namespace rapporteur::page
