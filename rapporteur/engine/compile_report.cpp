#include "rapporteur/engine/compile_report.h"

#include "rapporteur/comparison/compare_story.h"
#include "rapporteur/engine/bind_stories.h"
#include "rapporteur/engine/story_records.h"
#include "rapporteur/position/find_positions.h"
#include "rapporteur/report/make_report.h"

#include <algorithm>
#include <string>
#include <utility>

namespace rapporteur {

namespace {

/// The records of the chosen stories, each once, in order of their numbers.
Result<RecordsByArticle> records_of(Store& store, const ChosenStories& chosen) {
  RecordsByArticle records;
  for (const ChosenStory& story : chosen.stories) {
    if (const auto read = read_records(store, story.articles, records); !read) return fail(read.error());
  }
  return records;
}

/// The positions that the covered articles tell; record by record, in order of their numbers.
Positions positions_in(const RecordsByArticle& records) {
  Ledger ledger;
  for (const auto& [article, record] : records) ledger.add({article, &record});
  return ledger.finish();
}

/// What could not be read and belongs to no article.
Result<std::vector<Gap>> unread(Store& store) {
  auto rows = store.gaps();
  if (!rows) return fail(rows.error());
  std::vector<Gap> gaps;
  for (store::GapRow& row : *rows) {
    if (!row.article) gaps.push_back(std::move(row.gap));
  }
  return gaps;
}

}  // namespace

Result<Report> compile_report(Store& store, const ReportChoice& choice) {
  const auto stories = store.stories();
  if (!stories) return fail(stories.error());
  const ChosenStories chosen = choose_stories(*stories, choice);
  if (choice.story && chosen.stories.empty()) {
    return fail(ErrorKind::not_found,
                "no story has the number " + std::to_string(*choice.story) +
                    "; leave out --story for the whole record",
                store.path());
  }
  const auto records = records_of(store, chosen);
  if (!records) return fail(records.error());
  auto gaps = unread(store);
  if (!gaps) return fail(gaps.error());

  ReportMaterial material;
  for (const ChosenStory& each : chosen.stories)
    material.stories.push_back(with_records(*each.story, each.articles, *records));
  const story::HappeningJudge judge;
  for (const StoryRecords& each : material.stories) {
    material.comparisons.push_back(compare_story(each));
    material.facts.push_back(bind_latest(each, judge));
  }
  material.lines = stories->lines;
  for (const StoryLine& line : stories->lines) {
    std::vector<StoryRecords> of_line;
    for (const StoryRecords& each : material.stories) {
      if (std::ranges::count(line.stories, each.story->id) > 0) of_line.push_back(each);
    }
    if (auto along = compare_line(of_line); !along.empty())
      material.along_lines.emplace(line.id, std::move(along));
  }
  material.inferred_days = stories->inferred_days;
  material.rest = chosen.rest;
  material.positions = positions_in(*records);
  // A report on one story, or since a day, is none on the whole run.
  if (!choice.story && choice.since.empty()) material.unread = std::move(*gaps);
  return make_report(material);
}

}  // namespace rapporteur
