#pragma once

#include "rapporteur/article/authors.h"
#include "rapporteur/article/read_date.h"

#include <optional>

namespace rapporteur::article {

struct ArticleDates {
  std::optional<MetadataValue> published;
  std::optional<MetadataValue> modified;
};

/// When the article was published and last changed, by all signals together. `language` (BCP 47, may be
/// empty) settles which number of 03/04/2019 is the day.
ArticleDates find_article_dates(const Surroundings& around, std::string_view language);

}  // namespace rapporteur::article
