#pragma once

#include "cli/command.h"

#include <vector>

namespace rapporteur::cli {

/// The part of the table that prints the facts of texts: dates, actors, statements, and why they are so.
std::vector<Command> commands_of_facts();

/// Flags that several commands have.
const Flag& record_flag();
const Flag& jobs_flag();
const Flag& model_flag();

}  // namespace rapporteur::cli
