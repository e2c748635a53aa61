#pragma once

#include "cli/command.h"

#include <vector>

namespace rapporteur::cli {

/// The commands that look across articles.
std::vector<Command> commands_of_stories();

}  // namespace rapporteur::cli
