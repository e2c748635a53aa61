#include "rapporteur/store/event_tables.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace rapporteur::store {

namespace {

using NameTable = std::map<std::string_view, std::string_view>;

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (;;) {
    const std::size_t end = line.find('\t');
    cells.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return cells;
    line.remove_prefix(end + 1);
  }
}

std::vector<std::vector<std::string_view>> rows_of(std::string_view path, std::size_t columns) {
  std::vector<std::vector<std::string_view>> rows;
  std::string_view left = base::embedded(path);
  while (!left.empty()) {
    const std::string_view line = left.substr(0, left.find('\n'));
    left.remove_prefix(std::min(left.size(), line.size() + 1));
    rows.push_back(cells_of(line));
    expect(rows.back().size() == columns, "a table of data/exports has its columns");
  }
  return rows;
}

std::string_view found_in(const NameTable& names, std::string_view key) {
  const auto found = names.find(key);
  return found == names.end() ? std::string_view() : found->second;
}

}  // namespace

const EventTables& EventTables::shared() {
  static const EventTables tables;
  return tables;
}

EventTables::EventTables() {
  for (const auto& row : rows_of("exports/countries.tsv", 3)) {
    cow_numbers_.emplace(row[0], row[1]);
    country_names_.emplace(row[0], row[2]);
  }
  for (const auto& row : rows_of("exports/sectors.tsv", 2)) sector_names_.emplace(row[0], row[1]);
  for (const auto& row : rows_of("exports/cameo.tsv", 2)) cameo_names_.emplace(row[0], row[1]);
  for (const auto& row : rows_of("exports/modes.tsv", 4)) {
    Plover event = Plover::none;
    Mode mode{row[2]};
    const auto [end, error] =
        std::from_chars(row[3].data(), row[3].data() + row[3].size(), mode.intensity_tenths);
    expect(parse_name(row[0], event) && error == std::errc{} && end == row[3].data() + row[3].size(),
           "a row of modes.tsv holds an event of PLOVER's and a number");
    modes_.emplace(std::pair(event, row[1]), mode);
  }
}

std::string_view EventTables::cow_number(std::string_view country) const {
  return found_in(cow_numbers_, country);
}
std::string_view EventTables::country_name(std::string_view country) const {
  return found_in(country_names_, country);
}
std::string_view EventTables::sector_name(std::string_view sector) const {
  return found_in(sector_names_, sector);
}
std::string_view EventTables::cameo_name(std::string_view cameo) const {
  return found_in(cameo_names_, cameo);
}

EventTables::Mode EventTables::mode(Plover event, std::string_view mode) const {
  const auto found = modes_.find({event, mode});
  if (found != modes_.end()) return found->second;
  const auto of_event = modes_.find({event, {}});
  return of_event == modes_.end() ? Mode{} : of_event->second;
}

}  // namespace rapporteur::store
