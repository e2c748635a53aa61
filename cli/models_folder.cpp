#include "cli/models_folder.h"

#include <cstdlib>
#include <system_error>

namespace rapporteur::cli {

std::filesystem::path models_folder() {
  std::error_code ignored;
  return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path().parent_path() / "models";
}

std::string named_by_environment(const char* variable) {
  const char* named = std::getenv(variable);
  return named ? named : "";
}

}  // namespace rapporteur::cli
