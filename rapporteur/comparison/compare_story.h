#pragma once

#include "rapporteur/comparison/comparison.h"

#include <cstddef>
#include <vector>

namespace rapporteur {

/// Articles beyond so many are not compared: pairs grow with the square.
inline constexpr std::size_t most_compared_articles = 64;

/// Sets the accounts of one story's articles side by side: quotations, numbers, dates, participants, names
/// and claims, each with a verdict and the rule that decided (docs/comparison.md). Articles that repeat
/// another one are not compared; they count with it. A function of its arguments; any number of threads may
/// call it.
StoryComparison compare_story(const StoryRecords& story);

/// Sets the accounts of a story line's stories side by side, from story to story: quotations, what somebody
/// said or refused to say, and names that are spelt in several ways; what agrees is left out. Numbers and
/// days are those of each story. A function of its arguments, like the other.
std::vector<Comparison> compare_line(const std::vector<StoryRecords>& stories);

}  // namespace rapporteur
