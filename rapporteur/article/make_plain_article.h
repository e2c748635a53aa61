#pragma once

#include "rapporteur/article/article.h"
#include "rapporteur/page/page.h"

namespace rapporteur {

/// The article of a page that is an article's text as it stands: every line that is not blank is a paragraph
/// of the body. Nothing is judged.
Article make_plain_article(const Page& page);

}  // namespace rapporteur
