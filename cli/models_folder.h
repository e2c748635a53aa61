#pragma once

#include <filesystem>
#include <string>

namespace rapporteur::cli {

/// Where `./dev` puts models: beside the folder of the program.
std::filesystem::path models_folder();

/// What an environment variable names; empty where it is not set.
std::string named_by_environment(const char* variable);

}  // namespace rapporteur::cli
