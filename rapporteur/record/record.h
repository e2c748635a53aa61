#pragma once

#include <string>
#include <vector>

#include "rapporteur/article/article.h"
#include "rapporteur/page/page.h"

namespace rapporteur {

/// One article's facts, bound together with the page they were read from.
struct Record {
  Page page;
  Article article;
  std::vector<Gap> gaps;
};

}  // namespace rapporteur
