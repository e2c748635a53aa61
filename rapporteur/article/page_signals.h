#pragma once

#include "rapporteur/article/json_ld.h"
#include "rapporteur/page/page.h"

#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::article {

/// A <meta> with a name (or property, itemprop, http-equiv; lower case) and a content.
struct MetaSignal {
  std::string name;
  HtmlAttribute content;
  NodeId node;
};

/// A JSON-LD script, read; `begin` is where its text stands in the page's source.
struct JsonSignal {
  std::uint32_t begin;
  JsonDocument document;
};

/// The elements of a page that may tell about its article, found in one pass over its nodes, in page order.
/// Each list is capped.
struct PageSignals {
  std::vector<MetaSignal> metas;
  std::vector<NodeId> links;        ///< <link> with rel and href
  std::vector<NodeId> headings;     ///< <h1>
  std::vector<NodeId> subheadings;  ///< <h2> and <h3>
  std::vector<NodeId> times;
  std::vector<NodeId>
      home_links;  ///< of the first links of the page, those that lead to the site's front page
  std::vector<JsonSignal> json;
  NodeId title = no_node;
  NodeId article = no_node;  ///< first <article>
  NodeId main = no_node;     ///< first <main>

  /// The first <meta> with that name, or null.
  const MetaSignal* meta(std::string_view name) const;
};

PageSignals find_signals(const Page& page);

}  // namespace rapporteur::article
