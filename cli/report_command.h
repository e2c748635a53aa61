#pragma once

#include "cli/command.h"

namespace rapporteur::cli {

/// The row of the table for `rapporteur report`.
Command report_command();

}  // namespace rapporteur::cli
