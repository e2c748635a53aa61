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

}  // namespace

int run_export(const Arguments& arguments) {
  auto store = open_record(arguments);
  if (!store) return say_failed(store.error());
  const bool is_csv = arguments.value("format") == "csv";
  const store::JsonOptions options{.has_furniture = arguments.has("all")};
  if (is_csv) put(store::csv_head());
  std::int64_t after = 0;
  for (;;) {
    const auto rows = store->articles(after, rows_at_once);
    if (!rows) return say_failed(rows.error());
    if (rows->empty()) return done;
    for (const store::ArticleRow& row : *rows) {
      after = row.article;
      if (is_csv) {
        put(store::csv_row(row));
      } else if (auto outcome = export_article(*store, row.article, options); !outcome) {
        return say_failed(outcome.error());
      }
    }
  }
}

int run_schema(const Arguments& arguments) {
  put(arguments.has("markdown") ? store::schema_markdown() : store::schema_sql());
  return done;
}

}  // namespace rapporteur::cli
