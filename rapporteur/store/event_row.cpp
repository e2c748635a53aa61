#include "rapporteur/store/event_row.h"

#include <algorithm>
#include <cstdlib>

namespace rapporteur::store {

namespace {

void add_cell(std::string& line, std::string_view cell) {
  for (const char c : cell) {
    const auto byte = static_cast<unsigned char>(c);
    line += byte < 0x20 || byte == 0x7f ? ' ' : c == '"' ? '\'' : c;
  }
}

template <class Cell>
std::string line_of(std::span<const Cell> cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += '\t';
    add_cell(line, cells[i]);
  }
  return line + "\n";
}

/// The one day that a date comes to; empty for longer stretches.
std::string one_day(const Record& record, std::optional<std::uint32_t> date) {
  if (!date) return {};
  const RecordedDate& told = record.dates[*date];
  return told.first_day && told.first_day == told.last_day ? *told.first_day : std::string();
}

bool is_dated_by_its_act(const RecordedEvent& event) {
  return event.realis == Realis::actual || event.realis == Realis::ceased || event.realis == Realis::refused;
}

/// The day of publication: as the page tells it, else as it was settled.
std::string day_told(const Record& record) {
  std::string published = day_of_publication(record);
  return published.empty() && record.settled_day ? record.settled_day->day : published;
}

}  // namespace

std::string tabbed_line(std::span<const std::string> cells) {
  return line_of(cells);
}
std::string tabbed_line(std::span<const std::string_view> titles) {
  return line_of(titles);
}

bool is_counted(const RecordedEvent& event) {
  return event.polarity != Polarity::negative && !event.is_background &&
         event.realis != Realis::hypothetical && event.realis != Realis::historic;
}

std::string value_of(const std::optional<MetadataValue>& value) {
  return value ? value->value : std::string();
}

std::string day_of_publication(const Record& record) {
  return value_of(record.metadata.published).substr(0, 10);
}

std::string day_of_statement(const Record& record, const RecordedStatement& statement) {
  std::string day = one_day(record, statement.date);
  return day.empty() ? day_told(record) : day;
}

std::string day_of_event(const Record& record, const RecordedEvent& event) {
  if (is_dated_by_its_act(event)) {
    if (std::string day = one_day(record, event.date); !day.empty()) return day;
  }
  return event.statement ? day_of_statement(record, record.statements[*event.statement]) : day_told(record);
}

const RecordedActor* actor_of(const Record& record, const RecordedParty& party) {
  return party.actor ? &record.actors[*party.actor] : nullptr;
}

PlaceCells cells_of_place(const RecordedEvent& event) {
  PlaceCells cells;
  cells.country = event.place_country;
  cells.area = event.place_area;
  cells.latitude = event.latitude;
  cells.longitude = event.longitude;
  if (!event.place_country.empty() && event.place_kind == PlaceKind::city &&
      event.place_rule != PlaceRule::several)
    cells.city = event.place_name;
  if (event.geonames_id != 0) cells.geonames_id = std::to_string(event.geonames_id);
  return cells;
}

std::string written_tenths(std::int32_t tenths) {
  const std::int32_t size = std::abs(tenths);
  return (tenths < 0 ? "-" : "") + std::to_string(size / 10) + "." + std::to_string(size % 10);
}

std::string joined(std::span<const std::string> texts) {
  std::string all;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto before = texts.first(i);
    if (texts[i].empty() || std::ranges::find(before, texts[i]) != before.end()) continue;
    all += (all.empty() ? "" : "; ") + texts[i];
  }
  return all;
}

}  // namespace rapporteur::store
