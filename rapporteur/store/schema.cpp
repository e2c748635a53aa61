#include "rapporteur/store/schema.h"

#include "rapporteur/base/expect.h"
#include "rapporteur/store/kept_groups.h"
#include "rapporteur/store/stories.h"

#include <algorithm>
#include <iterator>
#include <type_traits>
#include <utility>

namespace rapporteur::store {

namespace {

Column id_column(std::string meaning) {
  return {"id", "INTEGER PRIMARY KEY", "", std::move(meaning)};
}
Column number(std::string name, std::string meaning) {
  return {std::move(name), "INTEGER NOT NULL", "", std::move(meaning)};
}
Column text(std::string name, std::string meaning) {
  return {std::move(name), "TEXT NOT NULL", "", std::move(meaning)};
}
Column bytes(std::string name, std::string meaning) {
  return {std::move(name), "BLOB NOT NULL", "", std::move(meaning)};
}
Column reference(std::string name, const std::string& table, std::string meaning, bool may_be_null = false) {
  return {std::move(name), std::string("INTEGER") + (may_be_null ? "" : " NOT NULL") + " REFERENCES " + table,
          "", std::move(meaning)};
}

/// Own columns first, then those of a product.
template <HasFields Product>
std::vector<Column> with(std::vector<Column> own) {
  for (Column& column : columns_of<Product>()) own.push_back(std::move(column));
  return own;
}

Column reading_column() {
  return {"reading", "TEXT NOT NULL", check_of<Reading>("reading"),
          "how its attributions were found; none where it was not read for them"};
}

Column value_name() {
  std::string names;
  for_each_field<Metadata>([&](const auto& each) {
    const std::string name(each.name);
    names += (names.empty() ? "'" : ", '") + (name == "authors" ? "author" : name) + "'";
  });
  return {"name", "TEXT NOT NULL", "name IN (" + names + ")", "which value it is"};
}

/// A trace's own columns: the page is known from the fact.
std::vector<Column> trace_columns() {
  std::vector<Column> columns{reference("fact", "metadata", "the value that is written there"),
                              number("ordinal", "place among the traces of the fact, from 0")};
  for (Column& column : columns_of<Trace>()) {
    if (column.name != "page") columns.push_back(std::move(column));
  }
  return columns;
}

/// A table of facts of one kind, counted by article.
template <HasFields Fact>
Table facts_table(std::string meaning) {
  return {std::string(table_of(Fact::kind_of_fact)),
          std::move(meaning),
          with<Fact>({reference("article", "articles", "the article")}),
          {"PRIMARY KEY (article, ordinal)"},
          {},
          "STRICT, WITHOUT ROWID"};
}

/// The names of the lists of such items in a kind of facts, with the kind's name, as a condition.
template <class Item, HasFields Fact>
void add_roles(std::string& roles) {
  std::string names;
  for_each_field<Fact>([&](const auto& each) {
    using Value = std::decay_t<decltype(std::declval<Fact>().*each.member)>;
    if constexpr (std::is_same_v<Value, std::vector<Item>>)
      names += (names.empty() ? "'" : ", '") + std::string(each.name) + "'";
  });
  if (names.empty()) return;
  if (!roles.empty()) roles += " OR ";
  roles += "(fact = '" + std::string(name_of(Fact::kind_of_fact)) + "' AND role IN (" + names + "))";
}

/// A table of the items of facts' lists: which fact, which list, which place in it.
template <class Item>
Table items_table(std::string meaning) {
  std::string roles;
  Record none;
  for_each_fact_list(none, [&]<class Fact>(const std::vector<Fact>&) { add_roles<Item, Fact>(roles); });
  return {std::string(table_of_items<Item>()),
          std::move(meaning),
          with<Item>({reference("article", "articles", "the article"),
                      {"fact", "TEXT NOT NULL", check_of<FactKind>("fact"), "kind of the fact"},
                      number("fact_ordinal", "place of the fact among those of its kind"),
                      text("role", "which list of the fact: a name of its fields"),
                      number("ordinal", "place in the list, from 0")}),
          {"PRIMARY KEY (article, fact, fact_ordinal, role, ordinal)", "CHECK (" + roles + ")"},
          {},
          "STRICT, WITHOUT ROWID"};
}

std::vector<Table> tables_of_facts() {
  return {facts_table<RecordedAttribution>("Who says what in the articles."),
          facts_table<RecordedDate>("The date and time expressions of the articles."),
          facts_table<RecordedActor>("Who acts or speaks in the articles."),
          facts_table<RecordedMention>("The words that stand for actors."),
          facts_table<RecordedStatement>("Who said what, on what terms: one claim with one force a row."),
          facts_table<RecordedEvent>("Who did what to whom, and whether it was done."),
          facts_table<RecordedQuantity>("The numbers that the articles state, with what they count."),
          items_table<RecordedWords>(
              "The words of the facts, role by role, each stretch with its place in the page's bytes."),
          items_table<RecordedParty>("The parties of the statements and events, role by role."),
          items_table<RecordedLink>("How the statements of an article are bound to one another.")};
}

Table articles_table() {
  return {
      "articles",
      "The articles found in the pages, one for each page.",
      {id_column("number of the article, in the order of reading"),
       reference("page", "pages", "the page it was found in"),
       text("digest", "SHA-256 over all that the record says of it, so that a change of its rows is found"),
       text("writing", "how the words of its blocks are written in the page, outermost layer first"),
       reading_column(),
       {"is_analysed", "INTEGER NOT NULL", check_of<bool>("is_analysed"),
        "1 where dates, actors, statements and events were looked for"},
       {"settled_day", "TEXT", "",
        "day that its dates were settled against, ISO 8601; NULL where there is none"},
       {"is_day_inferred", "INTEGER", check_of<bool>("is_day_inferred"),
        "1 where that day is taken from something else than what the page says"},
       bytes("furniture", "the blocks of the page around the article (boilerplate, teasers), packed")},
      {"UNIQUE (page)"}};
}

}  // namespace

std::vector<Table> tables() {
  std::vector<Table> all{
      {"pages",
       "Pages as they were received, each once, however often and wherever its bytes were met.",
       with<RecordedPage>({id_column("number of the page, in the order of reading")}),
       {"UNIQUE (hash)"}},
      {"page_bytes",
       "The bytes of the pages; empty where the record was made with `--keep hashes`.",
       {{"page", "INTEGER PRIMARY KEY REFERENCES pages", "", "the page"},
        bytes("zstd", "its bytes, as one zstd frame")}},
      {"sightings",
       "Where each page's bytes were met. The first sighting is the one that the article was read by.",
       with<Sighting>({id_column("number of the sighting"), reference("page", "pages", "the page")}),
       {"UNIQUE (page, input, entry, url)"},
       {"CREATE INDEX sightings_by_origin ON sightings (input, entry)",
        "CREATE INDEX sightings_by_url ON sightings (url)"}},
      articles_table(),
      {"blocks",
       "The blocks of the articles. Those of the page around an article are kept packed in `articles`.",
       with<RecordedBlock>(
           {id_column("number of the block"), reference("article", "articles", "the article")}),
       {},
       {"CREATE INDEX blocks_by_article ON blocks (article, ordinal)"}},
      {"metadata",
       "What the pages say about their articles, value by value.",
       with<MetadataValue>({id_column("number of the fact"), reference("article", "articles", "the article"),
                            value_name(), number("ordinal", "place among the values of that name, from 0")}),
       {},
       {"CREATE INDEX metadata_by_article ON metadata (article, name, ordinal)"}},
      {"traces",
       "Where the facts of `metadata` are written. Blocks carry their spans themselves.",
       trace_columns(),
       {"PRIMARY KEY (fact, ordinal)"},
       {},
       "STRICT, WITHOUT ROWID"},
      {"gaps",
       "What could not be read, and where.",
       with<Gap>({id_column("number of the gap"),
                  reference("page", "pages", "the page; NULL where there is none", true)}),
       {},
       {"CREATE UNIQUE INDEX gaps_once ON gaps (ifnull(page, 0), input, entry, kind, sentence)"}},
      {"host_blocks",
       "On how many pages of a host a block's words were seen: what a further run needs to go on.",
       {id_column("number of the entry"), text("host", "the host, without www."),
        bytes("counts", "packed keys of blocks and on how many more pages they were seen; entries add up")}},
  };
  const auto gaps = std::ranges::find(all, "gaps", &Table::name);
  std::vector<Table> facts = tables_of_facts();
  all.insert(gaps, std::make_move_iterator(facts.begin()), std::make_move_iterator(facts.end()));
  for (Table& table : tables_of_groups()) all.push_back(std::move(table));
  std::vector<Table> stories = tables_of_stories();
  all.insert(all.end(), std::make_move_iterator(stories.begin()), std::make_move_iterator(stories.end()));
  return all;
}

std::string insert_sql(std::string_view table, std::string_view verb) {
  const std::vector<Table> all = tables();
  const auto found = std::ranges::find(all, table, &Table::name);
  expect(found != all.end(), "rows go into a table of the schema");
  std::string names;
  std::string places;
  for (const Column& column : found->columns) {
    names += (names.empty() ? "" : ", ") + column.name;
    places += places.empty() ? "?" : ", ?";
  }
  return std::string(verb) + " INTO " + found->name + "(" + names + ") VALUES (" + places + ")";
}

std::string schema_sql() {
  std::string sql;
  for (const Table& table : tables()) {
    sql += "CREATE TABLE " + table.name + " (\n";
    bool is_first = true;
    for (const Column& column : table.columns) {
      sql += (is_first ? "  " : ",\n  ") + column.name + " " + column.type;
      if (!column.check.empty()) sql += " CHECK (" + column.check + ")";
      is_first = false;
    }
    for (const std::string& constraint : table.constraints) sql += ",\n  " + constraint;
    sql += "\n) " + table.options + ";\n";
    for (const std::string& index : table.indexes) sql += index + ";\n";
  }
  for (const View& view : views()) {
    sql += "CREATE VIEW " + view.name + " AS SELECT\n";
    bool is_first = true;
    for (const ViewColumn& column : view.columns) {
      sql += (is_first ? "  " : ",\n  ") + column.expression + " AS " + column.name;
      is_first = false;
    }
    sql += "\nFROM " + view.from + ";\n";
  }
  // The words themselves are read from the view; only the index is kept.
  sql +=
      "CREATE VIRTUAL TABLE article_words USING fts5(headline, body, content='v_words', "
      "content_rowid='article', "
      "tokenize='unicode61 remove_diacritics 2');\n";
  return sql;
}

}  // namespace rapporteur::store
