#include "rapporteur/actor/find_actors.h"
#include "rapporteur/actor/gazetteer.h"
#include "rapporteur/analysis/analyse.h"
#include "rapporteur/event/find_events.h"
#include "rapporteur/place/name_key.h"
#include "rapporteur/place/settle_places.h"
#include "tests/model_package.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace rapporteur {

namespace {

constexpr const char* table_path = "build/models/places-2/places.table";

const PlaceTable* table() {
  static const std::optional<PlaceTable> opened = []() -> std::optional<PlaceTable> {
    if (!std::filesystem::exists(table_path)) return std::nullopt;
    auto read = PlaceTable::open(table_path);
    REQUIRE_MESSAGE(read, read.error().sentence);
    return std::move(*read);
  }();
  if (!opened) MESSAGE("skipped: there is no " << table_path << "; ./dev build makes it");
  return opened ? &*opened : nullptr;
}

struct Expected {
  std::string trigger;
  std::string wanted;
  std::string text;

  bool has_point() const { return wanted != "?" && !wanted.starts_with("= "); }
  std::string country() const { return wanted == "?" ? "" : wanted.substr(wanted.size() - 3); }
};

std::vector<Expected> read_expected() {
  std::vector<Expected> all;
  std::ifstream file("tests/place/places.tsv");
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    REQUIRE(second != std::string::npos);
    all.push_back(
        {line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1)});
  }
  return all;
}

/// The place of the last event with that word in its trigger; nothing where there is no such event.
std::optional<Place> place_in(const Expected& expected, language::Reader& reader) {
  static const Gazetteer gazetteer;
  Article article;
  TextBuilder text;
  text.append_same(expected.text, 0);
  article.text = text.finish();
  article.blocks.push_back({BlockKind::paragraph, article.text.all(), true, 0, 1000});
  const Analysis analysis = analyse(article, reader);
  const Actors actors = find_actors(article, analysis, {}, gazetteer);
  const std::vector<Event> events = find_events({article, analysis, actors});
  const std::vector<Place> places = settle_places({article, analysis, actors, events}, table());
  std::optional<Place> found;
  for (std::size_t i = 0; i < events.size(); ++i) {
    std::string words;
    for (const TextSpan span : events[i].trigger) words.append(article.text.words(span)).append(" ");
    for (const auto& also : events[i].also) {
      for (const TextSpan span : also) words.append(article.text.words(span)).append(" ");
    }
    if (words.find(expected.trigger) != std::string::npos) found = places[i];
  }
  return found;
}

/// "Paris, Texas, USA" or, without the area, "Paris, USA"
bool is_wanted(const Place& place, const std::string& wanted) {
  const std::string key = place::name_key(wanted);
  return key == place::name_key(place.name + " " + place.country) ||
         key == place::name_key(place.name + " " + place.area + " " + place.country);
}

std::string told(const std::optional<Place>& place) {
  if (!place) return "no event";
  std::string words = place->point ? "" : "= ";
  words.append(place->name).append(", ").append(place->area).append(", ").append(place->country);
  return words.append(" (").append(name_of(place->rule)).append(")");
}

}  // namespace

// tests/place/places.tsv says how its lines are read. A point that is given must be right; one that is missed
// is told.
TEST_CASE("a point is right or it is not given") {
  if (!tests::model_package() || !table()) return;
  language::Reader reader(*tests::model_package());
  const std::vector<Expected> all = read_expected();
  std::size_t given = 0;
  std::size_t right = 0;
  std::size_t wanted = 0;
  std::size_t country_right = 0;
  std::size_t country_given = 0;
  for (const Expected& expected : all) {
    const auto place = place_in(expected, reader);
    const bool has_point = place && place->point;
    const bool is_right = has_point && is_wanted(*place, expected.wanted);
    const std::string country = place ? place->country : "";
    wanted += expected.has_point() ? 1 : 0;
    given += has_point ? 1 : 0;
    right += is_right ? 1 : 0;
    country_given += country.empty() ? 0 : 1;
    country_right += !country.empty() && country == expected.country() ? 1 : 0;
    const bool is_as_wanted = expected.has_point() ? is_right : !has_point && country == expected.country();
    if (!is_as_wanted) MESSAGE(expected.wanted << " <- " << told(place) << ": " << expected.text);
  }
  MESSAGE("points: " << given << " given, " << right << " right, " << wanted << " wanted; countries: "
                     << country_given << " given, " << country_right << " right, of " << all.size());
  CHECK(all.size() >= 120);
  CHECK(right * 100 >= given * 97);
  CHECK(right * 10 >= wanted * 9);
  CHECK(country_right * 100 >= country_given * 97);
}

TEST_CASE("every town and area of the table lies on the earth and is found by its own name") {
  if (!table()) return;
  std::size_t lost = 0;
  for (std::uint32_t i = 0; i < table()->town_count(); ++i) {
    const auto town = table()->town(i);
    REQUIRE(town.has_value());
    const std::string key = place::name_key(town->name);
    bool is_found = false;
    for (const PlaceTable::Named& named : table()->find(key)) is_found |= named.index == i;
    if (is_found) continue;
    ++lost;
    if (lost < 20) MESSAGE("not found: " << town->name << " by '" << key << "'");
  }
  CHECK(lost * 1000 < table()->town_count());
}

}  // namespace rapporteur
