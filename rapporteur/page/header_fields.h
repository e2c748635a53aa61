#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The headers that mail, HTTP and WARC share: "Name: value" lines up to an empty one, long values folded.
namespace rapporteur::page {

struct HeaderField {
  std::string name;  ///< lower case
  std::string value;
};

struct HeaderFields {
  std::vector<HeaderField> all;

  /// The first value of that name (lower case); empty where there is none.
  std::string_view value(std::string_view name) const;
};

/// Where the headers end: behind the first empty line. Nothing where none has been seen.
std::optional<std::size_t> end_of_headers(std::string_view text);

/// Reads header lines; what is no header is passed over.
HeaderFields parse_headers(std::string_view text);

/// A header value without its parameters, lower case: "text/html" of "text/HTML; charset=utf-8".
std::string type_of(std::string_view value);

/// A parameter of a header value: "utf-8" of `text/html; charset="utf-8"`; empty where there is none.
std::string parameter_of(std::string_view value, std::string_view name);

}  // namespace rapporteur::page
