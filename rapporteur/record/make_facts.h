#pragma once

#include "rapporteur/record/make_record.h"

namespace rapporteur::record {

/// Fills in the facts that an article's text states: each with its words and where they stand. Expects the
/// record's blocks to be those of the article. A broken promise is a `Defect`.
void add_facts(Record& record, const Article& article, const Readings& readings);

/// The stretches of the page that words of the article were read from.
PageSpans spans_on_page(const Article& article, TextSpan words, std::size_t page_size);

}  // namespace rapporteur::record
