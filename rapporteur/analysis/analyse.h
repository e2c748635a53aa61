#pragma once

#include "rapporteur/analysis/analysis.h"
#include "rapporteur/article/article.h"
#include "rapporteur/language/language.h"

namespace rapporteur {

/// Whether a block is read: the article's own blocks, its headline, standfirst and captions; not what names
/// its makers (bylines, credits, datelines), nor what stands around it.
bool is_analysed(const Block& block);

/// Analyses an article. Each block is read as a text of its own, so that neither a sentence nor an entity
/// goes from one into the next.
Analysis analyse(const Article& article, language::Reader& reader);

}  // namespace rapporteur
