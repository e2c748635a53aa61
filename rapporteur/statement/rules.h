#pragma once

#include "rapporteur/base/span.h"
#include "rapporteur/statement/statement.h"

#include <span>
#include <string_view>
#include <vector>

namespace rapporteur::statement {

/// What our own rules make of attributions that a model found: contents drawn out to their quotation marks,
/// quotations given to their speakers by layout, headlines, and how each content is quoted. Each change
/// leaves its rule. In text order of the cues, or of the contents where there is none. Both readings end with
/// it. Takes any text and any attributions whose spans lie in it.
std::vector<Attribution> apply_rules(std::string_view text, std::span<const TextSpan> paragraphs,
                                     std::vector<Attribution> found);

}  // namespace rapporteur::statement
