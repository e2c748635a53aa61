#pragma once

#include "rapporteur/statement/quotations.h"
#include "rapporteur/statement/statement.h"

#include <span>
#include <string_view>
#include <vector>

namespace rapporteur::statement {

/// Gives quotations to the names that layout alone tells: a paragraph that is a quotation, a dash and a name,
///
///     “The pier is older than we are.” – Tomas Hale, ferry captain
///
/// or a quotation whose name stands behind a dash in a paragraph of its own. The first kind takes its
/// quotation from an attribution to somebody else, which is not left where nothing else is its content: in
/// lists of such lines a model links a quotation to the name before or behind its own. The second kind is
/// added where the quotation is no part of an attribution.
void give_to_dash_names(std::string_view text, std::span<const TextSpan> paragraphs,
                        const std::vector<Quotation>& quotations, std::vector<Attribution>& found);

}  // namespace rapporteur::statement
