#pragma once

#include "rapporteur/statement/report.h"
#include "rapporteur/statement/statement.h"

#include <span>
#include <vector>

/// What binds the statements of an article to one another.
namespace rapporteur::statement {

/// Sets `nested_in` of the statements whose cue stands inside another one's content, with the link that this
/// one reports it. Statements are in text order.
void bind_nested(std::vector<Statement>& statements);

/// Links headlines to what they restate, quotations to those that they go on with, and denials to what they
/// dispute.
void bind_related(const Syntax& syntax, std::vector<Statement>& statements);

}  // namespace rapporteur::statement
