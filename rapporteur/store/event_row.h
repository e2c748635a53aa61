#pragma once

#include "rapporteur/record/record.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What the layouts of other event data have in common.
namespace rapporteur::store {

/// A line of cells: control characters become blanks and quotation marks apostrophes, so that readers with
/// and without quoting read the same.
std::string tabbed_line(std::span<const std::string> cells);
std::string tabbed_line(std::span<const std::string_view> titles);

/// Whether event data count it: told as news and as done, promised, asked for, refused or threatened.
bool is_counted(const RecordedEvent& event);

/// The day that event data would date it: of what was done its own, where it comes to one day; else the day
/// on which it was said; else that of publication. ISO 8601; empty where nothing tells it.
std::string day_of_event(const Record& record, const RecordedEvent& event);
/// The day on which something was said: its own, where it comes to one day; else that of publication.
std::string day_of_statement(const Record& record, const RecordedStatement& statement);
/// The day of publication as the page tells it; empty where it does not.
std::string day_of_publication(const Record& record);
std::string value_of(const std::optional<MetadataValue>& value);

/// The actor of the article that a party is, or null.
const RecordedActor* actor_of(const Record& record, const RecordedParty& party);

/// Where an event happened, as other event data tell it; what is not settled is empty.
struct PlaceCells {
  std::string city;
  std::string area;
  std::string country;  ///< ISO 3166 alpha-3
  std::string latitude;
  std::string longitude;
  std::string geonames_id;
};
PlaceCells cells_of_place(const RecordedEvent& event);

/// "-4.4"
std::string written_tenths(std::int32_t tenths);

/// Joins texts by "; ", each once, without the empty ones.
std::string joined(std::span<const std::string> texts);

}  // namespace rapporteur::store
