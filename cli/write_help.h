#pragma once

#include "cli/command.h"

#include <string>

/// The help, the manual page and the shells' completions, all from the table of commands.
namespace rapporteur::cli {

std::string help_of_program();
std::string help_of_command(const Command& command);
/// The manual page as troff.
std::string manual_page();
std::string bash_completions();
std::string zsh_completions();
std::string fish_completions();

}  // namespace rapporteur::cli
