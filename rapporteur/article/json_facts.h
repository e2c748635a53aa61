#pragma once

#include "rapporteur/article/page_signals.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur::article {

/// A string of a JSON-LD script: where it stands in the page's source, and its content as written.
struct JsonString {
  std::uint32_t begin = 0;
  std::string_view content;
};

/// An author as JSON-LD has it.
struct JsonAuthor {
  enum class Kind : std::uint8_t { person, organization, unknown };
  JsonString name;
  Kind kind = Kind::unknown;
};

/// What the JSON-LD of a page says about its article: of the article's own object where there is one, then of
/// the page's. Objects about other things (comments, lists, videos, breadcrumbs) are left out. In order of
/// trust.
struct JsonFacts {
  std::vector<JsonString> headlines;
  std::vector<JsonString> published;
  std::vector<JsonString> modified;
  std::vector<JsonAuthor> authors;
  std::vector<JsonString> outlets;
  std::vector<JsonString> languages;
  std::vector<JsonString> free_flags;  ///< isAccessibleForFree
  std::vector<JsonString> addresses;
  bool has_article = false;
};

JsonFacts find_json_facts(const PageSignals& signals);

}  // namespace rapporteur::article
