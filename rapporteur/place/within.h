#pragma once

#include "rapporteur/base/span.h"
#include "rapporteur/place/place_table.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace rapporteur::place {

/// The countries and areas that words may name: "Georgia" is one of each.
struct Within {
  std::vector<std::uint32_t> countries{};
  std::vector<std::uint32_t> areas{};
  TextSpan words{};
  bool is_behind_comma = false;  ///< "X, Y": it may be a list as well
  bool is_area_alone = false;    ///< an area's name, and no great town's

  bool is_empty() const { return countries.empty() && areas.empty(); }
  bool holds_by_area(const PlaceTable::Town& town) const {
    return town.area != PlaceTable::no_area && std::ranges::find(areas, town.area) != areas.end();
  }
  bool holds(const PlaceTable::Town& town) const {
    return holds_by_area(town) || std::ranges::find(countries, town.country) != countries.end();
  }
};

}  // namespace rapporteur::place
