#pragma once

#include "rapporteur/store/columns.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// The tables and views of a record's file. Columns come from the products' `fields()`; what only SQL needs
/// (row numbers, references) is added here. The file's schema and its documentation are both written from
/// this.
namespace rapporteur::store {

/// Raised when a file written before cannot be read any more.
inline constexpr std::int64_t schema_version = 11;
/// "Rapp" in the header of the file: whose database it is.
inline constexpr std::int64_t application_id = 0x52617070;

struct Table {
  std::string name;
  std::string meaning;
  std::vector<Column> columns;
  std::vector<std::string> constraints{};
  std::vector<std::string> indexes{};  ///< whole statements
  std::string options = "STRICT";
};

/// A column of a view: its name, what it is computed by, what it means.
struct ViewColumn {
  std::string name;
  std::string expression;
  std::string meaning;
};

struct View {
  std::string name;
  std::string meaning;
  std::vector<ViewColumn> columns;
  std::string from;
};

std::vector<Table> tables();
std::vector<View> views();

/// The table of a kind of facts: "statements".
constexpr std::string_view table_of(FactKind kind) {
  constexpr std::array<std::string_view, Names<FactKind>::all.size()> names{
      "attributions", "dates", "actors", "mentions", "statements", "events", "quantities"};
  return names[static_cast<std::size_t>(kind)];
}
/// The table of a kind of items in facts' lists.
template <class Item>
constexpr std::string_view table_of_items() {
  if constexpr (std::is_same_v<Item, RecordedWords>) return "fact_words";
  if constexpr (std::is_same_v<Item, RecordedParty>) return "fact_parties";
  if constexpr (std::is_same_v<Item, RecordedLink>) return "fact_links";
}

/// Makes all of it in an empty database.
std::string schema_sql();
/// "INSERT INTO pages(id, hash, ...) VALUES (?, ?, ...)", with a value for each column in order.
std::string insert_sql(std::string_view table, std::string_view verb = "INSERT");
/// "hash, byte_count, ...": the columns of a product.
template <HasFields T>
std::string column_names() {
  std::string names;
  for (const Column& column : columns_of<T>()) names += (names.empty() ? "" : ", ") + column.name;
  return names;
}

/// The schema as a page of documentation.
std::string schema_markdown();

}  // namespace rapporteur::store
