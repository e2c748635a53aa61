#include "rapporteur/store/store.h"

#include "rapporteur/store/sqlite.h"
#include "rapporteur/store/store_test_tools.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace rapporteur;
using namespace rapporteur::store;

namespace {

Store opened(const std::string& path, Store::Mode mode = Store::Mode::write) {
  auto store = Store::open(path, mode);
  REQUIRE_MESSAGE(store.has_value(), (store ? "" : store.error().sentence));
  return std::move(*store);
}

template <class T>
T value_of(Result<T> result) {
  REQUIRE_MESSAGE(result.has_value(), (result ? "" : result.error().sentence));
  return std::move(*result);
}

void add(Store& store, const Batch& batch) {
  const auto outcome = store.add(batch);
  REQUIRE_MESSAGE(outcome.has_value(), (outcome ? "" : outcome.error().sentence));
}

}  // namespace

TEST_CASE("a record is read back as it was written") {
  const TestFolder folder("round_trip");
  Store store = opened(folder.file("a.db"));
  Record record = sample_record("envoys meet in Vancouver");
  add(store, {{packed(record)}, {}});
  const Record again = value_of(store.record(1));
  CHECK(again.page == record.page);
  CHECK(again.sighting == record.sighting);
  CHECK(again.writing == record.writing);
  CHECK(again.blocks == record.blocks);
  CHECK(again.reading == record.reading);
  CHECK(again.is_analysed == record.is_analysed);
  CHECK(again.settled_day == record.settled_day);
  CHECK(again.attributions == record.attributions);
  CHECK(again.dates == record.dates);
  CHECK(again.actors == record.actors);
  CHECK(again.mentions == record.mentions);
  CHECK(again.statements == record.statements);
  CHECK(again.events == record.events);
  CHECK(again.quantities == record.quantities);
  CHECK(digest_of(again) == value_of(store.digest(1)));
  CHECK(again.gaps == record.gaps);
  CHECK(again.metadata.headline == record.metadata.headline);
  CHECK(again.metadata.authors == record.metadata.authors);
  CHECK(again.metadata.published == record.metadata.published);
  CHECK_FALSE(again.metadata.outlet.has_value());
  CHECK(value_of(store.page_bytes(1)) == record.page_bytes);
}

TEST_CASE("with hashes alone no page is kept, and the words are still there") {
  const TestFolder folder("hashes");
  Store store = opened(folder.file("a.db"));
  add(store, {{packed(sample_record("envoys meet"), Keep::hashes)}, {}});
  CHECK_FALSE(value_of(store.page_bytes(1)).has_value());
  CHECK(value_of(store.record(1)).body() == "envoys meet");
  CHECK(value_of(store.counts()).kept_pages == 0);
}

TEST_CASE("the same page met again changes nothing, elsewhere it is one more sighting") {
  const TestFolder folder("again");
  const std::string path = folder.file("a.db");
  const Record record = sample_record("talks resume");
  {
    Store store = opened(path);
    add(store, {{packed(record), Gap{GapKind::unreadable_input, "cut", {"b.gz", ""}, {}}}, {}});
    REQUIRE(store.finish().has_value());
  }
  const std::string before = bytes_of(path);
  {
    Store store = opened(path);
    CHECK(value_of(store.knows(record.page.hash)));
    CHECK_FALSE(value_of(store.knows(hash_of("other"))));
    add(store, {{KnownPage{record.page.hash, record.sighting},
                 Gap{GapKind::unreadable_input, "cut", {"b.gz", ""}, {}}},
                {}});
    REQUIRE(store.finish().has_value());
  }
  CHECK(bytes_of(path) == before);
  Store store = opened(path);
  Sighting elsewhere = record.sighting;
  elsewhere.origin.input = "copies.warc";
  add(store, {{KnownPage{record.page.hash, elsewhere}}, {}});
  CHECK(value_of(store.sightings(1)) == std::vector<Sighting>{record.sighting, elsewhere});
  CHECK(value_of(store.counts()).articles == 1);
  CHECK(value_of(store.gaps()).size() == 2);
}

TEST_CASE("a batch that finds no room leaves the record as it was") {
  const TestFolder folder("full");
  Store store = opened(folder.file("a.db"));
  add(store, batch_of({"first words"}));
  store.limit_size(1);
  std::vector<std::string> many;
  for (int i = 0; i < 500; ++i) many.push_back("words of page number " + std::to_string(i));
  const auto outcome = store.add(batch_of(many));
  REQUIRE_FALSE(outcome.has_value());
  CHECK(outcome.error().kind == ErrorKind::no_space);
  CHECK(outcome.error().concerns == folder.file("a.db"));
  CHECK(value_of(store.counts()).articles == 1);
  CHECK(value_of(store.find_damage()).empty());
  store.limit_size(1'000'000);
  add(store, batch_of(many));
  CHECK(value_of(store.counts()).articles == 501);
  CHECK(value_of(store.find_damage()).empty());
}

TEST_CASE("of two programs that write, the second is told") {
  const TestFolder folder("two");
  Store first = opened(folder.file("a.db"));
  Store second = opened(folder.file("a.db"));
  add(first, batch_of({"first words"}));
  const auto outcome = second.add(batch_of({"second words"}));
  REQUIRE_FALSE(outcome.has_value());
  CHECK(outcome.error().kind == ErrorKind::in_use);
  add(first, batch_of({"third words"}));
  CHECK(value_of(first.counts()).articles == 2);
}

TEST_CASE("what is no record is refused and left alone") {
  const TestFolder folder("foreign");
  const auto kind = [&](const std::string& name, Store::Mode mode) {
    const auto store = Store::open(folder.file(name), mode);
    REQUIRE_FALSE(store.has_value());
    CHECK(store.error().concerns == folder.file(name));
    return store.error().kind;
  };
  std::ofstream(folder.file("text")) << "no database, but long enough to have a header: "
                                     << std::string(5000, 'x');
  CHECK(kind("text", Store::Mode::write) == ErrorKind::corrupt_store);
  CHECK(kind("absent", Store::Mode::read) == ErrorKind::not_found);
  CHECK(kind("", Store::Mode::write) == ErrorKind::not_readable);
  CHECK(kind("no/such/folder/a.db", Store::Mode::write) == ErrorKind::not_writable);
  {
    auto other = Database::open(folder.file("other"), OpenMode::create);
    (*other)->run("CREATE TABLE t (a)");
  }
  const std::string before = bytes_of(folder.file("other"));
  CHECK(kind("other", Store::Mode::write) == ErrorKind::corrupt_store);
  CHECK(bytes_of(folder.file("other")) == before);
  {
    Store store = opened(folder.file("newer"));
    auto raw = Database::open(folder.file("newer"), OpenMode::write);
    (*raw)->run("PRAGMA user_version = 99");
  }
  CHECK(kind("newer", Store::Mode::read) == ErrorKind::not_supported);
}

TEST_CASE("an article is named by number, hash or address") {
  const TestFolder folder("names");
  Store store = opened(folder.file("a.db"));
  add(store, batch_of({"one", "two", "three"}));
  const Record two = sample_record("two");
  using Numbers = std::vector<std::int64_t>;
  CHECK(value_of(store.articles_named("2")) == Numbers{2});
  CHECK(value_of(store.articles_named(two.page.hash.hex().substr(0, 8))) == Numbers{2});
  CHECK(value_of(store.articles_named(two.page.hash.hex().substr(0, 5))).empty());
  CHECK(value_of(store.articles_named(two.page.url)) == Numbers{2});
  CHECK(value_of(store.articles_named("pages/two.html")) == Numbers{2});
  CHECK(value_of(store.articles_named("4")).empty());
  CHECK(value_of(store.article_in(two.page.hash)) == 2);
  CHECK(store.record(4).error().kind == ErrorKind::not_found);
}

TEST_CASE("articles are listed and searched, the best first") {
  const TestFolder folder("search");
  Store store = opened(folder.file("a.db"));
  add(store, batch_of({"sanctions on coal", "a long story in which coal is one word of many others", "fog"}));
  const auto rows = value_of(store.articles(1, 10));
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].headline == "On a long story in which coal is one word of many others");
  CHECK(rows[0].authors == "Ada Min; Jo Park");
  CHECK(rows[1].published == "2018-01-16");
  CHECK_FALSE(rows[1].outlet.has_value());
  const auto found = value_of(store.search("coal", 10));
  REQUIRE(found.size() == 2);
  CHECK(found[0].article == 1);
  CHECK(found[0].snippet ==
        "sanctions on \x02"
        "coal\x03");
  CHECK(found[0].score > found[1].score);
  CHECK(value_of(store.search("\"on coal\"", 10)).size() == 1);
  CHECK(value_of(store.search("coal -sanctions", 10)).size() == 1);
  CHECK(value_of(store.search("sanct*", 10)).size() == 1);
  CHECK(value_of(store.search("AND \" ( NEAR *", 10)).empty());
}

TEST_CASE("counts of repeated blocks are kept in the order in which they came") {
  const TestFolder folder("counts");
  Store store = opened(folder.file("a.db"));
  Batch batch = batch_of({"one"});
  batch.block_counts = {{"a.example", 7, 1}, {"a.example", 0xfedcba9876543210, 300}, {"b.example", 7, 2}};
  add(store, batch);
  batch = batch_of({"two"});
  batch.block_counts = {{"a.example", 7, 2}};
  add(store, batch);
  std::vector<BlockCount> all;
  REQUIRE(store.for_each_block_count([&](const BlockCount& count) { all.push_back(count); }).has_value());
  CHECK(all == std::vector<BlockCount>{{"a.example", 7, 1},
                                       {"a.example", 0xfedcba9876543210, 300},
                                       {"b.example", 7, 2},
                                       {"a.example", 7, 2}});
}

TEST_CASE("a damaged row is told, not read") {
  const TestFolder folder("damage");
  Store store = opened(folder.file("a.db"));
  add(store, batch_of({"one"}));
  auto raw = Database::open(folder.file("a.db"), OpenMode::write);
  (*raw)->run("UPDATE blocks SET spans = '[[9,3]]' WHERE id = 1");
  CHECK(store.record(1).error().kind == ErrorKind::corrupt_store);
  (*raw)->run("UPDATE page_bytes SET zstd = substr(zstd, 1, 20)");
  CHECK(store.page_bytes(1).error().kind == ErrorKind::corrupt_store);
  (*raw)->run("DELETE FROM pages");
  CHECK_FALSE(value_of(store.find_damage()).empty());
}

TEST_CASE("every view of the schema can be read and says what it means") {
  const TestFolder folder("views");
  Store store = opened(folder.file("a.db"));
  add(store, batch_of({"one", "two"}));
  auto raw = Database::open(folder.file("a.db"), OpenMode::read);
  CHECK((*raw)->number("SELECT count(*) FROM v_articles WHERE body IN ('one', 'two')") == 2);
  CHECK((*raw)->number("SELECT count(*) FROM v_blocks WHERE end_byte > begin_byte") == 4);
  CHECK((*raw)->number("SELECT count(*) FROM v_metadata WHERE spans LIKE '[[%'") == 8);
  CHECK((*raw)->number("SELECT count(*) FROM v_traces") == 50);
  CHECK((*raw)->number("SELECT count(*) FROM v_pages WHERE is_kept = 1") == 2);
  CHECK((*raw)->number("SELECT count(*) FROM v_sightings") == 2);
  CHECK((*raw)->number("SELECT count(*) FROM v_gaps WHERE article IS NOT NULL AND has_page = 1") == 2);
  CHECK((*raw)->text("SELECT headline FROM v_words WHERE article = 2") == "On two");
  CHECK((*raw)->take_failure().has_value());
}

TEST_CASE("a fact is a row with the words and places of each role") {
  const TestFolder folder("fact_rows");
  Store store = opened(folder.file("a.db"));
  add(store, batch_of({"talks resume"}));
  const auto rows = value_of(store.facts(FactKind::attribution, 1));
  REQUIRE(rows.rows.size() == 1);
  const auto cell = [&](const std::string& column) {
    const auto at = std::ranges::find(rows.columns, column);
    REQUIRE(at != rows.columns.end());
    return rows.rows[0][static_cast<std::size_t>(at - rows.columns.begin())];
  };
  CHECK(cell("speaker") == "Home");
  CHECK_FALSE(cell("cue").has_value());
  CHECK(cell("content") == "talks resume \u2026 On");
  CHECK(cell("rules") == "heads quotation_closed");
  CHECK(cell("reading") == "full");
  CHECK(cell("cue_spans") == "[]");
  CHECK(cell("speaker_spans")->starts_with("[["));
  CHECK(value_of(store.facts(FactKind::attribution, 2)).rows.empty());
  CHECK(value_of(store.counts()).attributions == 1);
}

TEST_CASE("a statement is a row with its parties, its date and its links") {
  const TestFolder folder("statement_rows");
  Store store = opened(folder.file("a.db"));
  add(store, batch_of({"talks resume"}));
  auto raw = Database::open(folder.file("a.db"), OpenMode::read);
  const auto told = [&](const std::string& column, const std::string& view) {
    return (*raw)->text("SELECT " + column + " FROM v_" + view);
  };
  CHECK(told("speakers", "statements") == "Ada Min; an official");
  CHECK(told("force || ' ' || also", "statements") == "warn threaten predict");
  CHECK(told("first_day", "statements") == "2018-01-15");
  CHECK(told("links", "statements") == "[[\"disputes\",0]]");
  CHECK(told("content", "statements") == "talks resume \u2026 talks resume");
  CHECK(told("names", "mentions") == "Ada Min");
  CHECK(told("mention_count", "actors") == "1");
  CHECK(told("expression", "dates") == "talks resume");
  CHECK((*raw)->take_failure().has_value());
}

TEST_CASE("an event is a row with its parties, their codes, its date and its article") {
  const TestFolder folder("event_rows");
  Store store = opened(folder.file("a.db"));
  add(store, batch_of({"talks resume"}));
  auto raw = Database::open(folder.file("a.db"), OpenMode::read);
  const auto told = [&](const std::string& column) {
    return (*raw)->text("SELECT " + column + " FROM v_events");
  };
  CHECK(told("event || ' ' || content || ' ' || realis") == "AGREE AID future");
  CHECK(told("contexts") == "[\"diplomatic\",\"economic\"]");
  CHECK(told("goldstein_tenths") == "-52");
  CHECK(told("actors") == "Ada Min; an official");
  CHECK(told("actor_codes") == "KOR GOV; ");
  CHECK(told("recipient_codes").empty());
  CHECK(told("also") == "talks resume \u2026 talks resume");
  CHECK(told("first_day || ' ' || published") == "2018-01-15 2018-01-16");
  CHECK(value_of(store.counts()).events == 1);
  CHECK((*raw)->take_failure().has_value());
}

TEST_CASE("one query lists what all articles claim of a thing, and who published it") {
  const TestFolder folder("claim_rows");
  Store store = opened(folder.file("a.db"));
  add(store, batch_of({"talks resume", "coal is shipped"}));
  auto raw = Database::open(folder.file("a.db"), OpenMode::read);
  const auto told = [&](const std::string& column) {
    return (*raw)->text("SELECT group_concat(" + column + ", '|') FROM v_claims WHERE words LIKE '%coal%'");
  };
  CHECK(told("article || fact || ordinal") == "2statement0|2event0");
  CHECK(told("what || ' ' || status") == "warn statement|AGREE future");
  CHECK(told("who") == "Ada Min; an official|Ada Min; an official");
  CHECK(told("published") == "2018-01-16|2018-01-16");
  CHECK((*raw)->number("SELECT count(*) FROM v_claims") == 4);
  CHECK((*raw)->take_failure().has_value());
}

TEST_CASE("facts that are not counted one by one, or words of no list, are damage") {
  const TestFolder folder("fact_damage");
  Store store = opened(folder.file("a.db"));
  add(store, batch_of({"one", "two"}));
  auto raw = Database::open(folder.file("a.db"), OpenMode::write);
  (*raw)->run("UPDATE dates SET ordinal = 3 WHERE article = 1");
  CHECK(store.record(1).error().kind == ErrorKind::corrupt_store);
  (*raw)->run("UPDATE actors SET variants = '[\"a\"' WHERE article = 2");
  CHECK(store.record(2).error().kind == ErrorKind::corrupt_store);
}
