#include "cli/open_record.h"
#include "cli/run.h"
#include "cli/terminal.h"
#include "rapporteur/store/export.h"
#include "rapporteur/store/schema.h"

namespace rapporteur::cli {

namespace {

constexpr std::int64_t rows_at_once = 500;

Result<void> export_article(Store& store, std::int64_t article, const store::JsonOptions& options) {
  const auto record = store.record(article);
  if (!record) return fail(record.error());
  const auto sightings = store.sightings(article);
  if (!sightings) return fail(sightings.error());
  put(store::json_line(article, *record, *sightings, options));
  return {};
}

/// The rows of one article in the list that was asked for.
Result<void> export_rows(Store& store, const store::ArticleRow& article, bool is_of_articles) {
  if (is_of_articles) {
    put(store::csv_row(article));
    return {};
  }
  const auto rows = store.attributions(article.article);
  if (!rows) return fail(rows.error());
  for (const store::AttributionRow& row : *rows) put(store::csv_row(row));
  return {};
}

}  // namespace

int run_export(const Arguments& arguments) {
  auto store = open_record(arguments);
  if (!store) return say_failed(store.error());
  const bool is_csv = arguments.value("format") == "csv";
  const store::JsonOptions options{.has_furniture = arguments.has("all")};
  const bool is_of_articles = arguments.value("rows") == "articles";
  if (is_csv) put(is_of_articles ? store::csv_head_of_articles() : store::csv_head_of_attributions());
  std::int64_t after = 0;
  for (;;) {
    const auto rows = store->articles(after, rows_at_once);
    if (!rows) return say_failed(rows.error());
    if (rows->empty()) return done;
    for (const store::ArticleRow& row : *rows) {
      after = row.article;
      const auto outcome =
          is_csv ? export_rows(*store, row, is_of_articles) : export_article(*store, row.article, options);
      if (!outcome) return say_failed(outcome.error());
    }
  }
}

int run_schema(const Arguments& arguments) {
  put(arguments.has("markdown") ? store::schema_markdown() : store::schema_sql());
  return done;
}

}  // namespace rapporteur::cli
