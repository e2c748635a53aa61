#pragma once

#include "rapporteur/statement/quotations.h"
#include "rapporteur/statement/statement.h"

#include <span>
#include <string_view>
#include <vector>

namespace rapporteur::statement {

/// Adds the attributions that layout alone tells: a paragraph that is a quotation, a dash and a name,
///
///     “The pier is older than we are.” – Tomas Hale, ferry captain
///
/// or a quotation whose name stands behind a dash in a paragraph of its own. Quotations that are part of an
/// attribution are left alone.
void add_dash_names(std::string_view text, std::span<const TextSpan> paragraphs,
                    const std::vector<Quotation>& quotations, std::vector<Attribution>& found);

}  // namespace rapporteur::statement
