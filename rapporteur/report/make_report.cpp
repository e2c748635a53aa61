#include "rapporteur/report/make_report.h"

#include "rapporteur/report/evidence.h"
#include "rapporteur/report/sections.h"

#include <algorithm>
#include <utility>

namespace rapporteur {

namespace {

void add(Report& report, ReportSection section) {
  if (!section.items.empty()) report.sections.push_back(std::move(section));
}

void add(Report& report, std::vector<ReportSection> sections) {
  for (ReportSection& section : sections) add(report, std::move(section));
}

std::string title_of(const ReportMaterial& material) {
  if (material.stories.empty()) return "Nothing to report";
  // The story that is told most gives the title.
  const auto biggest = std::ranges::max_element(material.stories, {},
                                                [](const StoryRecords& each) { return each.records.size(); });
  return biggest->story->title;
}

}  // namespace

Report make_report(const ReportMaterial& material) {
  report::Evidence evidence(material);
  Report made{.title = title_of(material)};
  add(made, report::opening_section(material, evidence));
  add(made, report::line_sections(material, evidence));
  for (std::size_t i = 0; i < material.stories.size(); ++i) {
    const StoryRecords& story = material.stories[i];
    const auto compared = std::ranges::find(material.comparisons, story.story->id, &StoryComparison::story);
    const report::StoryView view{.material = material,
                                 .story = story,
                                 .facts = i < material.facts.size() ? &material.facts[i] : nullptr,
                                 .comparison = compared == material.comparisons.end() ? nullptr : &*compared};
    add(made, report::outlets_section(view, evidence));
    add(made, report::chronology_section(view, evidence));
    add(made, report::sayings_section(view, evidence));
    add(made, report::comparison_sections(view, evidence));
  }
  add(made, report::ledger_sections(material, evidence));
  add(made, report::gaps_section(material, evidence));
  evidence.move_into(made);
  return made;
}

}  // namespace rapporteur
