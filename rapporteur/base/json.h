#pragma once

#include "rapporteur/base/content_hash.h"
#include "rapporteur/base/fields.h"
#include "rapporteur/base/span.h"
#include "rapporteur/base/trace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace rapporteur::base {

/// Appends JSON to a string: objects, arrays and values, with the commas set by itself. Products are written
/// from their `fields()`. What is written is always UTF-8 on one line: a malformed sequence becomes U+FFFD.
/// One thread.
///
///     JsonWriter json(line);
///     json.open_object();
///     json.member("page", hash).member("blocks", blocks);
///     json.close_object();
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& open_object();
  JsonWriter& close_object();
  JsonWriter& open_array();
  JsonWriter& close_array();
  /// The name of an object's member; its value comes next.
  JsonWriter& name(std::string_view name);
  JsonWriter& null();

  /// Any value: text, number, truth, enum by its name, span as [begin, end], hash as digits, optional as
  /// value or null, vector, traces and what has `all()` as arrays, a struct by its `fields()`.
  template <class T>
  JsonWriter& value(const T& value);

  template <class T>
  JsonWriter& member(std::string_view member_name, const T& member_value) {
    return name(member_name).value(member_value);
  }

 private:
  void begin_value();
  void write_text(std::string_view text);
  void write_number(std::int64_t number);
  void write_unsigned(std::uint64_t number);

  std::string& out_;
  bool needs_comma_ = false;
};

/// A value as JSON.
template <class T>
std::string json_of(const T& value) {
  std::string out;
  JsonWriter(out).value(value);
  return out;
}

template <class T>
struct IsSpan : std::false_type {};
template <class Counted>
struct IsSpan<Span<Counted>> : std::true_type {};
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <>
struct IsVector<Traces> : std::true_type {};

template <class T>
JsonWriter& JsonWriter::value(const T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    begin_value();
    out_ += value ? "true" : "false";
  } else if constexpr (Named<T>) {
    write_text(name_of(value));
  } else if constexpr (std::is_unsigned_v<T>) {
    write_unsigned(value);
  } else if constexpr (std::is_integral_v<T>) {
    write_number(value);
  } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    write_text(value);
  } else if constexpr (std::is_same_v<T, ContentHash>) {
    write_text(value.hex());
  } else if constexpr (std::is_same_v<T, Writing>) {
    open_array();
    for (const Layer layer : value.layers) {
      if (layer != Layer::none) this->value(layer);
    }
    close_array();
  } else if constexpr (IsSpan<T>::value) {
    open_array().value(value.begin).value(value.end).close_array();
  } else if constexpr (requires { value.all(); }) {
    this->value(value.all());
  } else if constexpr (IsOptional<T>::value) {
    value ? this->value(*value) : null();
  } else if constexpr (IsVector<T>::value) {
    open_array();
    for (const auto& each : value) this->value(each);
    close_array();
  } else {
    static_assert(HasFields<T>, "a value that JSON knows, or a struct with fields()");
    open_object();
    for_each_field<T>([&](const auto& each) { member(each.name, value.*each.member); });
    close_object();
  }
  return *this;
}

}  // namespace rapporteur::base
