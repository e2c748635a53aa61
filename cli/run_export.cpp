#include "cli/open_record.h"
#include "cli/run.h"
#include "cli/terminal.h"
#include "rapporteur/store/export.h"
#include "rapporteur/store/export_facts.h"
#include "rapporteur/store/schema.h"

#include <optional>
#include <string>

namespace rapporteur::cli {

namespace {

constexpr std::int64_t rows_at_once = 500;

Result<void> export_annotations(Store& store, std::int64_t article) {
  const auto record = store.record(article);
  if (!record) return fail(record.error());
  put(store::annotation_line(article, *record));
  return {};
}

Result<void> export_article(Store& store, std::int64_t article, const store::JsonOptions& options) {
  const auto record = store.record(article);
  if (!record) return fail(record.error());
  const auto sightings = store.sightings(article);
  if (!sightings) return fail(sightings.error());
  put(store::json_line(article, *record, *sightings, options));
  return {};
}

/// What a row of csv is: a kind of facts, or nothing for articles.
std::optional<FactKind> kind_of_rows(const std::string& rows) {
  for (std::size_t kind = 0; kind < Names<FactKind>::all.size(); ++kind) {
    if (store::table_of(static_cast<FactKind>(kind)) == rows) return static_cast<FactKind>(kind);
  }
  return std::nullopt;
}

/// The rows of one article in the list that was asked for.
Result<void> export_rows(Store& store, const store::ArticleRow& article, std::optional<FactKind> kind) {
  if (!kind) {
    put(store::csv_row(article));
    return {};
  }
  const auto rows = store.facts(*kind, article.article);
  if (!rows) return fail(rows.error());
  put(store::csv_rows(*rows));
  return {};
}

}  // namespace

int run_export(const Arguments& arguments) {
  auto store = open_record(arguments);
  if (!store) return say_failed(store.error());
  const bool is_csv = arguments.value("format") == "csv";
  const bool is_annotation = arguments.value("format") == "annotation";
  const store::JsonOptions options{.has_furniture = arguments.has("all")};
  const auto kind = kind_of_rows(arguments.value("rows"));
  if (is_csv) put(kind ? store::csv_head_of(*kind) : store::csv_head_of_articles());
  std::int64_t after = 0;
  for (;;) {
    const auto rows = store->articles(after, rows_at_once);
    if (!rows) return say_failed(rows.error());
    if (rows->empty()) return done;
    for (const store::ArticleRow& row : *rows) {
      after = row.article;
      const auto outcome = is_annotation ? export_annotations(*store, row.article)
                           : is_csv      ? export_rows(*store, row, kind)
                                         : export_article(*store, row.article, options);
      if (!outcome) return say_failed(outcome.error());
    }
  }
}

int run_schema(const Arguments& arguments) {
  put(arguments.has("markdown") ? store::schema_markdown() : store::schema_sql());
  return done;
}

}  // namespace rapporteur::cli
