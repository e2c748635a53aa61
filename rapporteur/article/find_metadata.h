#pragma once

#include "rapporteur/article/article.h"
#include "rapporteur/page/page.h"

namespace rapporteur {

/// What an HTML page says about its article: JSON-LD, OpenGraph, meta elements, microdata, headings, <time>,
/// links, the address, what its container gave. `language` and `paywall` only where the page states them.
/// Abstains rather than guesses. One pass over the tree.
Metadata find_metadata(const Page& page);

/// The language of a text as BCP 47, told from the text itself; empty where it is too short to tell.
std::string detect_language(std::string_view utf8);

}  // namespace rapporteur
