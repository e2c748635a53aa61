#pragma once

#include "cli/command.h"
#include "rapporteur/language/language.h"

#include <filesystem>

namespace rapporteur::cli {

/// The folder of the language package: the one that --model or RAPPORTEUR_MODEL names, else the one with the
/// most vectors in the models/ folder beside the program's folder, where `./dev` puts them. Fails where there
/// is none, with what to do about it.
Result<std::filesystem::path> language_folder(const Arguments& arguments);

/// Loads the language package of that folder.
Result<Language> open_language(const Arguments& arguments);

}  // namespace rapporteur::cli
