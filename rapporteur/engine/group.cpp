#include "rapporteur/engine/engine.h"
#include "rapporteur/story/document.h"
#include "rapporteur/story/grouper.h"
#include "rapporteur/story/make_stories.h"

#include <utility>

namespace rapporteur {

namespace {

constexpr std::int64_t articles_at_once = 500;

}  // namespace

Result<std::uint64_t> group(Store& store) {
  const auto counts = store.counts();
  if (!counts) return fail(counts.error());
  const auto grouped = store.last_grouped();
  if (!grouped) return fail(grouped.error());
  if (*grouped == counts->articles) return 0;
  const story::Judge judge;
  story::Grouper grouper(judge, story::Background::shipped());
  std::uint64_t new_count = 0;
  std::int64_t after = 0;
  for (;;) {
    const auto rows = store.articles(after, articles_at_once);
    if (!rows) return fail(rows.error());
    if (rows->empty()) break;
    for (const store::ArticleRow& row : *rows) {
      after = row.article;
      const auto record = store.record(row.article);
      if (!record) return fail(record.error());
      grouper.add(story::document_of(NumberedRecord{row.article, &*record}));
      if (row.article > *grouped) ++new_count;
    }
  }
  const auto outcome = store.replace_stories(story::make_stories(grouper));
  if (!outcome) return fail(outcome.error());
  return new_count;
}

}  // namespace rapporteur
