#pragma once

#include "cli/given_records.h"

namespace rapporteur::cli {

/// Prints a statement for people: its name, force and roles, its words in their context with their bytes.
void put_statement(const GivenRecord& given, const RecordedStatement& statement);

}  // namespace rapporteur::cli
