#include "rapporteur/actor/find_actors.h"
#include "rapporteur/actor/gazetteer.h"
#include "rapporteur/analysis/analyse.h"
#include "rapporteur/date/find_dates.h"
#include "rapporteur/event/find_events.h"
#include "tests/model_package.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace rapporteur {

namespace {

Article article_of(std::string_view words) {
  Article article;
  TextBuilder text;
  text.append_same(words, 0);
  article.text = text.finish();
  article.blocks.push_back({BlockKind::paragraph, article.text.all(), true, 0, 1000});
  return article;
}

std::string names(const std::vector<EventParty>& parties) {
  std::string joined;
  for (const EventParty& each : parties) {
    if (!joined.empty()) joined += ';';
    joined += each.name;
  }
  return joined.empty() ? "-" : joined;
}

/// The events of a text of 16 January 2018.
std::vector<Event> events_in(const Article& article, language::Reader& reader) {
  static const Gazetteer gazetteer;
  const Analysis analysis = analyse(article, reader);
  const PublicationDay day{*read_day("2018-01-16"), false};
  const auto dates = find_dates(article, analysis, day);
  const Actors actors = find_actors(article, analysis, {}, gazetteer);
  return find_events({article, analysis, actors, dates, {}, day.day});
}

std::vector<std::string> parts_of(const std::string& line) {
  std::vector<std::string> parts(1);
  for (const char c : line) {
    if (c == '\t')
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

/// Whether one of the events has that realis and one of the labels; for "none", whether there is none.
bool is_held(const std::vector<Event>& events, std::string_view realis, const std::string& labels) {
  if (realis == "none") return events.empty();
  const bool is_negative = realis == "negative";
  return std::ranges::any_of(events, [&](const Event& each) {
    const bool is_label =
        (" " + labels + " ").find(" " + std::string(name_of(each.event)) + " ") != std::string::npos;
    const bool is_realis = is_negative || name_of(each.realis) == realis;
    return is_label && is_realis && (each.polarity == Polarity::negative) == is_negative;
  });
}

/// The labels of events, for a message.
std::string told(const std::vector<Event>& events) {
  std::string words;
  for (const Event& each : events) {
    words.append(name_of(each.event)).append(" ").append(name_of(each.realis));
    words += each.polarity == Polarity::negative ? " negative; " : "; ";
  }
  return words;
}

}  // namespace

// tests/event/cases.tsv: sentence, root, realis, actors, recipients; "-" is nobody, "*" is not looked at.
TEST_CASE("each sentence of ours tells its event") {
  if (!tests::model_package()) return;
  language::Reader reader(*tests::model_package());
  std::ifstream file("tests/event/cases.tsv");
  std::size_t count = 0;
  for (std::string line; std::getline(file, line); ++count) {
    const auto parts = parts_of(line);
    REQUIRE(parts.size() == 5);
    const Article article = article_of(parts[0]);
    const auto events = events_in(article, reader);
    CAPTURE(line);
    REQUIRE(!events.empty());
    const Event& event = events.front();
    CHECK(name_of(event.event) == parts[1]);
    CHECK(name_of(event.realis) == parts[2]);
    if (parts[3] != "*") CHECK(names(event.actors) == parts[3]);
    if (parts[4] != "*") CHECK(names(event.recipients) == parts[4]);
    CHECK(!event.cameo.empty());
  }
  CHECK(count >= 30);
}

// tests/event/realis.tsv: realis ("negative": actual, but told as not having happened; "none": no event),
// construction, sentence, the labels that a coder may give. One event of the sentence has to have them.
TEST_CASE("how an act is held is read right in nine of ten constructions") {
  if (!tests::model_package()) return;
  language::Reader reader(*tests::model_package());
  std::ifstream file("tests/event/realis.tsv");
  std::size_t count = 0;
  std::size_t right = 0;
  for (std::string line; std::getline(file, line); ++count) {
    const auto parts = parts_of(line);
    REQUIRE(parts.size() == 4);
    const Article article = article_of(parts[2]);
    const auto events = events_in(article, reader);
    const bool is_right = is_held(events, parts[0], parts[3]);
    if (!is_right) MESSAGE("wrong: " << line << " -> " << told(events));
    right += is_right ? 1 : 0;
  }
  CHECK(count >= 150);
  CHECK(right * 10 >= count * 9);
}

TEST_CASE("what is only supposed, or no politics, is no event") {
  if (!tests::model_package()) return;
  language::Reader reader(*tests::model_package());
  for (const std::string_view text :
       {"If Peru attacked Chile, prices would rise.", "The harvest was good this year.",
        "A baker met a painter at the market.", "The minister slept well."}) {
    CAPTURE(text);
    CHECK(events_in(article_of(text), reader).empty());
  }
}

TEST_CASE("the same happening told twice is one event with both its places") {
  if (!tests::model_package()) return;
  language::Reader reader(*tests::model_package());
  const auto events =
      events_in(article_of("Peru condemned Chile on Monday. Peru condemned Chile in a letter."), reader);
  REQUIRE(events.size() == 1);
  CHECK(events.front().also.size() == 1);
}

}  // namespace rapporteur
