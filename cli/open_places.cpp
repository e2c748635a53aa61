#include "cli/open_places.h"

#include "cli/models_folder.h"

#include <string>
#include <system_error>

namespace rapporteur::cli {

namespace {

namespace fs = std::filesystem;

/// Below the folder where `./dev` puts models.
constexpr const char* table_below_models = "places-2/places.table";

constexpr const char* variable = "RAPPORTEUR_PLACES";

}  // namespace

bool are_places_named(const Arguments& arguments) {
  return arguments.has("places") || !named_by_environment(variable).empty();
}

Result<fs::path> places_file(const Arguments& arguments) {
  if (arguments.has("places")) return fs::path(arguments.value("places"));
  if (const std::string named = named_by_environment(variable); !named.empty()) return fs::path(named);
  std::error_code ignored;
  fs::path file = models_folder() / table_below_models;
  if (fs::is_regular_file(file, ignored)) return file;
  return fail(ErrorKind::not_found,
              "the table of places was looked for and there is none; ./dev build makes it, or name the file "
              "with --places or RAPPORTEUR_PLACES",
              file.string());
}

Result<PlaceTable> open_places(const Arguments& arguments) {
  const auto file = places_file(arguments);
  if (!file) return fail(file.error());
  return PlaceTable::open(*file);
}

const Flag& places_flag() {
  static const Flag flag{.name = "places",
                         .takes = Takes::file,
                         .value = "FILE",
                         .meaning =
                             "the table of places, which says where towns are (default: "
                             "RAPPORTEUR_PLACES, else the one that ./dev made)"};
  return flag;
}

}  // namespace rapporteur::cli
