#pragma once

#include "rapporteur/statement/quotations.h"
#include "rapporteur/statement/statement.h"

#include <string_view>
#include <vector>

namespace rapporteur::statement {

/// Adds to a content that ends with a quotation what the quotation goes on with in the next paragraphs, where
/// nobody has been given that:
///
///     “The piers are old,” she said. “The boats are older.
///     “And nobody pays for either.”
///
/// Transcripts, whose paragraphs begin with the one who speaks (“HALE: ...), are left alone.
void add_continued_quotations(std::string_view text, const std::vector<Quotation>& quotations,
                              std::vector<Attribution>& found);

}  // namespace rapporteur::statement
