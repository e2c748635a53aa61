#pragma once

#include "rapporteur/article/json_facts.h"
#include "rapporteur/article/page_signals.h"
#include "rapporteur/article/site_names.h"
#include "rapporteur/article/written.h"

#include <optional>

namespace rapporteur::article {

/// A page's headline, and the heading that shows it (or `no_node`).
struct Headline {
  std::optional<MetadataValue> value;
  NodeId node = no_node;
};

Headline find_headline(const Page& page, const PageSignals& signals, const JsonFacts& facts,
                       const SiteNames& sites);

}  // namespace rapporteur::article
