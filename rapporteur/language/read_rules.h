#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/language/attribute_rules.h"
#include "rapporteur/language/lemmas.h"

#include <string_view>
#include <vector>

/// The files of a package that hold rules and word tables, as data. Any bytes are taken; what is not as such
/// a file should be gives an error that names it.
namespace rapporteur::language {

/// `attribute_ruler/patterns`.
Result<std::vector<RuleSpec>> read_rule_specs(std::string_view bytes);

/// `lemmatizer/lookups/lookups.bin`.
Result<Lemmas> read_lemmas(std::string_view bytes);

}  // namespace rapporteur::language
