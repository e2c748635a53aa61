// Places of events in any text with any tree, by a table that has the text's own words: each is settled the
// same again, a point is given by a rule that gives points, and the words it rests on lie in the text.
#include "rapporteur/base/expect.h"
#include "rapporteur/place/name_key.h"
#include "rapporteur/place/settle_places.h"
#include "tests/fuzz/random_analysis.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace rapporteur;

std::string number(std::uint32_t value) {
  std::string bytes;
  for (int i = 0; i < 4; ++i) bytes += static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
  return bytes;
}

std::string sized(const std::string& text) {
  return std::string(1, static_cast<char>(text.size())) + text;
}

/// A table in which each word of the text is a town, an area or a country, as the dice have it.
std::string table_of(std::string_view text, const Analysis& analysis, fuzz::Dice& dice) {
  constexpr std::uint32_t country_count = 3;
  constexpr std::uint32_t area_count = 4;
  std::vector<std::string> keys;
  for (const TextSpan token : analysis.tokens)
    keys.push_back(place::name_key(text.substr(token.begin, std::min(token.size(), 60u))));
  std::ranges::sort(keys);
  std::string strings(1, '\0');
  std::string towns;
  std::string names;
  std::uint32_t town_count = 0;
  for (const std::string& key : keys) {
    const auto at = static_cast<std::uint32_t>(strings.size());
    strings += sized(key);
    const std::uint32_t kind = dice.below(6);
    std::uint32_t target = 0;
    if (kind < 4) {
      const std::uint32_t place_of = dice.below(area_count + 1) | (dice.below(country_count) << 16);
      towns += number(town_count + 1) + number(dice.below(9'000'000)) + number(dice.below(18'000'000)) +
               number(dice.below(3'000'000)) + number(at) + number(place_of);
      target = town_count++ | (kind == 0 ? 1u << 30 : 0u);
    } else {
      target = kind == 4 ? (2u << 30) | dice.below(area_count) : (3u << 30) | dice.below(country_count);
    }
    names += number(at) + number(target);
  }
  std::string areas;
  for (std::uint32_t i = 0; i < area_count; ++i)
    areas += number(0) + number(i % country_count) + number(9 + i);
  const std::string countries("AAA\0BBB\0CCC\0", 12);
  const std::string body = countries + areas + towns + names + strings;
  return "RPLACES2" + number(static_cast<std::uint32_t>(32 + body.size())) + number(country_count) +
         number(area_count) + number(town_count) + number(static_cast<std::uint32_t>(keys.size())) +
         number(static_cast<std::uint32_t>(strings.size())) + body;
}

/// Entities of one word or two, not overlapping.
void add_entities(Analysis& analysis, fuzz::Dice& dice) {
  constexpr std::array kinds{EntityKind::gpe, EntityKind::loc, EntityKind::fac, EntityKind::norp};
  for (std::uint32_t at = 0; at + 1 < analysis.size(); at += 1 + dice.below(4)) {
    const std::uint32_t end = std::min(at + 1 + dice.below(2), analysis.sentence(at).tokens.end);
    analysis.entities.push_back({{at, end}, kinds[dice.below(kinds.size())]});
    at = end;
  }
}

std::vector<Event> events_at_entities(const Analysis& analysis, fuzz::Dice& dice) {
  std::vector<Event> events;
  for (const EntityMention& entity : analysis.entities) {
    if (events.empty() || dice.below(3) > 0) events.emplace_back();
    events.back().place.push_back(analysis.span_of(entity.tokens));
  }
  return events;
}

void check(const std::vector<Place>& places, std::size_t size) {
  for (const Place& place : places) {
    const bool gives_point =
        place.rule >= PlaceRule::named_with_area && place.rule <= PlaceRule::article_country;
    expect(place.point.has_value() == gives_point, "a point is given by a rule that gives points");
    expect(!place.point || (!place.country.empty() && place.kind == PlaceKind::city), "a point is a town's");
    for (const TextSpan span : place.evidence)
      expect(span.begin < span.end && span.end <= size, "evidence stands in the text");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 2048) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Article article;
  TextBuilder builder;
  builder.append_same(text, 0);
  article.text = builder.finish();
  article.blocks.push_back({BlockKind::paragraph, article.text.all(), true, 0, 1000});
  fuzz::Dice dice(text);
  Analysis analysis = fuzz::random_analysis(text, dice);
  add_entities(analysis, dice);
  const std::string bytes = table_of(text, analysis, dice);
  const auto table = PlaceTable::read(bytes, "made");
  expect(table.has_value(), "a table that is made whole is read");
  const std::vector<Event> events = events_at_entities(analysis, dice);
  const Actors actors;
  const auto places = settle_places({article, analysis, actors, events}, &*table);
  expect(places.size() == events.size(), "each event has its place");
  check(places, size);
  expect(places == settle_places({article, analysis, actors, events}, &*table), "the same is settled again");
  return 0;
}
