#include "rapporteur/engine/engine.h"
#include "rapporteur/store/store_test_tools.h"
#include "rapporteur/story/grouper.h"
#include "rapporteur/story/make_stories.h"
#include "rapporteur/story/packed_document.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

using namespace rapporteur;

namespace {

constexpr std::uint32_t half_window = 16;

struct Told {
  std::string day;
  std::string title;
  std::string text;
};

/// A number that looks like chance and is always the same.
std::size_t chance(std::size_t seed, std::size_t kinds) {
  return static_cast<std::size_t>(story::mixed(seed * 0x9E3779B97F4A7C15u + 7) % kinds);
}

/// One of six ways to tell a made-up happening; some articles have no day, some repeat another one's words.
Told told(std::size_t number) {
  const std::array<std::string, 6> towns{"Varn", "Oster", "Marsund", "Lindau", "Torvik", "Esk"};
  const std::array<std::string, 6> people{"Hagedorn", "Tiel", "Okoro", "Brandt", "Salas", "Moreau"};
  const std::size_t happening = number / 12 * 3 + chance(number, 3);
  const std::string& town = towns[chance(happening, 6)];
  const std::string& person = people[chance(happening + 100, 6)];
  const std::string count = std::to_string(100 + chance(happening + 200, 800));
  const std::size_t way = chance(number + 300, 4);
  const bool is_flood = chance(happening + 400, 2) == 0;
  const std::string lead = is_flood ? "The river burst its banks at " + town + " and drove " + count +
                                          " people from their homes, said " + person + "."
                                    : "Councillors in " + town + " rejected the harbour tax of " + person +
                                          " by " + count + " votes.";
  const std::array<std::string, 4> more{
      " Boats brought blankets to the old town before the night, and the school became a shelter.",
      " Nobody in " + town + " had seen the like for years, and " + person + " called for calm and patience.",
      " The news was all over " + town + " by noon; " + count + " was the number that everybody named.", ""};
  std::string day = story::written_day(17'600 + static_cast<std::int32_t>(number / 3));
  if (chance(number + 500, 4) == 0) day.clear();
  return {day, (is_flood ? "Flood at " : "Vote in ") + town, lead + more[way]};
}

store::PackedRecord packed(std::size_t number) {
  store::PackedRecord record = store::packed(store::sample_record("article " + std::to_string(number)));
  const Told all = told(number);
  story::Document document = story::document_of(0, all.title, all.text);
  document.day = story::day_of(all.day);
  document.is_day_told = document.day.has_value();
  document.outlet = "Gazette";
  record.story_input = story::pack_document(document);
  return record;
}

/// Articles in the order of `numbers`, grouped after each of the places where a run ends.
Stories grouped(const std::vector<std::size_t>& numbers, const std::vector<std::size_t>& ends) {
  const store::TestFolder folder("group");
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    auto record = Store::open(folder.file("r.db"), Store::Mode::write);
    REQUIRE(record.has_value());
    Batch batch;
    for (std::size_t i = begin; i < end; ++i) batch.entries.emplace_back(packed(numbers[i]));
    REQUIRE(record->add(batch).has_value());
    const auto count = group(*record, half_window);
    REQUIRE(count.has_value());
    CHECK(*count == end - begin);
    begin = end;
  }
  auto record = Store::open(folder.file("r.db"), Store::Mode::read);
  REQUIRE(record.has_value());
  CHECK(record->find_damage()->empty());
  return *record->stories();
}

std::vector<std::size_t> in_order(std::size_t count) {
  std::vector<std::size_t> numbers(count);
  for (std::size_t i = 0; i < count; ++i) numbers[i] = i;
  return numbers;
}

std::vector<StoryLink> links_of(const Stories& all) {
  std::vector<StoryLink> links;
  for (const StoryLine& line : all.lines) links.insert(links.end(), line.links.begin(), line.links.end());
  std::ranges::sort(links, {}, &StoryLink::story);
  return links;
}

void check_same(const Stories& one, const Stories& other) {
  CHECK(one.stories == other.stories);
  CHECK(links_of(one) == links_of(other));
  REQUIRE(one.lines.size() == other.lines.size());
  for (std::size_t i = 0; i < one.lines.size(); ++i) CHECK(one.lines[i].stories == other.lines[i].stories);
  CHECK(one.changes == other.changes);
  CHECK(one.inferred_days == other.inferred_days);
}

}  // namespace

TEST_CASE("articles that came by many runs have the stories of one run, beyond the window too") {
  const std::vector<std::size_t> numbers = in_order(180);
  const Stories whole = grouped(numbers, {180});
  CHECK(whole.stories.size() > 20);
  CHECK_FALSE(links_of(whole).empty());
  CHECK_FALSE(whole.inferred_days.empty());
  CHECK(std::ranges::any_of(whole.inferred_days, &InferredDay::is_from_copy));
  CHECK_FALSE(std::ranges::all_of(whole.inferred_days, &InferredDay::is_from_copy));
  check_same(grouped(numbers, {1, 2, 15, 16, 17, 50, 120, 121, 180}), whole);
  check_same(grouped(numbers, {90, 180}), whole);
}

TEST_CASE("what is kept gives the stories of a grouper that holds all") {
  const std::size_t count = 180;
  const story::Judge judge;
  story::Grouper grouper(judge, story::Background::shipped(), {.half_window = half_window});
  for (std::size_t i = 0; i < count; ++i) {
    auto document = story::unpack_document(static_cast<std::int64_t>(i + 1), packed(i).story_input);
    REQUIRE(document.has_value());
    grouper.add(std::move(*document));
  }
  check_same(grouped(in_order(count), {7, 70, count}), story::make_stories(grouper));
}

TEST_CASE("a page that comes late finds its story, and the stories behind it are linked anew") {
  std::vector<std::size_t> numbers = in_order(60);
  std::rotate(numbers.begin() + 36, numbers.begin() + 37, numbers.end());  // the 37th one comes last
  const Stories in_one_go = grouped(numbers, {60});
  check_same(grouped(numbers, {59, 60}), in_one_go);
}

TEST_CASE("a page that comes when the window has left its story behind finds it by its day") {
  std::vector<std::size_t> numbers = in_order(120);
  const Stories timely = grouped(numbers, {120});
  std::size_t moved = 0;
  for (const Story& story : timely.stories) {
    for (const StoryMember& member : story.members) {
      const auto number = static_cast<std::size_t>(member.article - 1);
      if (story.members.size() >= 4 && number < 36 && !told(number).day.empty()) moved = number;
    }
  }
  REQUIRE(moved > 0);
  std::rotate(numbers.begin() + moved, numbers.begin() + moved + 1, numbers.end());
  const Stories whole = grouped(numbers, {120});
  const auto is_last = [](const StoryMember& member) { return member.article == 120; };
  const auto found = std::ranges::find_if(
      whole.stories, [&](const Story& story) { return std::ranges::any_of(story.members, is_last); });
  REQUIRE(found != whole.stories.end());
  CHECK(found->members.size() > 1);
  CHECK(found->members.front().article < 40);
  check_same(grouped(numbers, {100, 119, 120}), whole);
}

TEST_CASE("a run without new articles leaves everything as it is") {
  const Stories once = grouped(in_order(40), {40});
  check_same(grouped(in_order(40), {40, 40}), once);
}
