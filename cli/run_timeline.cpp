#include "cli/open_record.h"
#include "cli/run.h"
#include "cli/terminal.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace rapporteur::cli {

namespace {

std::string names_of(const std::vector<RecordedParty>& parties) {
  std::string names;
  for (const RecordedParty& party : parties) names += (names.empty() ? "" : ", ") + party.name;
  return names.empty() ? "?" : names;
}

/// One line of the timeline: what is told alike of one day in one story.
struct Entry {
  std::string day;
  std::int64_t story = 0;
  std::string event;
  std::string actors;
  std::string recipients;
  friend auto operator<=>(const Entry&, const Entry&) = default;
};

struct Told {
  std::set<std::int64_t> articles;
  std::string words;  // of the first article
};

using Timeline = std::map<Entry, Told>;

void add_events(std::int64_t article, std::int64_t story, const Record& record, Timeline& timeline) {
  for (const RecordedEvent& event : record.events) {
    if (event.realis != Realis::actual || event.polarity != Polarity::positive || !event.date) continue;
    const RecordedDate& date = record.dates[*event.date];
    // What happened in some year, or at no time that is told, is no line among days.
    if (!date.first_day || date.granularity == Granularity::none || date.granularity > Granularity::month)
      continue;
    std::string day = *date.first_day;
    if (date.last_day != date.first_day) day += " to " + *date.last_day;
    Told& told = timeline[{std::move(day), story, std::string(name_of(event.event)), names_of(event.actors),
                           names_of(event.recipients)}];
    told.articles.insert(article);
    if (told.words.empty() && !event.trigger.empty()) told.words = event.trigger.front().words;
  }
}

void print(const Timeline& timeline, const std::string& since) {
  for (const auto& [entry, told] : timeline) {
    if (entry.day < since) continue;
    std::string articles;
    for (const std::int64_t article : told.articles)
      articles += (articles.empty() ? "" : " ") + std::to_string(article);
    put(entry.day + "\t" + entry.event + "\t" + printable(entry.actors) + "\t" + printable(told.words) +
        "\t" + printable(entry.recipients) + "\tstory " + std::to_string(entry.story) + "\t" + articles +
        "\n");
  }
}

}  // namespace

int run_timeline(const Arguments& arguments) {
  auto store = open_record(arguments);
  if (!store) return say_failed(store.error());
  const auto stories = store->stories();
  if (!stories) return say_failed(stories.error());
  Timeline timeline;
  for (const Story& story : stories->stories) {
    if (arguments.has("story") && arguments.number("story") != static_cast<std::uint64_t>(story.id)) continue;
    std::set<std::int64_t> copies;
    for (const Copy& copy : story.copies) copies.insert(copy.article);
    for (const StoryMember& member : story.members) {
      if (copies.contains(member.article)) continue;
      const auto record = store->record(member.article);
      if (!record) return say_failed(record.error());
      add_events(member.article, story.id, *record, timeline);
    }
  }
  print(timeline, arguments.has("since") ? arguments.value("since") : std::string());
  return done;
}

}  // namespace rapporteur::cli
