#pragma once

#include "rapporteur/base/fields.h"
#include "rapporteur/base/span.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// What a place is.
enum class PlaceKind : std::uint8_t {
  unknown,
  city,      ///< a town of any size
  region,    ///< a part of a country: a state, a province
  country,   ///< or a part of it told by direction alone: "northern Syria"
  water,     ///< a sea, a strait, a river
  land,      ///< a stretch of land that no one country holds: a continent, a desert
  building,  ///< a building, a base, a street: a point that the table of places does not have
  border     ///< somewhere on a line between two places
};
template <>
struct Names<PlaceKind> {
  static constexpr std::array<std::string_view, 8> all{"",      "city", "region",   "country",
                                                       "water", "land", "building", "border"};
};

/// What settled a place, or why it is not settled (docs/places.md).
enum class PlaceRule : std::uint8_t {
  none,           ///< no place is told
  not_looked_up,  ///< the table of places was not there
  // Settled to a point.
  named_with_area,     ///< "Paris, Texas"
  named_with_country,  ///< "Tripoli, Lebanon", "the Syrian city of Homs"
  named_elsewhere,     ///< the article names the same place with its country elsewhere
  best_known,          ///< far more people than any other town of that name
  sentence_country,    ///< the one of a country that the sentence names
  dateline,            ///< the one of the country that the article is written from
  article_country,     ///< the one of a country that the article names
  // Settled to a country or less.
  country,       ///< the name is a country's
  region,        ///< the name is a region's
  natural,       ///< the name is a sea's, a continent's or the like
  only_country,  ///< several towns of that name in its country, or none that is listed
  ambiguous,     ///< towns of several countries have that name
  unknown_name,  ///< no place of that name is listed
  building,      ///< a building or base; no town is named with it
  border,        ///< a line, not a point
  several        ///< it is told of several places
};
template <>
struct Names<PlaceRule> {
  static constexpr std::array<std::string_view, 18> all{
      "",           "not_looked_up",    "named_with_area", "named_with_country", "named_elsewhere",
      "best_known", "sentence_country", "dateline",        "article_country",    "country",
      "region",     "natural",          "only_country",    "ambiguous",          "unknown_name",
      "building",   "border",           "several"};
};

/// A point on the earth, in hundred-thousandths of a degree.
struct Coordinates {
  std::int32_t latitude = 0;
  std::int32_t longitude = 0;
  static constexpr auto fields() {
    return std::tuple(field("latitude", &Coordinates::latitude, "north of the equator, degrees * 100000"),
                      field("longitude", &Coordinates::longitude, "east of Greenwich, degrees * 100000"));
  }
  friend bool operator==(const Coordinates&, const Coordinates&) = default;
};

/// Where something happened, as far as words and a table of places settle it. A point is given only where it
/// is sure; a country or region alone never has one.
struct Place {
  std::string name{};  ///< as the table calls it; where it has none, as written; empty: no place is told
  PlaceKind kind = PlaceKind::unknown;
  std::string country{};  ///< ISO 3166 alpha-3; empty: unknown
  std::string area{};     ///< the state or province; empty: unknown
  std::optional<Coordinates> point{};
  std::uint32_t geonames_id = 0;     ///< GeoNames' number of the place; 0: none
  bool is_near = false;              ///< told as near or outside of it, not in it
  std::vector<TextSpan> evidence{};  ///< the words beside the name that settled it
  PlaceRule rule = PlaceRule::none;
  static constexpr auto fields() {
    return std::tuple(field("name", &Place::name, "as the table of places calls it, or as written"),
                      field("kind", &Place::kind, "what it is"),
                      field("country", &Place::country, "ISO 3166 alpha-3"),
                      field("area", &Place::area, "the state or province"),
                      field("point", &Place::point, "where it is, where that is sure"),
                      field("geonames_id", &Place::geonames_id, "GeoNames' number of it; 0 for none"),
                      field("is_near", &Place::is_near, "told as near or outside of it"),
                      field("evidence", &Place::evidence, "the words beside the name that settled it"),
                      field("rule", &Place::rule, "what settled it, or why it is not settled"));
  }
  friend bool operator==(const Place&, const Place&) = default;
};

}  // namespace rapporteur
