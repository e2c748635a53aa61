#pragma once

#include "rapporteur/comparison/comparison.h"

namespace rapporteur {

/// Sets the accounts of one story's articles side by side: quotations, numbers, dates, participants, names
/// and claims, each with a verdict and the rule that decided (docs/comparison.md). Articles that repeat
/// another one are not compared; they count with it. A function of its arguments; any number of threads may
/// call it.
StoryComparison compare_story(const StoryRecords& story);

}  // namespace rapporteur
