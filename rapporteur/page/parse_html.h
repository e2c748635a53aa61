#pragma once

#include "rapporteur/page/html_tree.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace rapporteur {

/// How a page's HTML is parsed. The defaults are what the product uses.
struct HtmlParseOptions {
  bool is_scripting = false;       ///< HTML's scripting flag: off, so that <noscript> is read as markup
  std::uint32_t max_depth = 512;   ///< deeper elements become siblings at the cap
  std::string fragment_context{};  ///< "div", "svg path": parse as a fragment inside that element; empty for
                                   ///< a document
};

/// Builds the tree of `source` (UTF-8; malformed sequences read as U+FFFD), which must outlive it, by the
/// WHATWG HTML standard, 13.2. Never fails and takes time linear in the source for any input.
HtmlTree parse_html(std::string_view source, const HtmlParseOptions& options = {});

}  // namespace rapporteur
