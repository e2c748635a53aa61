#pragma once

#include "rapporteur/base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

/// SQLite, wrapped: the one place that knows its interface.
namespace rapporteur::store {

class Database;

/// A prepared statement. Values are bound in order, columns read in order. What fails is kept by its
/// `Database`; from then on nothing is done any more, so that a run of statements needs one look at the end.
/// One thread.
class Statement {
 public:
  Statement() = default;

  Statement& bind(std::int64_t number);
  Statement& bind(std::string_view text);
  Statement& bind_bytes(std::string_view bytes);
  Statement& bind_null();

  /// Moves to the next row; false at the end or where something failed. At the end the statement is ready to
  /// be bound anew.
  bool next();
  /// Runs to the end.
  void run();
  /// Gives up the rows that are left.
  void reset();

  std::int64_t read_number();
  double read_real();
  /// Text or bytes; a view until the next row.
  std::string_view read_text();
  /// Whether the column read next is NULL; it is then passed over.
  bool skip_null();
  int column_count() const;
  std::string_view column_name(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  Database* database_ = nullptr;  // null in a statement that was never prepared
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int bound_ = 0;
  int column_ = 0;
};

enum class OpenMode : std::uint8_t { read, write, create };

/// A connection to one database file. Failures stick: the first is kept until `take_failure`. One thread at a
/// time; stays where it is, because its statements point to it.
class Database {
 public:
  static Result<std::unique_ptr<Database>> open(const std::string& path, OpenMode mode);
  /// Takes over an open connection.
  Database(std::string path, sqlite3* connection) : path_(std::move(path)), connection_(connection) {}
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() = default;

  /// Runs one or more statements that give no rows.
  void run(const std::string& sql);
  Statement prepare(std::string_view sql);
  /// The first column of the first row, 0 where there is none.
  std::int64_t number(std::string_view sql);
  /// The same as text.
  std::string text(std::string_view sql);

  std::int64_t last_row_id() const;
  std::int64_t change_count() const;  ///< rows changed by the last statement
  bool has_failed() const { return failure_.has_value(); }
  /// What failed first since the last call, or success; statements run again afterwards.
  Result<void> take_failure();
  const std::string& path() const& { return path_; }

 private:
  friend class Statement;
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  void keep_failure(int code, std::string_view sql);

  std::string path_;
  std::unique_ptr<sqlite3, Close> connection_;
  std::optional<Error> failure_;
};

/// SQLite's version and whether it was built with full-text search.
struct SqliteFeatures {
  std::string version;
  bool has_fts5 = false;
  bool has_json = false;
};
SqliteFeatures sqlite_features();

}  // namespace rapporteur::store
