#include "rapporteur/store/schema.h"

namespace rapporteur::store {

namespace {

std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

std::string type_of(const Column& column) {
  if (column.check.empty()) return column.type;
  if (column.check.ends_with("IN (0, 1)")) return column.type + ", 0 or 1";
  std::string names = column.check.substr(column.check.find('(') + 1);
  names.pop_back();
  std::string plain;
  for (const char c : names) {
    if (c != '\'') plain += c;
  }
  return column.type + ": " + plain;
}

void append_view(std::string& page, const View& view) {
  page += "\n### " + view.name + "\n" + view.meaning + "\n\n| column | meaning |\n|---|---|\n";
  for (const ViewColumn& column : view.columns)
    page += "| " + column.name + " | " + cell(column.meaning) + " |\n";
}

void append_table(std::string& page, const Table& table) {
  page += "\n### " + table.name + "\n" + table.meaning + "\n\n| column | type | meaning |\n|---|---|---|\n";
  for (const Column& column : table.columns) {
    page += "| " + column.name + " | " + cell(type_of(column)) + " | " + cell(column.meaning) + " |\n";
  }
  for (const std::string& constraint : table.constraints) page += "\n" + constraint + "\n";
}

}  // namespace

std::string schema_markdown() {
  std::string page =
      "# The record's file\n"
      "Written by `rapporteur schema --markdown` from the products' fields; do not edit.\n\n"
      "A record is one SQLite database. Build on the views: they stay as they are when tables change. All "
      "offsets are\n"
      "half-open ranges of bytes, counted from 0 in the page as it was received, before its character "
      "encoding or anything\n"
      "else is undone; `carrier` says where they count in the page's address instead. Schema version " +
      std::to_string(schema_version) + " (`PRAGMA user_version`).\n\n## Views\n";
  for (const View& view : views()) append_view(page, view);
  page += "\n## Tables\n";
  for (const Table& table : tables()) append_table(page, table);
  return page;
}

}  // namespace rapporteur::store
