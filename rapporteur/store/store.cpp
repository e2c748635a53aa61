#include "rapporteur/store/store.h"

#include "rapporteur/store/batch_writer.h"
#include "rapporteur/store/kept_groups.h"
#include "rapporteur/store/lookup.h"
#include "rapporteur/store/record_reader.h"
#include "rapporteur/store/schema.h"
#include "rapporteur/store/sqlite.h"
#include "rapporteur/store/stories.h"

#include <algorithm>
#include <utility>

namespace rapporteur {

using store::BlockCount;
using store::Database;
using store::OpenMode;

struct Store::State {
  std::unique_ptr<Database> database;
  std::unique_ptr<Database>
      known;  // a second connection, so that `knows` may be asked while a batch is added
  std::unique_ptr<store::BatchWriter> writer;
  std::unique_ptr<store::KeptGroups> groups;
  std::unique_ptr<store::RecordReader> reader;
  store::Statement find_page;
};

namespace {

bool is_empty(Database& database) {
  return database.number("SELECT count(*) FROM sqlite_schema") == 0;
}

void make_tables(Database& database) {
  database.run("PRAGMA page_size = 8192; PRAGMA auto_vacuum = NONE;");
  database.run("PRAGMA journal_mode = WAL;");
  database.run("BEGIN IMMEDIATE;");
  database.run(store::schema_sql());
  database.run("PRAGMA application_id = " + std::to_string(store::application_id) +
               "; PRAGMA user_version = " + std::to_string(store::schema_version) + "; COMMIT;");
}

Result<void> check_version(Database& database) {
  const std::int64_t owner = database.number("PRAGMA application_id");
  const std::int64_t version = database.number("PRAGMA user_version");
  if (Result<void> outcome = database.take_failure(); !outcome) return outcome;
  if (owner != store::application_id) {
    return fail(ErrorKind::corrupt_store, "it is a database of another program; name another file",
                database.path());
  }
  if (version != store::schema_version) {
    return fail(ErrorKind::not_supported,
                "it was written with version " + std::to_string(version) +
                    " of the record's schema, and this program knows " +
                    std::to_string(store::schema_version) +
                    "; use the program that wrote it, or read the inputs again",
                database.path());
  }
  return {};
}

template <class Value>
Result<Value> checked(Database& database, Value value) {
  if (Result<void> outcome = database.take_failure(); !outcome) return fail(outcome.error());
  return value;
}

}  // namespace

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Store::~Store() = default;

Result<Store> Store::open(const std::string& path, Mode mode) {
  auto state = std::make_unique<State>();
  auto opened = Database::open(path, mode == Mode::read ? OpenMode::read : OpenMode::create);
  if (!opened) return fail(opened.error());
  state->database = std::move(*opened);
  Database& database = *state->database;
  if (mode == Mode::write && is_empty(database)) make_tables(database);
  if (Result<void> outcome = check_version(database); !outcome) return fail(outcome.error());
  database.run("PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;");
  if (mode == Mode::write) {
    // The checks are for others who write: what is written here has them by its types, and for each list of
    // names in a check SQLite builds a table of its own at each row.
    database.run("PRAGMA ignore_check_constraints = ON");
    auto known = Database::open(path, OpenMode::write);
    if (!known) return fail(known.error());
    state->known = std::move(*known);
    state->writer = std::make_unique<store::BatchWriter>(database);
  }
  Database& asked = state->known ? *state->known : database;
  state->find_page = asked.prepare("SELECT 1 FROM pages WHERE hash = ?");
  state->reader = std::make_unique<store::RecordReader>(database);
  if (Result<void> outcome = database.take_failure(); !outcome) return fail(outcome.error());
  if (Result<void> outcome = asked.take_failure(); !outcome) return fail(outcome.error());
  return Store(std::move(state));
}

Result<void> Store::add(const Batch& batch) {
  if (!state_->writer) return fail(ErrorKind::usage, "the record was opened for reading alone", path());
  return state_->writer->add(batch);
}

Result<bool> Store::knows(const ContentHash& hash) {
  const std::string digits = hash.hex();
  state_->find_page.bind(std::string_view(digits));
  const bool is_known = state_->find_page.next();
  state_->find_page.reset();
  return checked(state_->known ? *state_->known : *state_->database, is_known);
}

Result<void> Store::for_each_block_count(const std::function<void(const BlockCount&)>& visit) {
  store::Statement rows = state_->database->prepare("SELECT host, counts FROM host_blocks ORDER BY id");
  bool is_whole = true;
  while (is_whole && rows.next()) {
    std::vector<BlockCount> counts;
    const std::string host(rows.read_text());
    is_whole = store::unpack_counts(host, rows.read_text(), counts);
    if (is_whole) std::ranges::for_each(counts, visit);
  }
  rows.reset();
  if (!is_whole) {
    return fail(ErrorKind::corrupt_store,
                "the counts of repeated blocks were to be read, and they are damaged; restore a copy of the "
                "file, or read the "
                "inputs again into a new record",
                path());
  }
  return state_->database->take_failure();
}

Result<void> Store::for_each_story_input(std::int64_t after,
                                         const std::function<bool(std::int64_t, std::string_view)>& visit) {
  store::Statement rows = state_->database->prepare(
      "SELECT article, packed FROM story_inputs WHERE article > ? ORDER BY article");
  rows.bind(after);
  while (rows.next()) {
    const std::int64_t article = rows.read_number();
    if (!visit(article, rows.read_text())) break;
  }
  rows.reset();
  return state_->database->take_failure();
}

story::KeptGroups& Store::groups() {
  if (!state_->groups) state_->groups = std::make_unique<store::KeptGroups>(*state_->database);
  return *state_->groups;
}

Result<void> Store::keep_groups(const std::function<void(story::KeptGroups&)>& write) {
  if (!state_->writer) return fail(ErrorKind::usage, "the record was opened for reading alone", path());
  Database& database = *state_->database;
  database.run("BEGIN IMMEDIATE");
  write(groups());
  database.run("COMMIT");
  Result<void> outcome = database.take_failure();
  if (!outcome) {
    database.run("ROLLBACK");
    // Where the failure has ended the transaction by itself there is none to roll back.
    static_cast<void>(database.take_failure());
  }
  return outcome;
}

Result<Stories> Store::stories() {
  return checked(*state_->database, store::read_stories(*state_->database));
}

Result<void> Store::finish() {
  state_->database->number("PRAGMA wal_checkpoint(TRUNCATE)");
  return state_->database->take_failure();
}

Result<Record> Store::record(std::int64_t article) {
  return state_->reader->record(article);
}

Result<std::optional<std::string>> Store::page_bytes(std::int64_t article) {
  return state_->reader->page_bytes(article);
}

Result<ContentHash> Store::digest(std::int64_t article) {
  return state_->reader->digest(article);
}

Result<std::vector<Sighting>> Store::sightings(std::int64_t article) {
  return state_->reader->sightings(article);
}

Result<std::vector<std::int64_t>> Store::articles_named(std::string_view id) {
  return checked(*state_->database, store::articles_named(*state_->database, id));
}

Result<std::optional<std::int64_t>> Store::article_in(const ContentHash& page) {
  const auto found = store::articles_named(*state_->database, page.hex());
  return checked(*state_->database, found.empty() ? std::optional<std::int64_t>() : found.front());
}

Result<store::Rows> Store::facts(FactKind kind, std::int64_t article) {
  return checked(*state_->database, store::facts(*state_->database, kind, article));
}

Result<std::vector<store::ArticleRow>> Store::articles(std::int64_t after, std::int64_t limit) {
  return checked(*state_->database, store::articles(*state_->database, after, limit));
}

Result<std::vector<store::FoundArticle>> Store::search(std::string_view words, std::int64_t limit) {
  return checked(*state_->database, store::search(*state_->database, words, limit));
}

Result<std::vector<store::GapRow>> Store::gaps() {
  return checked(*state_->database, store::gaps(*state_->database));
}

Result<store::Counts> Store::counts() {
  return checked(*state_->database, store::counts(*state_->database));
}

Result<std::vector<std::string>> Store::find_damage() {
  return checked(*state_->database, store::find_damage(*state_->database));
}

const std::string& Store::path() const& {
  return state_->database->path();
}

void Store::limit_size(std::int64_t max_page_count) {
  state_->database->run("PRAGMA max_page_count = " + std::to_string(max_page_count));
}

}  // namespace rapporteur
