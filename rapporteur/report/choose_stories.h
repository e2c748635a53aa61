#pragma once

#include "rapporteur/report/make_report.h"
#include "rapporteur/story/story.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rapporteur {

/// What a reader asks a report for.
struct ReportChoice {
  std::optional<std::int64_t> story;  ///< this one alone
  std::string since;                  ///< stories that go on to this day or longer, ISO 8601; empty for all
  std::size_t most_stories = 12;
  std::size_t most_articles = 60;  ///< of one story: copies are left out first, then the last ones
};

/// A story that a report covers, with those of its articles that it draws on.
struct ChosenStory {
  const Story* story = nullptr;  ///< never null
  std::vector<std::int64_t> articles;
};

struct ChosenStories {
  std::vector<ChosenStory> stories;  ///< in order of first days
  ReportRest rest;
};

/// Chooses the stories with the most articles that are no copies, of as many the most recent ones.
ChosenStories choose_stories(const Stories& stories, const ReportChoice& choice);

}  // namespace rapporteur
