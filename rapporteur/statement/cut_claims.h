#pragma once

#include "rapporteur/statement/statement.h"
#include "rapporteur/statement/syntax.h"

#include <span>
#include <vector>

namespace rapporteur::statement {

/// One claim of a content: its words, and what cut it out.
struct Cut {
  std::vector<TextSpan> content;
  StatementRule rule = StatementRule::attribution;  ///< `attribution` where it is the whole
};

/// Cuts what is said into claims: one a sentence, and one a clause where clauses that stand side by side each
/// make a claim. In text order; never empty where `content` holds a word.
std::vector<Cut> cut_claims(const Syntax& syntax, std::span<const TextSpan> content);

}  // namespace rapporteur::statement
