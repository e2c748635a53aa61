#include "rapporteur/base/expect.h"
#include "rapporteur/store/event_row.h"
#include "rapporteur/store/event_tables.h"
#include "rapporteur/store/export_events.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace rapporteur::store {

namespace {

constexpr std::array<std::string_view, 40> titles{"Event ID",
                                                  "Event Date",
                                                  "Event Type",
                                                  "Event Mode",
                                                  "Intensity",
                                                  "Quad Code",
                                                  "Contexts",
                                                  "Actor Name",
                                                  "Actor Country",
                                                  "Actor COW",
                                                  "Primary Actor Sector",
                                                  "Actor Sectors",
                                                  "Actor Title",
                                                  "Actor Name Raw",
                                                  "Wikipedia Actor ID",
                                                  "Recipient Name",
                                                  "Recipient Country",
                                                  "Recipient COW",
                                                  "Primary Recipient Sector",
                                                  "Recipient Sectors",
                                                  "Recipient Title",
                                                  "Recipient Name Raw",
                                                  "Wikipedia Recipient ID",
                                                  "Placename",
                                                  "City",
                                                  "District",
                                                  "Province",
                                                  "Country",
                                                  "Latitude",
                                                  "Longitude",
                                                  "GeoNames ID",
                                                  "Raw Placename",
                                                  "Feature Type",
                                                  "Source",
                                                  "Publication Date",
                                                  "Story People",
                                                  "Story Organizations",
                                                  "Story Locations",
                                                  "Language",
                                                  "Version"};

constexpr std::array<std::string_view, Names<Quad>::all.size()> quad_codes{
    "", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"};

std::string joined_words(const std::vector<RecordedWords>& all) {
  std::vector<std::string> words;
  std::ranges::transform(all, std::back_inserter(words), &RecordedWords::words);
  return joined(words);
}

/// Writes the events of one article.
class RowMaker {
 public:
  RowMaker(std::int64_t article, const Record& record, const PolecatOptions& options)
      : article_(article), record_(record), options_(options) {}

  std::string row(const RecordedEvent& event) const {
    std::vector<std::string> cells = cells_of_label(event);
    add_parties(cells, event.actors, event.actor_words);
    add_parties(cells, event.recipients, event.recipient_words);
    add_place(cells, event);
    add_story(cells);
    expect(cells.size() == titles.size(), "a row has a cell for each column");
    return tabbed_line(cells);
  }

 private:
  std::vector<std::string> cells_of_label(const RecordedEvent& event) const {
    const EventTables::Mode mode = EventTables::shared().mode(event.event, event.mode);
    const Quad quad = event.event == Plover::sanction ? options_.sanction_quad : event.quad;
    return {std::to_string(article_) + "_" + std::to_string(event.ordinal),
            day_of_event(record_, event),
            std::string(name_of(event.event)),
            std::string(mode.name),
            written_tenths(mode.intensity_tenths),
            std::string(quad_codes[static_cast<std::size_t>(quad)]),
            joined(event.contexts)};
  }

  void add_parties(std::vector<std::string>& cells, const std::vector<RecordedParty>& parties,
                   const std::vector<RecordedWords>& words) const {
    std::vector<std::string> names;
    std::vector<std::string> countries;
    std::vector<std::string> numbers;
    std::vector<std::string> first_sectors;
    std::vector<std::string> sectors;
    std::vector<std::string> roles;
    for (const RecordedParty& party : parties) {
      names.push_back(party.name);
      const RecordedActor* actor = actor_of(record_, party);
      if (!actor) continue;
      countries.push_back(actor->country);
      numbers.emplace_back(EventTables::shared().cow_number(actor->country));
      first_sectors.push_back(actor->sector);
      sectors.push_back(actor->sector);
      sectors.push_back(actor->second_sector);
      for (const RecordedWords& role : actor->role) roles.push_back(role.words);
    }
    for (const auto* all : {&names, &countries, &numbers, &first_sectors, &sectors, &roles})
      cells.push_back(joined(*all));
    cells.push_back(joined_words(words));
    cells.emplace_back();
  }

  /// The place as it is called and as named. The table of places has no districts.
  static void add_place(std::vector<std::string>& cells, const RecordedEvent& event) {
    PlaceCells place = cells_of_place(event);
    cells.push_back(event.place_name);
    cells.push_back(std::move(place.city));
    cells.emplace_back();
    cells.push_back(std::move(place.area));
    cells.push_back(std::move(place.country));
    cells.push_back(std::move(place.latitude));
    cells.push_back(std::move(place.longitude));
    cells.push_back(std::move(place.geonames_id));
    cells.push_back(joined_words(event.place));
    cells.emplace_back(name_of(event.place_kind));
  }

  void add_story(std::vector<std::string>& cells) const {
    cells.push_back(value_of(record_.metadata.outlet));
    cells.push_back(day_of_publication(record_));
    cells.push_back(named({ActorKind::person}));
    cells.push_back(named({ActorKind::organisation}));
    cells.push_back(named({ActorKind::state, ActorKind::place}));
    cells.push_back(value_of(record_.metadata.language));
    cells.push_back(options_.version);
  }

  /// The names of the article's actors of some kinds.
  std::string named(std::initializer_list<ActorKind> kinds) const {
    std::vector<std::string> names;
    for (const RecordedActor& actor : record_.actors) {
      if (std::ranges::find(kinds, actor.kind) != kinds.end()) names.push_back(actor.name);
    }
    return joined(names);
  }

  std::int64_t article_;
  const Record& record_;
  const PolecatOptions& options_;
};

}  // namespace

std::string polecat_head() {
  return tabbed_line(std::span<const std::string_view>(titles));
}

std::string polecat_rows(std::int64_t article, const Record& record, const PolecatOptions& options) {
  const RowMaker maker(article, record, options);
  std::string rows;
  for (const RecordedEvent& event : record.events) {
    if (is_counted(event)) rows += maker.row(event);
  }
  return rows;
}

}  // namespace rapporteur::store
