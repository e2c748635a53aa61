#include "rapporteur/place/place_table.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace rapporteur {

namespace {

std::string number(std::uint32_t value) {
  std::string bytes;
  for (int i = 0; i < 4; ++i) bytes += static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
  return bytes;
}

/// A table of one town, Aden, in one area of one country; `latitude` is the town's.
std::string table_of_one(std::int32_t latitude = 1278'000) {
  const std::string strings(
      "\x04"
      "Aden"
      "\x04"
      "aden",
      10);
  const std::string body = std::string("YEM\0", 4) + number(0) + number(0) + number(80412) + number(415189) +
                           number(static_cast<std::uint32_t>(latitude)) +
                           number(static_cast<std::uint32_t>(-4503000)) + number(550602) + number(0) +
                           number(0) + number(5) + number(0) + strings;
  return "RPLACES2" + number(static_cast<std::uint32_t>(32 + body.size())) + number(1) + number(1) +
         number(1) + number(1) + number(static_cast<std::uint32_t>(strings.size())) + body;
}

}  // namespace

TEST_CASE("a town is found by its key, with its area and country") {
  const std::string bytes = table_of_one();
  const auto table = PlaceTable::read(bytes, "made");
  REQUIRE(table);
  const auto found = table->find("aden");
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == PlaceTable::NameKind::town);
  const auto town = table->town(found[0].index);
  REQUIRE(town);
  CHECK(town->name == "Aden");
  CHECK(town->latitude == 1278000);
  CHECK(town->longitude == -4503000);
  CHECK(town->population == 550602);
  CHECK(table->country(town->country) == "YEM");
  REQUIRE(table->area(town->area));
  CHECK(table->area(town->area)->name == "Aden");
  CHECK(table->is_country("YEM"));
  CHECK_FALSE(table->is_country(""));
  CHECK(table->find("").empty());
  CHECK(table->find("adena").empty());
  CHECK_FALSE(table->town(1));
}

TEST_CASE("a damaged table is refused, or what is damaged in it is not found") {
  const std::string whole = table_of_one();
  for (std::size_t size = 0; size < whole.size(); ++size)
    CHECK_FALSE(PlaceTable::read(std::string_view(whole).substr(0, size), "cut"));
  const std::string off_the_earth = table_of_one(9'000'001);
  const auto table = PlaceTable::read(off_the_earth, "made");
  REQUIRE(table);
  CHECK_FALSE(table->town(0));
}

}  // namespace rapporteur
