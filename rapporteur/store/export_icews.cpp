#include "rapporteur/store/event_row.h"
#include "rapporteur/store/event_tables.h"
#include "rapporteur/store/export_events.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rapporteur::store {

namespace {

/// Pairs of one event beyond so many are left out: an event of sense has fewer.
constexpr std::size_t most_pairs = 1000;

constexpr std::array<std::string_view, 20> titles{
    "Event ID",       "Event Date", "Source Name",     "Source Sectors", "Source Country",
    "Event Text",     "CAMEO Code", "Intensity",       "Target Name",    "Target Sectors",
    "Target Country", "Story ID",   "Sentence Number", "Publisher",      "City",
    "District",       "Province",   "Country",         "Latitude",       "Longitude"};

using Pair = std::pair<const RecordedParty*, const RecordedParty*>;  // either may be null

bool is_reciprocal(const RecordedEvent& event) {
  return event.recipients.empty() && event.actors.size() > 1 &&
         std::ranges::find(event.rules, EventRule::reciprocal) != event.rules.end();
}

/// Everybody with everybody else; where one side is not told, with nobody.
std::vector<Pair> pairs_of(const RecordedEvent& event) {
  std::vector<Pair> pairs;
  const RecordedParty* const nobody = nullptr;
  const auto& receiving = is_reciprocal(event) ? event.actors : event.recipients;
  const std::size_t actors = std::max<std::size_t>(event.actors.size(), 1);
  const std::size_t recipients = std::max<std::size_t>(receiving.size(), 1);
  for (std::size_t i = 0; i < actors; ++i) {
    for (std::size_t j = 0; j < recipients && pairs.size() < most_pairs; ++j) {
      if (is_reciprocal(event) && i == j) continue;
      pairs.emplace_back(event.actors.empty() ? nobody : &event.actors[i],
                         receiving.empty() ? nobody : &receiving[j]);
    }
  }
  return pairs;
}

/// Name, sectors and country of a party; empty cells for nobody.
void add_party(std::vector<std::string>& cells, const Record& record, const RecordedParty* party) {
  const RecordedActor* actor = party ? actor_of(record, *party) : nullptr;
  cells.push_back(party ? party->name : std::string());
  if (!actor) {
    cells.insert(cells.end(), 2, std::string());
    return;
  }
  const EventTables& tables = EventTables::shared();
  std::string sectors;
  for (const std::string* code : {&actor->sector, &actor->second_sector, &actor->country}) {
    const std::string_view name = tables.sector_name(*code);
    if (!name.empty()) sectors += (sectors.empty() ? "" : ",") + std::string(name);
  }
  cells.push_back(std::move(sectors));
  cells.emplace_back(tables.country_name(actor->country));
}

/// What was done, by its code: label, code and intensity.
void add_code(std::vector<std::string>& cells, const std::string& cameo, std::int32_t goldstein_tenths) {
  cells.emplace_back(EventTables::shared().cameo_name(cameo));
  cells.push_back(cameo);
  cells.push_back(written_tenths(goldstein_tenths));
}

/// City, district, province, country and point. The table of places has no districts.
void add_place(std::vector<std::string>& cells, const RecordedEvent& event) {
  PlaceCells place = cells_of_place(event);
  cells.push_back(std::move(place.city));
  cells.emplace_back();
  cells.push_back(std::move(place.area));
  cells.emplace_back(EventTables::shared().country_name(place.country));
  cells.push_back(std::move(place.latitude));
  cells.push_back(std::move(place.longitude));
}

}  // namespace

std::string IcewsWriter::head() {
  return tabbed_line(std::span<const std::string_view>(titles));
}

std::string IcewsWriter::rows(std::int64_t article, const Record& record) {
  std::string rows;
  for (const RecordedEvent& event : record.events) {
    if (!is_counted(event)) continue;
    for (const auto& [actor, recipient] : pairs_of(event)) {
      std::vector<std::string> cells{std::to_string(++row_count_), day_of_event(record, event)};
      add_party(cells, record, actor);
      add_code(cells, event.cameo, event.goldstein_tenths);
      add_party(cells, record, recipient);
      cells.push_back(std::to_string(article));
      cells.push_back(std::to_string(event.sentence_number + 1));
      cells.push_back(value_of(record.metadata.outlet));
      add_place(cells, event);
      rows += tabbed_line(cells);
    }
  }
  for (const record::PublicStatement& each : record::public_statements(record))
    rows += rows_of_statement(article, record, each);
  return rows;
}

/// Nothing tells where it was said, and in which sentence the record does not keep.
std::string IcewsWriter::rows_of_statement(std::int64_t article, const Record& record,
                                           const record::PublicStatement& told) {
  const RecordedStatement& statement = record.statements[told.statement];
  std::vector<const RecordedParty*> addressees;
  for (const RecordedParty& each : statement.addressees) addressees.push_back(&each);
  if (addressees.empty()) addressees.push_back(nullptr);
  std::string rows;
  for (const RecordedParty* addressee : addressees) {
    std::vector<std::string> cells{std::to_string(++row_count_), day_of_statement(record, statement)};
    add_party(cells, record, &statement.speakers.front());
    add_code(cells, std::string(told.cameo), told.goldstein_tenths);
    add_party(cells, record, addressee);
    cells.push_back(std::to_string(article));
    cells.emplace_back();
    cells.push_back(value_of(record.metadata.outlet));
    cells.resize(titles.size());
    rows += tabbed_line(cells);
  }
  return rows;
}

}  // namespace rapporteur::store
