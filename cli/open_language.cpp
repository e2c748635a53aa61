#include "cli/open_language.h"

#include "cli/models_folder.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace rapporteur::cli {

namespace {

namespace fs = std::filesystem;

/// The package with the most vectors among those in a folder; of equals the one with the last name. An empty
/// path where there is none.
fs::path best_package(const fs::path& models) {
  std::vector<std::pair<std::uintmax_t, fs::path>> packages;
  std::error_code ignored;
  for (fs::directory_iterator entry(models, ignored), end; !ignored && entry != end;
       entry.increment(ignored)) {
    const fs::path vectors = entry->path() / "vocab" / "vectors";
    std::error_code missing;
    const std::uintmax_t size = fs::file_size(vectors, missing);
    if (!missing && fs::exists(entry->path() / "meta.json", missing))
      packages.emplace_back(size, entry->path());
  }
  return packages.empty() ? fs::path() : std::ranges::max_element(packages)->second;
}

}  // namespace

Result<fs::path> language_folder(const Arguments& arguments) {
  if (arguments.has("model")) return fs::path(arguments.value("model"));
  if (const std::string named = named_by_environment("RAPPORTEUR_MODEL"); !named.empty())
    return fs::path(named);
  const fs::path models = models_folder();
  if (fs::path best = best_package(models); !best.empty()) return best;
  return fail(ErrorKind::not_found,
              "a language package was looked for and there is none; ./dev build fetches one, or name the "
              "folder that holds a package's meta.json with --model or RAPPORTEUR_MODEL",
              models.string());
}

Result<Language> open_language(const Arguments& arguments) {
  const auto folder = language_folder(arguments);
  if (!folder) return fail(folder.error());
  return Language::load(*folder);
}

}  // namespace rapporteur::cli
