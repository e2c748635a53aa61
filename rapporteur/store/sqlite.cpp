#include "rapporteur/store/sqlite.h"

#include "rapporteur/base/expect.h"

#include <sqlite3.h>

#include <filesystem>

namespace rapporteur::store {

namespace {

constexpr int busy_milliseconds = 5'000;

struct Failure {
  ErrorKind kind;
  std::string_view what;
  std::string_view advice;
};

Failure failure_of(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return {ErrorKind::no_space, "there is no space left for it",
              "nothing of this batch was kept and what was recorded before is intact; make room and run the "
              "same command "
              "again"};
    case SQLITE_READONLY:
      return {ErrorKind::not_writable, "it may not be written",
              "check the rights of the file and of its folder"};
    case SQLITE_CANTOPEN:
      return {ErrorKind::not_readable, "it cannot be opened",
              "check the path and the rights of the file and of its folder"};
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {ErrorKind::not_readable, "access is denied", "check the rights of the file"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorKind::in_use, "another program is writing to it",
              "wait until that one is done and run the command again"};
    case SQLITE_NOTADB:
      return {ErrorKind::corrupt_store, "it is not a record of this program", "name another file"};
    case SQLITE_CORRUPT:
      return {ErrorKind::corrupt_store, "the file is damaged",
              "restore a copy, or read the inputs again into a new record"};
    case SQLITE_IOERR:
      return {code == SQLITE_IOERR_READ || code == SQLITE_IOERR_SHORT_READ ? ErrorKind::not_readable
                                                                           : ErrorKind::no_space,
              "the system could not read or write the file",
              "check the disk, its free space and limits on file size, then run the same command again"};
    case SQLITE_TOOBIG:
      return {ErrorKind::too_large, "a value is larger than a record can hold", "leave that page out"};
    case SQLITE_NOMEM:
      return {ErrorKind::too_large, "memory ran out", "read fewer pages at once (--jobs 1)"};
    default:
      return {ErrorKind::corrupt_store, "a statement failed", "check the file with the command doctor"};
  }
}

Error error_of(int code, std::string_view reason, const std::string& path, std::string_view tried) {
  const Failure failure = failure_of(code);
  std::string sentence(tried);
  sentence += ": ";
  sentence += failure.what;
  sentence += " (SQLite: ";
  sentence += reason;
  sentence += "); ";
  sentence += failure.advice;
  return {failure.kind, std::move(sentence), path};
}

bool has_write_ahead_log(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path + "-wal", ignored) &&
         std::filesystem::file_size(path + "-wal", ignored) > 0;
}

/// As SQLite's address of a file that is known never to change, which a bare path cannot say.
std::string unchanging_address_of(const std::string& path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string address = "file:";
  std::error_code ignored;
  for (const char c : std::filesystem::canonical(path, ignored).string()) {
    if (c != '%' && c != '?' && c != '#') {
      address += c;
      continue;
    }
    address += '%';
    address += digits[static_cast<unsigned char>(c) >> 4];
    address += digits[static_cast<unsigned char>(c) & 15];
  }
  return address + "?immutable=1";
}

int flags_of(OpenMode mode) {
  const int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  switch (mode) {
    // A reader that may write takes away the log that it needs; where the file may not be written SQLite only
    // reads.
    case OpenMode::read:
    case OpenMode::write:
      return common | SQLITE_OPEN_READWRITE;
    case OpenMode::create:
      return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  }
  return common;
}

/// Whether the file reads as a database at all.
int first_look(sqlite3* connection) {
  return sqlite3_exec(connection, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr);
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}
void Database::Close::operator()(sqlite3* connection) const {
  sqlite3_close_v2(connection);
}

Statement& Statement::bind(std::int64_t number) {
  if (!database_ || database_->has_failed()) return *this;
  sqlite3_bind_int64(statement_.get(), ++bound_, number);
  return *this;
}

// Texts are bound without a copy: what is bound lives until the statement has run.
Statement& Statement::bind(std::string_view text) {
  if (!database_ || database_->has_failed()) return *this;
  const int code = sqlite3_bind_text64(statement_.get(), ++bound_, text.data() ? text.data() : "",
                                       text.size(), SQLITE_STATIC, SQLITE_UTF8);
  if (code != SQLITE_OK) database_->keep_failure(code, "binding a text");
  return *this;
}

Statement& Statement::bind_bytes(std::string_view bytes) {
  if (!database_ || database_->has_failed()) return *this;
  const int code = sqlite3_bind_blob64(statement_.get(), ++bound_, bytes.data() ? bytes.data() : "",
                                       bytes.size(), SQLITE_STATIC);
  if (code != SQLITE_OK) database_->keep_failure(code, "binding bytes");
  return *this;
}

Statement& Statement::bind_null() {
  if (!database_ || database_->has_failed()) return *this;
  sqlite3_bind_null(statement_.get(), ++bound_);
  return *this;
}

bool Statement::next() {
  column_ = 0;
  if (!database_ || database_->has_failed()) return false;
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_->keep_failure(code, sqlite3_sql(statement_.get()));
  reset();
  return false;
}

void Statement::run() {
  while (next()) continue;
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
  bound_ = 0;
  column_ = 0;
}

std::int64_t Statement::read_number() {
  return sqlite3_column_int64(statement_.get(), column_++);
}

double Statement::read_real() {
  return sqlite3_column_double(statement_.get(), column_++);
}

std::string_view Statement::read_text() {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column_));
  const int size = sqlite3_column_bytes(statement_.get(), column_);
  ++column_;
  return bytes ? std::string_view(bytes, static_cast<std::size_t>(size)) : std::string_view();
}

bool Statement::skip_null() {
  if (sqlite3_column_type(statement_.get(), column_) != SQLITE_NULL) return false;
  ++column_;
  return true;
}

int Statement::column_count() const {
  return sqlite3_column_count(statement_.get());
}

std::string_view Statement::column_name(int column) const {
  return sqlite3_column_name(statement_.get(), column);
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path, OpenMode mode) {
  const std::string_view tried =
      mode == OpenMode::read ? "the record was to be read" : "the record was to be written";
  std::error_code ignored;
  if (mode != OpenMode::create && !std::filesystem::exists(path, ignored)) {
    return fail(ErrorKind::not_found,
                "there is no such record; make one with: rapporteur read INPUT... -o " + path, path);
  }
  if (std::filesystem::is_directory(path, ignored)) {
    return fail(ErrorKind::not_readable, "a record is a file, and this is a folder; name a file", path);
  }
  sqlite3* raw = nullptr;
  int code = sqlite3_open_v2(path.c_str(), &raw, flags_of(mode), nullptr);
  auto database = std::make_unique<Database>(path, raw);
  if (code == SQLITE_OK) code = first_look(raw);
  // A record in write-ahead mode on a medium that cannot be written has no log beside it: it is read as it
  // stands.
  const bool is_locked = (code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_READONLY;
  if (is_locked && mode == OpenMode::read && !has_write_ahead_log(path)) {
    code =
        sqlite3_open_v2(unchanging_address_of(path).c_str(), &raw, flags_of(mode) | SQLITE_OPEN_URI, nullptr);
    database = std::make_unique<Database>(path, raw);
    if (code == SQLITE_OK) code = first_look(raw);
  }
  if (code != SQLITE_OK) {
    Error error = error_of(code, raw ? sqlite3_errmsg(raw) : "out of memory", path, tried);
    if (mode != OpenMode::read && error.kind == ErrorKind::not_readable) error.kind = ErrorKind::not_writable;
    return fail(std::move(error));
  }
  sqlite3_busy_timeout(raw, busy_milliseconds);
  if (mode == OpenMode::read) database->run("PRAGMA query_only = ON");
  return database;
}

void Database::run(const std::string& sql) {
  if (has_failed()) return;
  const int code = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) keep_failure(code, sql);
}

Statement Database::prepare(std::string_view sql) {
  Statement statement;
  statement.database_ = this;
  if (has_failed()) return statement;
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  statement.statement_.reset(raw);
  if (code != SQLITE_OK) keep_failure(code, sql);
  return statement;
}

std::int64_t Database::number(std::string_view sql) {
  Statement statement = prepare(sql);
  return statement.next() ? statement.read_number() : 0;
}

std::string Database::text(std::string_view sql) {
  Statement statement = prepare(sql);
  return statement.next() ? std::string(statement.read_text()) : std::string();
}

std::int64_t Database::last_row_id() const {
  return sqlite3_last_insert_rowid(connection_.get());
}

std::int64_t Database::change_count() const {
  return sqlite3_changes64(connection_.get());
}

Result<void> Database::take_failure() {
  if (!failure_) return {};
  Error error = std::move(*failure_);
  failure_.reset();
  return fail(std::move(error));
}

void Database::keep_failure(int code, std::string_view sql) {
  if (failure_) return;
  std::string tried = "the record was in use (";
  tried += sql.substr(0, 60);
  tried += sql.size() > 60 ? "...)" : ")";
  failure_ = error_of(code, sqlite3_errmsg(connection_.get()), path_, tried);
}

SqliteFeatures sqlite_features() {
  return {sqlite3_libversion(), sqlite3_compileoption_used("ENABLE_FTS5") == 1,
          sqlite3_compileoption_used("OMIT_JSON") == 0};
}

}  // namespace rapporteur::store
