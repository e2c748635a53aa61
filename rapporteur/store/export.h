#pragma once

#include "rapporteur/record/record.h"
#include "rapporteur/store/article_row.h"

#include <string>
#include <vector>

/// Records for other programs.
namespace rapporteur::store {

struct JsonOptions {
  bool has_furniture = false;  ///< the blocks of the page around the article too
};

/// One article as a line of JSON, with the newline.
std::string json_line(std::int64_t article, const Record& record, const std::vector<Sighting>& sightings,
                      const JsonOptions& options);

/// The names of the columns, as RFC 4180 has it, of articles or of one kind of facts; and rows of them.
std::string csv_head_of_articles();
std::string csv_head_of(FactKind kind);
std::string csv_row(const ArticleRow& row);
std::string csv_rows(const Rows& rows);

}  // namespace rapporteur::store
