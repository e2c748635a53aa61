#pragma once

#include "rapporteur/report/evidence.h"
#include "rapporteur/report/make_report.h"

#include <cstddef>
#include <vector>

/// The parts of a report. Each is made from the material alone and hands on nothing but its sections; one
/// without items is left out.
namespace rapporteur::report {

/// One story of the material with what belongs to it.
struct StoryView {
  const ReportMaterial& material;
  const StoryRecords& story;
  const StoryFacts* facts = nullptr;            ///< null where they were not made
  const StoryComparison* comparison = nullptr;  ///< the same
};

ReportSection opening_section(const ReportMaterial& material, Evidence& evidence);
std::vector<ReportSection> line_sections(const ReportMaterial& material, Evidence& evidence);
/// Which articles tell of the story; copies folded.
ReportSection outlets_section(const StoryView& view, Evidence& evidence);
/// Where the accounts of a line's stories differ from story to story.
ReportSection line_differences_section(const ReportMaterial& material, const StoryLine& line,
                                       Evidence& evidence);
ReportSection chronology_section(const StoryView& view, Evidence& evidence);
ReportSection sayings_section(const StoryView& view, Evidence& evidence);
/// Where the accounts agree, where they differ, what one outlet tells alone.
std::vector<ReportSection> comparison_sections(const StoryView& view, Evidence& evidence);
std::vector<ReportSection> ledger_sections(const ReportMaterial& material, Evidence& evidence);
ReportSection gaps_section(const ReportMaterial& material, Evidence& evidence);

}  // namespace rapporteur::report
