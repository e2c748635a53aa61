#pragma once

#include "rapporteur/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rapporteur::language {

/// A JSON value with all that is in it, for the small descriptions that a package holds.
struct JsonTree {
  enum class Kind : std::uint8_t { null, boolean, number, text, array, object };
  Kind kind = Kind::null;
  double number = 0;               ///< of a number; 1 for true
  std::string text;                ///< of a text
  std::vector<JsonTree> elements;  ///< of an array, or the values of an object
  std::vector<std::string> names;  ///< of an object's values

  /// An object's value; null if there is none of that name.
  const JsonTree* find(std::string_view name) const;
  /// The text of that name in an object; "" if there is none.
  std::string_view find_text(std::string_view name) const&;
  std::string_view find_text(std::string_view name) const&& = delete;
};

/// Reads JSON of bounded depth; `concerns` names the file.
Result<JsonTree> read_json(std::string_view json, const std::string& concerns);

}  // namespace rapporteur::language
