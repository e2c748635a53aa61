#pragma once

#include "rapporteur/article/article.h"
#include "rapporteur/page/page.h"

namespace rapporteur::article {

/// Metadata of a text-only page: what its container gave, then what its own blocks say (headline, byline, a
/// full date in a line of the head or in the dateline), the language told from its body, a paywall where a
/// line asks readers to pay. `article` has its text and its blocks.
Metadata find_text_metadata(const Page& page, const Article& article);

}  // namespace rapporteur::article
