#pragma once

#include "rapporteur/report/report.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace rapporteur {

/// What a report says at most of one story; the rest is counted.
struct ReportBounds {
  std::size_t statements_of_speaker = 12;
  std::size_t speakers = 24;
  std::size_t happenings = 40;
  std::size_t comparisons_of_verdict = 12;
  std::size_t entries_of_party = 32;
  std::size_t gaps = 12;
};

/// What of the record a report does not cover.
struct ReportRest {
  std::uint64_t stories = 0;
  std::uint64_t articles = 0;          ///< of those stories
  std::uint64_t further_articles = 0;  ///< of the stories that it covers
};

/// What a report is made of: the stories that it covers with their records, in order of their first days, and
/// what the stages before came to on them. All of it outlives the report's making.
struct ReportMaterial {
  std::vector<StoryRecords> stories;
  std::vector<StoryFacts> facts;  ///< story by story; may be empty
  std::vector<StoryComparison> comparisons;
  std::vector<StoryLine> lines;
  /// What differs from story to story of a line, by its id.
  std::map<std::int64_t, std::vector<Comparison>> along_lines{};
  std::vector<InferredDay> inferred_days;
  Positions positions;
  std::vector<Gap> unread;  ///< inputs that no article could be made of
  ReportRest rest{};
  ReportBounds bounds{};
};

/// Writes the dossier: story lines, each story with its outlets, what happened when, who said what, where the
/// accounts agree and differ, the ledger of positions, and what could not be read. Each sentence is a
/// template over facts and has its footnotes.
Report make_report(const ReportMaterial& material);

}  // namespace rapporteur
