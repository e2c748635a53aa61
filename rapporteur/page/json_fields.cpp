#include "rapporteur/page/json_fields.h"

#include "rapporteur/base/ascii.h"

#include <simdjson.h>

namespace rapporteur::page {

namespace ondemand = simdjson::ondemand;

/// The parser and the text it reads, which must be followed by room of its own.
struct JsonScanner::State {
  ondemand::parser parser;
  simdjson::padded_string padded;

  TextSpan place_of(std::string_view token) const {
    const auto begin = static_cast<std::uint32_t>(token.data() - padded.data());
    return {begin, begin + static_cast<std::uint32_t>(token.size())};
  }
  std::optional<JsonValue> read(ondemand::value value) const;
};

JsonScanner::JsonScanner() : state_(std::make_unique<State>()) {}
JsonScanner::~JsonScanner() = default;

namespace {

std::optional<JsonValue::Kind> kind_of(ondemand::value& value) {
  ondemand::json_type type{};
  if (value.type().get(type)) return std::nullopt;
  switch (type) {
    case ondemand::json_type::array:
      return JsonValue::Kind::array;
    case ondemand::json_type::object:
      return JsonValue::Kind::object;
    case ondemand::json_type::number:
      return JsonValue::Kind::number;
    case ondemand::json_type::string:
      return JsonValue::Kind::string;
    case ondemand::json_type::boolean:
      return JsonValue::Kind::boolean;
    case ondemand::json_type::null:
      return JsonValue::Kind::null;
  }
  return std::nullopt;
}

}  // namespace

std::optional<JsonValue> JsonScanner::State::read(ondemand::value value) const {
  const auto kind = kind_of(value);
  if (!kind) return std::nullopt;
  std::string_view token;
  if (*kind == JsonValue::Kind::object) {
    ondemand::object object;
    if (value.get_object().get(object) || object.raw_json().get(token)) return std::nullopt;
  } else if (*kind == JsonValue::Kind::array) {
    ondemand::array array;
    if (value.get_array().get(array) || array.raw_json().get(token)) return std::nullopt;
  } else {
    token = value.raw_json_token();
  }
  token = base::trim(token);
  if (*kind == JsonValue::Kind::string) {
    if (token.size() < 2 || token.back() != '"') return std::nullopt;
    token = token.substr(1, token.size() - 2);
  }
  return JsonValue{*kind, place_of(token)};
}

std::optional<std::vector<JsonField>> JsonScanner::fields(std::string_view object) {
  state_->padded = simdjson::padded_string(object);
  ondemand::document document;
  ondemand::object top;
  if (state_->parser.iterate(state_->padded).get(document) || document.get_object().get(top))
    return std::nullopt;
  std::vector<JsonField> fields;
  for (auto each : top) {
    ondemand::field field;
    std::string_view key;
    if (std::move(each).get(field) || field.unescaped_key().get(key)) return std::nullopt;
    const auto value = state_->read(field.value());
    if (!value) return std::nullopt;
    fields.push_back({std::string(key), *value});
  }
  // A place to go on from means that something stands behind the object.
  const char* behind = nullptr;
  if (!document.current_location().get(behind)) return std::nullopt;
  return fields;
}

std::optional<std::vector<JsonValue>> JsonScanner::elements(std::string_view array) {
  state_->padded = simdjson::padded_string(array);
  ondemand::document document;
  ondemand::array top;
  if (state_->parser.iterate(state_->padded).get(document) || document.get_array().get(top))
    return std::nullopt;
  std::vector<JsonValue> elements;
  for (auto each : top) {
    ondemand::value element;
    if (each.get(element)) return std::nullopt;
    const auto value = state_->read(element);
    if (!value) return std::nullopt;
    elements.push_back(*value);
  }
  return elements;
}

bool is_valid_utf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

}  // namespace rapporteur::page
