#include "rapporteur/place/place_table.h"

#include <algorithm>

/// The table's bytes, numbers little-endian:
///
///     "RPLACES2", the file's size, counts of countries, areas, towns, names, bytes of strings (u32 each)
///     countries   code with zeros behind it, 4 bytes
///     areas       name, country, GeoNames' number (u32 each)
///     towns       GeoNames' number, latitude, longitude, people, name (u32 each), area, country (u16 each);
///                 those with most people first; the area's highest bit tells a suburb
///     names       key, what it stands for (u32 each); by key
///     strings     a byte that tells the size, then the text
///
/// A name or key is told by its place in the strings. What a name stands for holds its kind in the upper two
/// bits.
namespace rapporteur {

namespace {

constexpr std::string_view magic = "RPLACES2";
constexpr std::size_t header_bytes = 32;
constexpr std::size_t country_bytes = 4;
constexpr std::size_t area_bytes = 12;
constexpr std::size_t town_bytes = 24;
constexpr std::size_t name_bytes = 8;
constexpr std::uint32_t most_of_one_name = 1000;  // "San Jose" has a hundred

}  // namespace

Result<PlaceTable> PlaceTable::open(const std::filesystem::path& path) {
  auto file = base::MappedFile::open(path);
  if (!file) return fail(file.error());
  auto table = read(file->bytes(), path.string());
  if (table) table->file_ = std::move(*file);
  return table;
}

Result<PlaceTable> PlaceTable::read(std::string_view bytes, const std::string& concerns) {
  const auto damaged = [&] {
    return fail(ErrorKind::malformed, "the table of places is damaged; remove it and run ./dev build again",
                concerns);
  };
  if (bytes.size() < header_bytes || !bytes.starts_with(magic)) return damaged();
  PlaceTable table;
  table.bytes_ = bytes;
  table.counts_ = {.countries = table.number(12),
                   .areas = table.number(16),
                   .towns = table.number(20),
                   .names = table.number(24),
                   .string_bytes = table.number(28)};
  table.areas_ = header_bytes + table.counts_.countries * country_bytes;
  table.towns_ = table.areas_ + table.counts_.areas * area_bytes;
  table.names_ = table.towns_ + table.counts_.towns * town_bytes;
  table.strings_ = table.names_ + table.counts_.names * name_bytes;
  if (table.number(8) != bytes.size() || table.strings_ + table.counts_.string_bytes != bytes.size())
    return damaged();
  return table;
}

std::uint32_t PlaceTable::number(std::size_t offset) const {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i)
    value |= std::uint32_t{static_cast<unsigned char>(bytes_[offset + i])} << (8 * i);
  return value;
}

std::string_view PlaceTable::text(std::uint32_t offset) const {
  if (offset >= counts_.string_bytes) return {};
  const std::string_view from = bytes_.substr(strings_ + offset);
  const std::size_t size = static_cast<unsigned char>(from.front());
  return from.size() > size ? from.substr(1, size) : std::string_view();
}

std::string_view PlaceTable::key(std::uint32_t name) const {
  return text(number(names_ + name * name_bytes));
}

std::vector<PlaceTable::Named> PlaceTable::find(std::string_view wanted) const {
  std::vector<Named> found;
  if (wanted.empty()) return found;
  std::uint32_t low = 0;
  std::uint32_t high = counts_.names;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (key(middle) < wanted)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < counts_.names && found.size() < most_of_one_name && key(low) == wanted; ++low) {
    const std::uint32_t target = number(names_ + low * name_bytes + 4);
    found.push_back({static_cast<NameKind>(target >> 30), target & 0x3FFFFFFFu});
  }
  return found;
}

std::optional<PlaceTable::Town> PlaceTable::town(std::uint32_t index) const& {
  if (index >= counts_.towns) return std::nullopt;
  const std::size_t at = towns_ + index * town_bytes;
  const std::uint32_t within = number(at + 20);
  Town town{.geonames_id = number(at),
            .latitude = static_cast<std::int32_t>(number(at + 4)),
            .longitude = static_cast<std::int32_t>(number(at + 8)),
            .population = number(at + 12),
            .name = text(number(at + 16)),
            .area = within & 0x7FFFu,
            .country = within >> 16,
            .is_suburb = (within & 0x8000u) != 0};
  const bool is_on_earth = std::abs(std::int64_t{town.latitude}) <= 9'000'000 &&
                           std::abs(std::int64_t{town.longitude}) <= 18'000'000;
  if (!is_on_earth || town.country >= counts_.countries) return std::nullopt;
  if (town.area >= counts_.areas) town.area = no_area;
  return town;
}

std::optional<PlaceTable::Area> PlaceTable::area(std::uint32_t index) const& {
  if (index >= counts_.areas) return std::nullopt;
  const std::size_t at = areas_ + index * area_bytes;
  Area area{.name = text(number(at)), .country = number(at + 4), .geonames_id = number(at + 8)};
  if (area.country >= counts_.countries) return std::nullopt;
  return area;
}

std::string_view PlaceTable::country(std::uint32_t index) const& {
  if (index >= counts_.countries) return {};
  const std::string_view code = bytes_.substr(header_bytes + index * country_bytes, country_bytes);
  return code.substr(0, code.find('\0'));
}

bool PlaceTable::is_country(std::string_view code) const {
  for (std::uint32_t i = 0; i < counts_.countries; ++i) {
    if (country(i) == code) return !code.empty();
  }
  return false;
}

}  // namespace rapporteur
