#pragma once

#include "rapporteur/base/fields.h"
#include "rapporteur/page/page.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rapporteur::store {

/// An article in a list.
struct ArticleRow {
  std::int64_t article = 0;
  std::string page_hash;
  std::optional<std::string> published;
  std::optional<std::string> modified;
  std::optional<std::string> outlet;
  std::optional<std::string> authors;
  std::optional<std::string> headline;
  std::optional<std::string> language;
  std::string url;
  std::string input;
  std::string entry;
  static constexpr auto fields() {
    return std::tuple(field("article", &ArticleRow::article, "number of the article"),
                      field("page_hash", &ArticleRow::page_hash, "the page"),
                      field("published", &ArticleRow::published, "date of first publication, ISO 8601"),
                      field("modified", &ArticleRow::modified, "date of the last change, ISO 8601"),
                      field("outlet", &ArticleRow::outlet, "who published it"),
                      field("authors", &ArticleRow::authors, "people named as authors, joined by '; '"),
                      field("headline", &ArticleRow::headline, "headline without the site's name"),
                      field("language", &ArticleRow::language, "BCP 47"),
                      field("url", &ArticleRow::url, "address the page was read with"),
                      field("input", &ArticleRow::input, "file that the page was first read from"),
                      field("entry", &ArticleRow::entry, "entry inside that file"));
  }
};

/// Rows of a view as texts, for lists; NULL is nothing.
struct Rows {
  std::vector<std::string> columns;
  std::vector<std::vector<std::optional<std::string>>> rows;
};

/// An article that holds what was searched for. Words found stand between U+0002 and U+0003 in the snippet.
struct FoundArticle {
  std::int64_t article = 0;
  double score = 0;  ///< the higher, the better (bm25)
  std::string headline;
  std::string snippet;
};

/// A gap with the article it belongs to, if any.
struct GapRow {
  std::optional<std::int64_t> article;
  Gap gap;
};

/// How much a record holds.
struct Counts {
  std::int64_t pages = 0;
  std::int64_t kept_pages = 0;  ///< with their bytes
  std::int64_t articles = 0;
  std::int64_t blocks = 0;
  std::int64_t values = 0;
  std::int64_t attributions = 0;
  std::int64_t dates = 0;
  std::int64_t actors = 0;
  std::int64_t mentions = 0;
  std::int64_t statements = 0;
  std::int64_t events = 0;
  std::int64_t quantities = 0;
  std::int64_t sightings = 0;
  std::int64_t gaps = 0;
};

}  // namespace rapporteur::store
