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

/// The names of the columns, and one article as a row, as RFC 4180 has it.
std::string csv_head();
std::string csv_row(const ArticleRow& row);

}  // namespace rapporteur::store
