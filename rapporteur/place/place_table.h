#pragma once

#include "rapporteur/base/mapped_file.h"
#include "rapporteur/base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// The towns of the world with where they are, the areas and the countries they lie in, found by any of their
/// names in Latin letters: the file that tools/make_places.py makes of GeoNames' data. It is mapped, not
/// loaded. What is damaged in it is not found; nothing outside of it is read. Any number of threads may read
/// it.
class PlaceTable {
 public:
  static constexpr std::uint32_t no_area = 0x7FFF;

  /// What a name stands for.
  enum class NameKind : std::uint8_t { town, other_name_of_town, area, country };
  struct Named {
    NameKind kind = NameKind::town;
    std::uint32_t index = 0;  ///< of the town, area or country
  };
  struct Town {
    std::uint32_t geonames_id = 0;
    std::int32_t latitude = 0;  ///< degrees * 100000
    std::int32_t longitude = 0;
    std::uint32_t population = 0;
    std::string_view name;
    std::uint32_t area = no_area;
    std::uint32_t country = 0;
    bool is_suburb = false;  ///< part of a far greater town
  };
  struct Area {
    std::string_view name;
    std::uint32_t country = 0;
    std::uint32_t geonames_id = 0;
  };

  static Result<PlaceTable> open(const std::filesystem::path& path);
  /// Reads bytes that outlive it.
  static Result<PlaceTable> read(std::string_view bytes, const std::string& concerns);

  /// What goes by a name, by its key (`place::name_key`): towns with most people first, then areas, then
  /// countries.
  std::vector<Named> find(std::string_view key) const;

  std::uint32_t country_count() const { return counts_.countries; }
  std::uint32_t area_count() const { return counts_.areas; }
  std::uint32_t town_count() const { return counts_.towns; }
  std::optional<Town> town(std::uint32_t index) const&;
  std::optional<Area> area(std::uint32_t index) const&;
  /// ISO 3166 alpha-3; empty for none.
  std::string_view country(std::uint32_t index) const&;
  /// Whether a code is one of the table's countries.
  bool is_country(std::string_view code) const;

 private:
  struct Counts {
    std::uint32_t countries = 0;
    std::uint32_t areas = 0;
    std::uint32_t towns = 0;
    std::uint32_t names = 0;
    std::uint32_t string_bytes = 0;
  };

  PlaceTable() = default;
  std::uint32_t number(std::size_t offset) const;
  std::string_view text(std::uint32_t offset) const;
  std::string_view key(std::uint32_t name) const;

  std::optional<base::MappedFile> file_;  // where the bytes are; none where another holds them
  std::string_view bytes_;
  Counts counts_;
  std::size_t areas_ = 0;  // where the parts begin
  std::size_t towns_ = 0;
  std::size_t names_ = 0;
  std::size_t strings_ = 0;
};

}  // namespace rapporteur
