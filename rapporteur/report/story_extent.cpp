#include "rapporteur/report/story_extent.h"

namespace rapporteur::report {

std::set<std::string> outlets_in(const StoryRecords& story, const Evidence& evidence) {
  std::set<std::string> outlets;
  for (const NumberedRecord& each : story.records) outlets.insert(evidence.outlet(each.article));
  return outlets;
}

Days days_of(const StoryRecords& story, const Evidence& evidence) {
  Days days;
  for (const NumberedRecord& each : story.records) days.add(evidence.article(each.article).day);
  return days;
}

}  // namespace rapporteur::report
