#include "rapporteur/store/export_events.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/store/event_tables.h"
#include "rapporteur/store/store_test_tools.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace rapporteur;
using namespace rapporteur::store;

namespace {

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\n') break;
    c == '\t' ? static_cast<void>(cells.emplace_back()) : static_cast<void>(cells.back() += c);
  }
  return cells;
}

/// The cell of a row under a title.
std::string cell(const std::string& head, const std::string& row, const std::string& title) {
  const auto titles = cells_of(head);
  const auto at = std::ranges::find(titles, title);
  REQUIRE(at != titles.end());
  const auto cells = cells_of(row);
  REQUIRE(cells.size() == titles.size());
  return cells[static_cast<std::size_t>(at - titles.begin())];
}

std::ptrdiff_t line_count(const std::string& text) {
  return std::ranges::count(text, '\n');
}

}  // namespace

TEST_CASE("an event is a row of POLECAT") {
  const Record record = sample_record("talks resume");
  const std::string row = polecat_rows(3, record, {.version = "a version"});
  const auto told = [&](const std::string& title) { return cell(polecat_head(), row, title); };
  CHECK(cells_of(polecat_head()).size() == 40);
  CHECK(told("Event ID") == "3_0");
  CHECK(told("Event Date") == "2018-01-16");
  CHECK(told("Event Type") == "AGREE");
  CHECK(told("Intensity") == "2.5");
  CHECK(told("Quad Code") == "VERBAL COOPERATION");
  CHECK(told("Contexts") == "diplomatic; economic");
  CHECK(told("Actor Name") == "Ada Min; an official");
  CHECK(told("Actor Country") == "KOR");
  CHECK(told("Actor COW") == "732");
  CHECK(told("Primary Actor Sector") == "GOV");
  CHECK(told("Actor Title") == "talks resume");
  CHECK(told("Actor Name Raw") == "talks resume");
  CHECK(told("Recipient Name") == "the South");
  CHECK(told("Recipient Country").empty());
  CHECK(told("Publication Date") == "2018-01-16");
  CHECK(told("Story People") == "Ada Min");
  CHECK(told("Version") == "a version");
}

TEST_CASE(
    "SANCTION is counted where it is wanted, and a cell holds neither tabs, breaks nor quotation marks") {
  Record record = sample_record("talks resume");
  record.events[0].event = Plover::sanction;
  record.events[0].quad = Quad::material_conflict;
  record.events[0].recipients[0].name = "\"the\tSouth\"\r\nand";
  const std::string fourth = polecat_rows(1, record, {});
  const std::string third = polecat_rows(1, record, {.sanction_quad = Quad::verbal_conflict});
  CHECK(cell(polecat_head(), fourth, "Quad Code") == "MATERIAL CONFLICT");
  CHECK(cell(polecat_head(), third, "Quad Code") == "VERBAL CONFLICT");
  CHECK(cell(polecat_head(), third, "Recipient Name") == "'the South'  and");
  CHECK(line_count(third) == 1);
}

TEST_CASE("what event data cannot tell apart from news is left out") {
  Record record = sample_record("talks resume");
  for (const Realis realis : {Realis::hypothetical, Realis::historic}) {
    record.events[0].realis = realis;
    CHECK(polecat_rows(1, record, {}).empty());
  }
  record.events[0].realis = Realis::actual;
  record.events[0].is_background = true;
  CHECK(IcewsWriter().rows(1, record).empty());
  record.events[0].is_background = false;
  record.events[0].polarity = Polarity::negative;
  CHECK(IcewsWriter().rows(1, record).empty());
}

TEST_CASE("an event is a row of ICEWS for each pair, with ids that go on") {
  const Record record = sample_record("talks resume");
  IcewsWriter writer;
  const std::string rows = writer.rows(7, record);
  REQUIRE(line_count(rows) == 2);
  const auto told = [&](const std::string& title) { return cell(IcewsWriter::head(), rows, title); };
  CHECK(cells_of(IcewsWriter::head()).size() == 20);
  CHECK(told("Event ID") == "1");
  CHECK(told("Source Name") == "Ada Min");
  CHECK(told("Source Sectors") == "Government");
  CHECK(told("Source Country") == "South Korea");
  CHECK(told("CAMEO Code") == "033");
  CHECK(told("Intensity") == "-5.2");
  CHECK(told("Target Name") == "the South");
  CHECK(told("Story ID") == "7");
  CHECK(told("Sentence Number") == "5");
  CHECK(cell(IcewsWriter::head(), writer.rows(8, record), "Event ID") == "3");
}

TEST_CASE("public statements, which CAMEO counts, follow the events in ICEWS alone") {
  Record record = sample_record("talks resume");
  record.events[0].statement.reset();
  record.dates[0].first_day = record.dates[0].last_day = "2018-01-12";
  IcewsWriter writer;
  const std::string rows = writer.rows(7, record);
  REQUIRE(line_count(rows) == 3);
  const std::string row = rows.substr(rows.rfind('\n', rows.size() - 2) + 1);
  const auto told = [&](const std::string& title) { return cell(IcewsWriter::head(), row, title); };
  CHECK(told("Event ID") == "3");
  CHECK(told("Event Date") == "2018-01-12");
  CHECK(told("Source Name") == "Ada Min");
  CHECK(told("Event Text") == "Make statement");
  CHECK(told("CAMEO Code") == "010");
  CHECK(told("Intensity") == "0.0");
  CHECK(told("Target Name").empty());
  CHECK(told("Sentence Number").empty());
  CHECK(line_count(polecat_rows(7, record, {})) == 1);
}

TEST_CASE("of talks each is a party to each other") {
  Record record = sample_record("talks resume");
  RecordedEvent& event = record.events[0];
  event.recipients.clear();
  event.rules.push_back(EventRule::reciprocal);
  event.actors = {{"A", {}}, {"B", {}}, {"C", {}}};
  IcewsWriter writer;
  CHECK(line_count(writer.rows(1, record)) == 6);
  event.actors.resize(2000);
  CHECK(line_count(writer.rows(1, record)) == 1000);
  event.actors.clear();
  CHECK(line_count(writer.rows(1, record)) == 1);
}

TEST_CASE("what was done is dated by its own day, what is to come by the day it was said") {
  Record record = sample_record("talks resume");
  record.dates[0].first_day = record.dates[0].last_day = "2018-01-12";
  record.statements[0].date = {};
  const auto day = [&] { return cell(polecat_head(), polecat_rows(1, record, {}), "Event Date"); };
  CHECK(day() == "2018-01-16");
  record.events[0].realis = Realis::actual;
  CHECK(day() == "2018-01-12");
  record.dates[0].last_day = "2018-01-14";
  CHECK(day() == "2018-01-16");
  record.metadata.published = {};
  record.settled_day = SettledDay{"2018-01-15", true};
  CHECK(day() == "2018-01-15");
}

TEST_CASE("every code that events are given has its label and its intensity") {
  std::string_view left = base::embedded("events/codes.tsv");
  int row_count = 0;
  while (!left.empty()) {
    const std::string line(left.substr(0, left.find('\n')));
    left.remove_prefix(std::min(left.size(), line.size() + 1));
    const auto cells = cells_of(line);
    REQUIRE(cells.size() >= 3);
    Plover event = Plover::none;
    REQUIRE(parse_name(cells[0], event));
    INFO(line);
    CHECK_FALSE(EventTables::shared().cameo_name(cells[2]).empty());
    const auto mode = EventTables::shared().mode(event, cells[1]);
    CHECK((mode.intensity_tenths != 0 || event == Plover::request));
    ++row_count;
  }
  CHECK(row_count > 50);
  CHECK(EventTables::shared().mode(Plover::assault, "weather").intensity_tenths == -90);
  CHECK(EventTables::shared().country_name("PRK") == "North Korea");
  CHECK(EventTables::shared().cow_number("ATLANTIS").empty());
}
