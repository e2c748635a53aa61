#pragma once

#include "rapporteur/article/json_facts.h"
#include "rapporteur/article/near_lines.h"
#include "rapporteur/article/page_signals.h"
#include "rapporteur/article/site_names.h"

#include <vector>

namespace rapporteur::article {

/// What the authors and dates of a page are read from.
struct Surroundings {
  const Page& page;
  const PageSignals& signals;
  const JsonFacts& facts;
  const SiteNames& sites;
  const std::vector<Line>& lines;  ///< near the headline
  PageLines& page_lines;
  HintReader& hints;
  NodeId headline = no_node;  ///< the heading that shows it
};

std::vector<MetadataValue> find_authors(const Surroundings& around);

}  // namespace rapporteur::article
