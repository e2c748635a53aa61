#pragma once

#include "rapporteur/base/span.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::page {

/// A value of JSON and where it is written: a string's content without its quotation marks, anything else
/// whole.
struct JsonValue {
  enum class Kind : std::uint8_t { string, number, boolean, null, object, array };
  Kind kind = Kind::null;
  TextSpan span;
};

struct JsonField {
  std::string key;
  JsonValue value;
};

/// Finds the fields of an object and the elements of an array, each with its place; what lies deeper is left
/// as written. One thread; may be used again and again.
class JsonScanner {
 public:
  JsonScanner();
  ~JsonScanner();
  /// Nothing where the text is not one well-formed object in UTF-8.
  std::optional<std::vector<JsonField>> fields(std::string_view object);
  /// The same for an array.
  std::optional<std::vector<JsonValue>> elements(std::string_view array);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Whether the bytes are well-formed UTF-8.
bool is_valid_utf8(std::string_view bytes);

}  // namespace rapporteur::page
