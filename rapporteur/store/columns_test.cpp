#include "rapporteur/store/columns.h"

#include "rapporteur/store/lookup.h"
#include "rapporteur/store/schema.h"

#include <doctest/doctest.h>

using namespace rapporteur;
using namespace rapporteur::store;

TEST_CASE("spans are read back from JSON, and nothing else is") {
  const std::vector<PageSpan> spans{{1, 4}, {10, 4'000'000'000}};
  CHECK(parse_spans(base::json_of(spans)) == spans);
  for (const char* bad :
       {"", "[]", "[[1,2]", "[[1,2]]x", "[[2,1]]", "[[1,2],]", "[[-1,2]]", "[[1,99999999999]]", "[1,2]"}) {
    CHECK_MESSAGE(parse_spans(bad).empty(), bad);
  }
}

TEST_CASE("a writing is read back from its name") {
  const Writing writing = Writing{}.then(Layer::json).then(Layer::html);
  Writing again;
  CHECK(written_name(writing) == "json html");
  CHECK(parse_writing("json html", again));
  CHECK(again == writing);
  CHECK(parse_writing("", again));
  CHECK(again == Writing{});
  CHECK_FALSE(parse_writing("json none", again));
  CHECK_FALSE(parse_writing("json  html", again));
  CHECK_FALSE(parse_writing("xml xml xml xml xml", again));
}

TEST_CASE("columns come from the fields, with what they may hold") {
  const auto columns = columns_of<Gap>();
  REQUIRE(columns.size() == 6);
  CHECK(columns[0].check.starts_with("kind IN ('unreadable_input'"));
  CHECK(columns[2].name == "input");
  CHECK(columns[4].name == "begin_byte");
  CHECK(columns[4].type == "INTEGER");
  CHECK(column_names<Sighting>() == "input, entry, url, fetched");
  CHECK(insert_sql("page_bytes") == "INSERT INTO page_bytes(page, zstd) VALUES (?, ?)");
}

TEST_CASE("every column and view is explained") {
  for (const Table& table : tables()) {
    for (const Column& column : table.columns)
      CHECK_MESSAGE(!column.meaning.empty(), table.name, ".", column.name);
  }
  for (const View& view : views()) {
    for (const ViewColumn& column : view.columns)
      CHECK_MESSAGE(!column.meaning.empty(), view.name, ".", column.name);
  }
}

TEST_CASE("anything people type is a query") {
  CHECK(fts_query("coal oil") == "\"coal\" AND \"oil\"");
  CHECK(fts_query("sanct* -\"North Korea\"") == "(\"sanct\" *) NOT (\"North Korea\")");
  CHECK(fts_query("-coal").empty());
  CHECK(fts_query("\" * ) (").empty());
  CHECK(fts_query("NOT") == "\"NOT\"");
}
