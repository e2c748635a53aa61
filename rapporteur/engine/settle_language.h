#pragma once

#include "rapporteur/article/article.h"

namespace rapporteur::engine {

/// Fills in the language of an article where its page states none, or one that the article's own text plainly
/// is not in. What was detected is traced to the beginning of the article's longest body block.
void settle_language(Article& article);

}  // namespace rapporteur::engine
