#include "cli/open_record.h"
#include "cli/run.h"
#include "cli/terminal.h"
#include "rapporteur/store/export.h"
#include "rapporteur/store/export_events.h"
#include "rapporteur/store/export_facts.h"
#include "rapporteur/store/schema.h"

#include <optional>
#include <string>

namespace rapporteur::cli {

namespace {

constexpr std::int64_t rows_at_once = 500;

/// What a row of csv is: a kind of facts, or nothing for articles.
std::optional<FactKind> kind_of_rows(const std::string& rows) {
  for (std::size_t kind = 0; kind < Names<FactKind>::all.size(); ++kind) {
    if (store::table_of(static_cast<FactKind>(kind)) == rows) return static_cast<FactKind>(kind);
  }
  return std::nullopt;
}

/// Prints a record in one format, article by article.
class Exporter {
 public:
  Exporter(Store& store, const Arguments& arguments)
      : store_(store),
        format_(arguments.value("format")),
        kind_(kind_of_rows(arguments.value("rows"))),
        has_furniture_(arguments.has("all")) {
    polecat_.version = "rapporteur " RAPPORTEUR_VERSION;
    if (arguments.value("sanction-quad") == "3") polecat_.sanction_quad = Quad::verbal_conflict;
  }

  void put_head() const {
    if (format_ == "csv") put(kind_ ? store::csv_head_of(*kind_) : store::csv_head_of_articles());
    if (format_ == "polecat") put(store::polecat_head());
    if (format_ == "icews") put(store::IcewsWriter::head());
  }

  Result<void> put_article(const store::ArticleRow& row) {
    if (format_ == "csv") return put_csv(row);
    const auto record = store_.record(row.article);
    if (!record) return fail(record.error());
    if (format_ == "annotation") {
      put(store::annotation_line(row.article, *record));
    } else if (format_ == "polecat") {
      put(store::polecat_rows(row.article, *record, polecat_));
    } else if (format_ == "icews") {
      put(icews_.rows(row.article, *record));
    } else {
      const auto sightings = store_.sightings(row.article);
      if (!sightings) return fail(sightings.error());
      put(store::json_line(row.article, *record, *sightings, {.has_furniture = has_furniture_}));
    }
    return {};
  }

 private:
  /// The rows of one article in the list that was asked for.
  Result<void> put_csv(const store::ArticleRow& row) {
    if (!kind_) {
      put(store::csv_row(row));
      return {};
    }
    const auto rows = store_.facts(*kind_, row.article);
    if (!rows) return fail(rows.error());
    put(store::csv_rows(*rows));
    return {};
  }

  Store& store_;
  std::string format_;
  std::optional<FactKind> kind_;
  bool has_furniture_;
  store::PolecatOptions polecat_;
  store::IcewsWriter icews_;
};

}  // namespace

int run_export(const Arguments& arguments) {
  auto store = open_record(arguments);
  if (!store) return say_failed(store.error());
  Exporter exporter(*store, arguments);
  exporter.put_head();
  std::int64_t after = 0;
  for (;;) {
    const auto rows = store->articles(after, rows_at_once);
    if (!rows) return say_failed(rows.error());
    if (rows->empty()) return done;
    for (const store::ArticleRow& row : *rows) {
      after = row.article;
      if (const auto outcome = exporter.put_article(row); !outcome) return say_failed(outcome.error());
    }
  }
}

int run_schema(const Arguments& arguments) {
  put(arguments.has("markdown") ? store::schema_markdown() : store::schema_sql());
  return done;
}

}  // namespace rapporteur::cli
