#pragma once

#include "cli/command.h"

namespace rapporteur::cli {

/// The row of the table for `rapporteur compare`.
Command compare_command();

}  // namespace rapporteur::cli
