#include "rapporteur/report/report_test_tools.h"

#include <doctest/doctest.h>

#include <string>

using namespace rapporteur;
using namespace rapporteur::report;

namespace {

/// The lines of the chronology of one story, with their days.
std::string chronology(const std::vector<const HandMade*>& articles) {
  Story story;
  story.id = 1;
  story.title = "A story";
  ReportMaterial material;
  StoryRecords records{&story, {}};
  for (const HandMade* article : articles)
    records.records.push_back({static_cast<std::int64_t>(records.records.size() + 1), &article->record});
  material.stories.push_back(records);
  const Report made = make_report(material);
  std::string lines;
  if (const ReportSection* section = section_named(made, "What happened when")) {
    for (const ReportItem& item : section->items) lines += item.label + " | " + text_of(item.sentence) + "\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("a sentence of several days stands under that of what it tells first") {
  HandMade made(
      "Northline", "2018-01-20",
      {"A headline",
       "The committee met on Saturday to approve the march that both had agreed on three days ago."});
  made.add_event("agreed", made.add_date("three days ago", "2018-01-17"));
  made.add_event("met", made.add_date("on Saturday", "2018-01-20"));
  CHECK(chronology({&made}) ==
        "20 January 2018 | Northline: \u201cThe committee met on Saturday to approve the march that both had "
        "agreed on three days ago.\u201d\n");
}

TEST_CASE("an event is shown by the sentence that tells its day") {
  HandMade made("Northline", "2018-01-20",
                {"A headline", "Despite threats the vote stands. The neighbours warned of it on Friday."});
  RecordedEvent& event = made.add_event("threats", made.add_date("on Friday", "2018-01-19"));
  event.trigger.push_back(made.words("warned").front());
  CHECK(chronology({&made}) ==
        "19 January 2018 | Northline: \u201cThe neighbours warned of it on Friday.\u201d\n");
}

TEST_CASE("what stands below a picture is no entry of its own") {
  HandMade made("Northline", "2018-01-20",
                {"A headline", "Ada Min speaks on Friday.", "She spoke at length."});
  made.record.blocks[1].kind = BlockKind::caption;
  made.add_event("speaks", made.add_date("on Friday", "2018-01-26"));
  CHECK(chronology({&made}).empty());
}

TEST_CASE("copies of a wire's sentence are one entry, whatever their datelines") {
  HandMade one("Northline", "2018-01-20",
               {"A headline", "ROSTAL, Jan. 19 (Northline) - Envoys met on Friday."});
  one.add_event("met", one.add_date("on Friday", "2018-01-19"));
  HandMade other("WPM News", "2018-01-20", {"Other headline", "ROSTAL (Northline) -- Envoys met on Friday."});
  other.add_event("met", other.add_date("on Friday", "2018-01-19"));
  HandMade third("The Herald", "2018-01-20", {"Third headline", "Envoys met on Friday."});
  third.add_event("met", third.add_date("on Friday", "2018-01-19"));
  CHECK(chronology({&one, &other, &third}) ==
        "19 January 2018 | Northline: \u201cROSTAL, Jan. 19 (Northline) - Envoys met on Friday.\u201d\n");
}
