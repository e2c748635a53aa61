#pragma once

#include "cli/command.h"
#include "rapporteur/base/result.h"
#include "rapporteur/place/place_table.h"

#include <filesystem>

namespace rapporteur::cli {

/// The file of the table of places: the one that --places or RAPPORTEUR_PLACES names, else the one in the
/// models/ folder beside the program's folder, where `./dev` puts it. Fails where there is none.
Result<std::filesystem::path> places_file(const Arguments& arguments);
Result<PlaceTable> open_places(const Arguments& arguments);
/// Whether the command line or the environment names one.
bool are_places_named(const Arguments& arguments);

/// "--places FILE"
const Flag& places_flag();

}  // namespace rapporteur::cli
