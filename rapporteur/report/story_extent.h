#pragma once

#include "rapporteur/report/evidence.h"
#include "rapporteur/story/story.h"

#include <set>
#include <string>

/// How far a story reaches: its outlets and days.
namespace rapporteur::report {

/// First and last day of publication among the articles; empty where none is known.
struct Days {
  std::string first;
  std::string last;
  void add(const std::string& day) {
    if (day.empty()) return;
    if (first.empty() || day < first) first = day;
    if (last.empty() || day > last) last = day;
  }
};

std::set<std::string> outlets_in(const StoryRecords& story, const Evidence& evidence);
Days days_of(const StoryRecords& story, const Evidence& evidence);

}  // namespace rapporteur::report
