#pragma once

#include "rapporteur/base/expect.h"
#include "rapporteur/base/fields.h"
#include "rapporteur/base/json.h"
#include "rapporteur/record/record.h"
#include "rapporteur/store/sqlite.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// How a product's `fields()` become columns: numbers and truths as INTEGER, enums, hashes and writings as
/// text, a list of enums as their names with blanks between, a list of numbers or texts as a JSON array, a
/// span as begin_byte and end_byte, spans as a JSON array, a struct inside as its own columns. Traces and
/// lists of structs have tables of their own.
namespace rapporteur::store {

/// A column of a table, with what it means.
struct Column {
  std::string name;
  std::string type;   ///< as SQL has it, with NOT NULL where it holds
  std::string check;  ///< condition that every value meets; may be empty
  std::string meaning;
};

/// "json html": the layers, outermost first; empty for words that stand as they are.
std::string written_name(Writing writing);
/// Reads what `written_name` wrote; false for anything else.
bool parse_writing(std::string_view text, Writing& writing);
/// Reads "[[1,2],[3,4]]"; empty for anything else.
std::vector<PageSpan> parse_spans(std::string_view json);

/// Reads "[1,2]" and "[\"a\",\"b\"]"; false for anything else.
bool parse_list(std::string_view json, std::vector<std::uint32_t>& values);
bool parse_list(std::string_view json, std::vector<std::string>& values);

/// A list that is one column, as a JSON array.
template <class T>
inline constexpr bool is_json_list =
    std::is_same_v<T, std::vector<std::uint32_t>> || std::is_same_v<T, std::vector<std::string>>;

/// What has a table of its own and no column.
template <class T>
struct HasOwnTable : std::is_same<T, Traces> {};
template <HasFields T>
struct HasOwnTable<std::vector<T>> : std::true_type {};
/// A list of enums.
template <class T>
struct IsNames : std::false_type {};
template <Named T>
struct IsNames<std::vector<T>> : std::true_type {};

/// "heads quotation_closed": the names of enums in their order, and back; false for any other text.
template <Named T>
std::string written_names(const std::vector<T>& values) {
  std::string names;
  for (const T value : values) names += (names.empty() ? "" : " ") + std::string(name_of(value));
  return names;
}
template <Named T>
bool parse_names(std::string_view text, std::vector<T>& values) {
  values.clear();
  while (!text.empty()) {
    const std::string_view name = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), name.size() + 1));
    if (!parse_name(name, values.emplace_back())) return false;
  }
  return true;
}

template <class T>
std::string check_of(const std::string& name) {
  if constexpr (std::is_same_v<T, bool>) return name + " IN (0, 1)";
  std::string check;
  if constexpr (Named<T>) {
    for (const std::string_view each : Names<T>::all) {
      check += check.empty() ? name + " IN ('" : ", '";
      check += each;
      check += '\'';
    }
    check += ')';
  }
  return check;
}

template <class T>
void add_columns(std::vector<Column>& columns, std::string_view name, std::string_view meaning,
                 bool may_be_null = false) {
  const std::string null = may_be_null ? "" : " NOT NULL";
  if constexpr (HasOwnTable<T>::value) {
    return;
  } else if constexpr (base::IsOptional<T>::value) {
    add_columns<typename T::value_type>(columns, name, meaning, true);
  } else if constexpr (base::IsSpan<T>::value) {
    columns.push_back({"begin_byte", "INTEGER" + null, "", std::string(meaning) + ": first byte"});
    columns.push_back({"end_byte", "INTEGER" + null, "", std::string(meaning) + ": byte behind the last"});
  } else if constexpr (HasFields<T>) {
    for_each_field<T>([&](const auto& each) {
      using Value = std::decay_t<decltype(std::declval<T>().*each.member)>;
      add_columns<Value>(columns, each.name, each.meaning, may_be_null);
    });
  } else {
    const bool is_number = std::is_integral_v<T>;
    columns.push_back({std::string(name), (is_number ? "INTEGER" : "TEXT") + null,
                       check_of<T>(std::string(name)), std::string(meaning)});
  }
}

/// The columns of a product, in the order of its `fields()`.
template <HasFields T>
std::vector<Column> columns_of() {
  std::vector<Column> columns;
  add_columns<T>(columns, "", "");
  return columns;
}

/// Texts made for binding live here until the statement has run.
class Bound {
 public:
  explicit Bound(Statement& statement) : statement_(statement) { made_.reserve(8); }

  template <class T>
  void add(const T& value) {
    if constexpr (HasOwnTable<T>::value) {
      return;
    } else if constexpr (base::IsOptional<T>::value) {
      value ? add(*value) : add_null<typename T::value_type>();
    } else if constexpr (base::IsSpan<T>::value) {
      statement_.bind(std::int64_t{value.begin}).bind(std::int64_t{value.end});
    } else if constexpr (Named<T>) {
      statement_.bind(name_of(value));
    } else if constexpr (std::is_integral_v<T>) {
      statement_.bind(static_cast<std::int64_t>(value));
    } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
      statement_.bind(std::string_view(value));
    } else if constexpr (std::is_same_v<T, ContentHash>) {
      add_made(value.hex());
    } else if constexpr (std::is_same_v<T, Writing>) {
      add_made(written_name(value));
    } else if constexpr (std::is_same_v<T, PageSpans>) {
      add_made(base::json_of(value.all()));
    } else if constexpr (is_json_list<T>) {
      add_made(base::json_of(value));
    } else if constexpr (IsNames<T>::value) {
      add_made(written_names(value));
    } else {
      for_each_field<T>([&](const auto& each) { add(value.*each.member); });
    }
  }
  template <class T>
  void add_null() {
    statement_.bind_null();
    if constexpr (base::IsSpan<T>::value) statement_.bind_null();
  }

 private:
  void add_made(std::string text) {
    expect(made_.size() < made_.capacity(), "a row holds at most eight texts made for it");
    statement_.bind(std::string_view(made_.emplace_back(std::move(text))));
  }

  Statement& statement_;
  std::vector<std::string> made_;
};

/// Binds the values in order, structs by their fields, and runs the statement.
template <class... Values>
void run_with(Statement& statement, const Values&... values) {
  Bound bound(statement);
  (bound.add(values), ...);
  statement.run();
}

/// Reads the next columns of a row into a value; false where they hold what the type does not know.
template <class T>
bool read_into(Statement& row, T& value) {
  if constexpr (HasOwnTable<T>::value) {
    return true;
  } else if constexpr (base::IsOptional<T>::value) {
    value.reset();
    if (row.skip_null()) {
      if constexpr (base::IsSpan<typename T::value_type>::value) row.skip_null();
      return true;
    }
    return read_into(row, value.emplace());
  } else if constexpr (base::IsSpan<T>::value) {
    return read_into(row, value.begin) && read_into(row, value.end);
  } else if constexpr (Named<T>) {
    return parse_name(row.read_text(), value);
  } else if constexpr (std::is_integral_v<T>) {
    value = static_cast<T>(row.read_number());
    return true;
  } else if constexpr (std::is_same_v<T, double>) {
    value = row.read_real();
    return true;
  } else if constexpr (std::is_same_v<T, std::string>) {
    value = row.read_text();
    return true;
  } else if constexpr (std::is_same_v<T, ContentHash>) {
    const auto hash = parse_content_hash(row.read_text());
    if (hash) value = *hash;
    return hash.has_value();
  } else if constexpr (std::is_same_v<T, Writing>) {
    return parse_writing(row.read_text(), value);
  } else if constexpr (is_json_list<T>) {
    return parse_list(row.read_text(), value);
  } else if constexpr (IsNames<T>::value) {
    return parse_names(row.read_text(), value);
  } else if constexpr (std::is_same_v<T, PageSpans>) {
    auto spans = parse_spans(row.read_text());
    if (spans.empty()) return false;
    value = PageSpans(std::move(spans));
    return true;
  } else {
    bool is_read = true;
    for_each_field<T>([&](const auto& each) { is_read = is_read && read_into(row, value.*each.member); });
    return is_read;
  }
}

}  // namespace rapporteur::store
