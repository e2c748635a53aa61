#include "rapporteur/store/record_reader.h"

#include "rapporteur/store/columns.h"
#include "rapporteur/store/schema.h"

#include <algorithm>
#include <type_traits>

namespace rapporteur::store {

namespace {

constexpr std::uint64_t max_furniture_bytes = std::uint64_t{1} << 30;

tl::unexpected<Error> damaged(std::int64_t article, const std::string& path) {
  return fail(ErrorKind::corrupt_store,
              "article " + std::to_string(article) +
                  " was to be read, and its rows hold what no record holds; restore a copy of the file, or "
                  "read the inputs "
                  "again into a new record",
              path);
}

/// The items of an article's facts, fact by fact.
template <class Item>
std::string items_sql() {
  return "SELECT fact, fact_ordinal, role, " + column_names<Item>() + " FROM " +
         std::string(table_of_items<Item>()) +
         " WHERE article = ? ORDER BY fact, fact_ordinal, role, ordinal";
}

bool read_settled_day(Statement& row, Record& record) {
  std::optional<std::string> day;
  std::optional<bool> is_inferred;
  if (!read_into(row, day) || !read_into(row, is_inferred) || day.has_value() != is_inferred.has_value())
    return false;
  if (day) record.settled_day = SettledDay{*day, *is_inferred};
  return true;
}

/// An item to be read into.
template <class Item>
Item empty_item() {
  if constexpr (std::is_same_v<Item, RecordedWords>) {
    return {{}, PageSpans(PageSpan{})};
  } else {
    return {};
  }
}

}  // namespace

RecordReader::RecordReader(Database& database)
    : database_(database),
      page_(database.prepare("SELECT " + column_names<RecordedPage>() +
                             ", writing, reading, is_analysed, settled_day, is_day_inferred, furniture FROM "
                             "articles JOIN pages ON pages.id = "
                             "articles.page WHERE articles.id = ?")),
      page_bytes_(database.prepare(
          "SELECT byte_count, zstd FROM articles JOIN pages ON pages.id = articles.page JOIN page_bytes "
          "ON page_bytes.page = pages.id WHERE articles.id = ?")),
      sightings_(database.prepare(
          "SELECT " + column_names<Sighting>() +
          " FROM sightings WHERE page = (SELECT page FROM articles WHERE id = ?) ORDER BY id")),
      digest_(database.prepare("SELECT digest FROM articles WHERE id = ?")),
      blocks_(database.prepare("SELECT " + column_names<RecordedBlock>() +
                               " FROM blocks WHERE article = ? ORDER BY ordinal")),
      values_(database.prepare("SELECT id, name, " + column_names<MetadataValue>() +
                               " FROM metadata WHERE article = ? ORDER BY id")),
      traces_(database.prepare(
          "SELECT begin_byte, end_byte, writing, carrier FROM traces WHERE fact = ? ORDER BY ordinal")),
      fact_words_(database.prepare(items_sql<RecordedWords>())),
      fact_parties_(database.prepare(items_sql<RecordedParty>())),
      fact_links_(database.prepare(items_sql<RecordedLink>())),
      gaps_(
          database.prepare("SELECT " + column_names<Gap>() +
                           " FROM gaps WHERE page = (SELECT page FROM articles WHERE id = ?) ORDER BY id")) {
  Record none;
  for_each_fact_list(none, [&]<class Fact>(const std::vector<Fact>&) {
    facts_.push_back(database.prepare("SELECT " + column_names<Fact>() + " FROM " +
                                      std::string(table_of(Fact::kind_of_fact)) +
                                      " WHERE article = ? ORDER BY ordinal"));
  });
}

Result<Record> RecordReader::record(std::int64_t article) {
  Record record;
  page_.bind(article);
  if (!page_.next()) {
    if (Result<void> outcome = database_.take_failure(); !outcome) return fail(outcome.error());
    return fail(ErrorKind::not_found,
                "there is no article " + std::to_string(article) + "; the command list shows which there are",
                database_.path());
  }
  bool is_whole = read_into(page_, record.page) && read_into(page_, record.writing) &&
                  read_into(page_, record.reading) && read_into(page_, record.is_analysed) &&
                  read_settled_day(page_, record);
  furniture_ = is_whole ? page_.read_text() : std::string_view();
  page_.reset();
  is_whole = is_whole && read_blocks(article, record) && read_metadata(article, record) &&
             read_facts(article, record) && read_gaps(article, record);
  if (Result<void> outcome = database_.take_failure(); !outcome) return fail(outcome.error());
  if (!is_whole) return damaged(article, database_.path());
  Result<std::vector<Sighting>> all = sightings(article);
  if (!all) return fail(all.error());
  if (all->empty()) return damaged(article, database_.path());
  record.sighting = std::move(all->front());
  return record;
}

bool RecordReader::read_blocks(std::int64_t article, Record& record) {
  bool is_whole = true;
  blocks_.bind(article);
  while (is_whole && blocks_.next()) {
    RecordedBlock block{.words = {}, .spans = PageSpans(PageSpan{})};
    is_whole = read_into(blocks_, block);
    record.blocks.push_back(std::move(block));
  }
  blocks_.reset();
  const auto unpacked = decompress(furniture_, max_furniture_bytes);
  auto furniture = unpacked ? unpack_furniture(*unpacked) : std::nullopt;
  if (!is_whole || !furniture) return false;
  std::vector<RecordedBlock> all;
  all.reserve(record.blocks.size() + furniture->size());
  std::ranges::merge(std::move(record.blocks), std::move(*furniture), std::back_inserter(all), {},
                     &RecordedBlock::ordinal, &RecordedBlock::ordinal);
  record.blocks = std::move(all);
  return true;
}

bool RecordReader::read_metadata(std::int64_t article, Record& record) {
  bool is_whole = true;
  values_.bind(article);
  while (is_whole && values_.next()) {
    const std::int64_t fact = values_.read_number();
    const std::string name(values_.read_text());
    MetadataValue value{{}, {}, Signal{}, Traces(Trace{})};
    is_whole = read_into(values_, value);
    std::optional<Traces> traces = read_traces(fact, record.page.hash);
    is_whole = is_whole && traces;
    if (!is_whole) break;
    value.traces = std::move(*traces);
    is_whole = set_value(record.metadata, name, std::move(value));
  }
  values_.reset();
  return is_whole;
}

std::optional<Traces> RecordReader::read_traces(std::int64_t fact, const ContentHash& page) {
  std::optional<Traces> all;
  bool is_whole = true;
  traces_.bind(fact);
  while (is_whole && traces_.next()) {
    Trace trace{.page = page, .span = {}};
    is_whole = read_into(traces_, trace.span) && read_into(traces_, trace.writing) &&
               read_into(traces_, trace.carrier);
    all ? all->add(trace) : static_cast<void>(all.emplace(trace));
  }
  traces_.reset();
  return is_whole ? all : std::nullopt;
}

bool RecordReader::read_facts(std::int64_t article, Record& record) {
  bool is_whole = true;
  for_each_fact_list(record, [&](auto& facts) { is_whole = is_whole && read_list(article, facts); });
  return is_whole && read_items<RecordedWords>(article, fact_words_, record) &&
         read_items<RecordedParty>(article, fact_parties_, record) &&
         read_items<RecordedLink>(article, fact_links_, record);
}

/// Facts are counted without a hole.
template <class Fact>
bool RecordReader::read_list(std::int64_t article, std::vector<Fact>& facts) {
  Statement& rows = facts_[static_cast<std::size_t>(Fact::kind_of_fact)];
  bool is_whole = true;
  rows.bind(article);
  while (is_whole && rows.next()) {
    Fact& fact = facts.emplace_back();
    is_whole = read_into(rows, fact) && fact.ordinal == facts.size() - 1;
  }
  rows.reset();
  return is_whole;
}

/// Puts the items into the lists of their facts.
template <class Item>
bool RecordReader::read_items(std::int64_t article, Statement& rows, Record& record) {
  bool is_whole = true;
  rows.bind(article);
  while (is_whole && rows.next()) {
    FactKind kind = FactKind::attribution;
    std::uint32_t ordinal = 0;
    std::string role;
    Item item = empty_item<Item>();
    is_whole =
        read_into(rows, kind) && read_into(rows, ordinal) && read_into(rows, role) && read_into(rows, item);
    bool is_added = false;
    for_each_fact_list(record, [&]<class Fact>(std::vector<Fact>& facts) {
      if (Fact::kind_of_fact == kind && ordinal < facts.size())
        is_added = add_item(facts[ordinal], role, item);
    });
    is_whole = is_whole && is_added;
  }
  rows.reset();
  return is_whole;
}

bool RecordReader::read_gaps(std::int64_t article, Record& record) {
  bool is_whole = true;
  gaps_.bind(article);
  while (is_whole && gaps_.next()) is_whole = read_into(gaps_, record.gaps.emplace_back());
  gaps_.reset();
  return is_whole;
}

Result<std::optional<std::string>> RecordReader::page_bytes(std::int64_t article) {
  page_bytes_.bind(article);
  std::optional<std::string> bytes;
  bool is_whole = true;
  if (page_bytes_.next()) {
    const auto size = static_cast<std::uint64_t>(page_bytes_.read_number());
    bytes = decompress(page_bytes_.read_text(), size);
    is_whole = bytes.has_value();
  }
  page_bytes_.reset();
  if (Result<void> outcome = database_.take_failure(); !outcome) return fail(outcome.error());
  if (!is_whole) {
    return fail(ErrorKind::corrupt_store,
                "the page of article " + std::to_string(article) +
                    " was to be unpacked, and its bytes in the record are damaged; restore a copy of the "
                    "file, or read the "
                    "inputs again into a new record",
                database_.path());
  }
  return bytes;
}

Result<ContentHash> RecordReader::digest(std::int64_t article) {
  digest_.bind(article);
  const auto digest = digest_.next() ? parse_content_hash(digest_.read_text()) : std::nullopt;
  digest_.reset();
  if (Result<void> outcome = database_.take_failure(); !outcome) return fail(outcome.error());
  if (!digest) return damaged(article, database_.path());
  return *digest;
}

Result<std::vector<Sighting>> RecordReader::sightings(std::int64_t article) {
  std::vector<Sighting> all;
  sightings_.bind(article);
  while (sightings_.next()) static_cast<void>(read_into(sightings_, all.emplace_back()));
  if (Result<void> outcome = database_.take_failure(); !outcome) return fail(outcome.error());
  return all;
}

}  // namespace rapporteur::store
