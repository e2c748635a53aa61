#include "cli/open_encoder.h"
#include "cli/open_language.h"
#include "cli/open_places.h"
#include "cli/open_record.h"
#include "cli/run.h"
#include "cli/terminal.h"
#include "rapporteur/base/content_hash.h"
#include "rapporteur/base/mapped_file.h"
#include "rapporteur/store/schema.h"
#include "rapporteur/store/sqlite.h"

#include <algorithm>
#include <fstream>
#include <thread>
#include <vector>

namespace rapporteur::cli {

namespace {

void put_line(std::string name, const std::string& value) {
  name.resize(std::max<std::size_t>(name.size() + 1, 16), ' ');
  put(name + value + "\n");
}

/// The shared libraries that are loaded, by the names of their files, which tell their versions.
std::vector<std::string> loaded_libraries() {
  std::vector<std::string> names;
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    const std::size_t slash = line.rfind('/');
    if (slash == std::string::npos) continue;
    const std::string name = line.substr(slash + 1);
    if (name.starts_with("lib") && name.find(".so") != std::string::npos) names.push_back(name);
  }
  std::ranges::sort(names);
  const auto repeated = std::ranges::unique(names);
  names.erase(repeated.begin(), repeated.end());
  return names;
}

std::string processor_features() {
#if defined(__x86_64__)
  std::string names = "x86-64";
  const auto add = [&](bool has_it, const char* name) {
    names += has_it ? std::string(" ") + name : std::string();
  };
  __builtin_cpu_init();
  add(__builtin_cpu_supports("sse4.2"), "sse4.2");
  add(__builtin_cpu_supports("avx2"), "avx2");
  add(__builtin_cpu_supports("bmi2"), "bmi2");
  add(__builtin_cpu_supports("avx512f"), "avx512f");
  add(__builtin_cpu_supports("avx512vnni"), "avx512vnni");
  return names;
#else
  return "not x86-64";
#endif
}

void describe_program() {
  const store::SqliteFeatures sqlite = store::sqlite_features();
  put_line("program", "rapporteur " RAPPORTEUR_VERSION);
  put_line("compiler", __VERSION__);
  put_line("processor",
           processor_features() + ", " + std::to_string(std::thread::hardware_concurrency()) + " threads");
  put_line("sqlite",
           sqlite.version +
               (sqlite.has_fts5 ? ", full-text search" : ", NO full-text search: install another build") +
               (sqlite.has_json ? ", json" : ", NO json: install another build"));
  put_line("schema", "version " + std::to_string(store::schema_version));
  for (const std::string& name : loaded_libraries()) put_line("library", name);
}

/// False where a package that is named cannot be read; that there is none is no fault.
bool describe_language(const Arguments& arguments) {
  const auto folder = language_folder(arguments);
  if (!folder) {
    put_line("language",
             "none: " + folder.error().sentence + " (" + printable(folder.error().concerns) + ")");
    return true;
  }
  put_line("language", printable(folder->string()));
  const auto loaded = Language::load(*folder);
  if (!loaded) {
    say_failed(loaded.error());
    return false;
  }
  const language::Identity& identity = loaded->identity();
  put_line("", printable(identity.name + " " + identity.version + ", language " + identity.language +
                         ", licence " + identity.licence));
  for (const auto& file : identity.files) put_line("", file.sha256 + "  " + printable(file.name));
  return true;
}

/// Whether articles can be read for who says what.
void describe_encoder(const Arguments& arguments) {
  const auto opened = OpenEncoder::open(arguments);
  if (!opened) {
    put_line("encoder", "not there: " + printable(opened.error().sentence));
    return;
  }
  const encoder::Identity& identity = (*opened)->encoder().identity();
  put_line("encoder", identity.base_name + " in " + printable((*opened)->folder()) + ", " +
                          std::to_string(identity.layer_count) + " layers, tuned weights " +
                          identity.tuned_sha256.substr(0, 16));
}

/// What the fast reading was given beside the language package.
void describe_linear_model() {
  const LinearModel& model = LinearModel::shipped();
  const std::size_t count =
      model.first().features.size() + model.second().features.size() + model.links().size();
  put_line("fast reading", "linear model of " + with_commas(count) + " features; wants the language package");
}

/// False where a table that is named cannot be read; that there is none is no fault.
bool describe_places(const Arguments& arguments) {
  const auto file = places_file(arguments);
  if (!file) {
    put_line("places", "none: " + file.error().sentence + " (" + printable(file.error().concerns) + ")");
    return true;
  }
  put_line("places", printable(file->string()));
  const auto table = PlaceTable::open(*file);
  const auto bytes = base::MappedFile::open(*file);
  if (!table || !bytes) {
    say_failed(table ? bytes.error() : table.error());
    return false;
  }
  put_line("", with_commas(table->town_count()) + " towns of GeoNames, " + with_commas(table->area_count()) +
                   " areas, licence CC BY 4.0");
  put_line("", hash_of(bytes->bytes()).hex());
  return true;
}

int check_record(const std::string& path) {
  auto store = Store::open(path, Store::Mode::read);
  if (!store) return say_failed(store.error());
  const auto counts = store->counts();
  if (!counts) return say_failed(counts.error());
  put_line("record", printable(path));
  put_line("articles", with_commas(static_cast<std::uint64_t>(counts->articles)));
  put_line("pages", with_commas(static_cast<std::uint64_t>(counts->pages)) + ", " +
                        with_commas(static_cast<std::uint64_t>(counts->kept_pages)) + " with their bytes");
  put_line("blocks", with_commas(static_cast<std::uint64_t>(counts->blocks)));
  put_line("metadata", with_commas(static_cast<std::uint64_t>(counts->values)) + " values");
  put_line("attributions", with_commas(static_cast<std::uint64_t>(counts->attributions)));
  put_line("dates", with_commas(static_cast<std::uint64_t>(counts->dates)));
  put_line("actors", with_commas(static_cast<std::uint64_t>(counts->actors)) + ", in " +
                         with_commas(static_cast<std::uint64_t>(counts->mentions)) + " mentions");
  put_line("statements", with_commas(static_cast<std::uint64_t>(counts->statements)));
  put_line("events", with_commas(static_cast<std::uint64_t>(counts->events)));
  put_line("quantities", with_commas(static_cast<std::uint64_t>(counts->quantities)));
  put_line("sightings", with_commas(static_cast<std::uint64_t>(counts->sightings)));
  put_line("gaps", with_commas(static_cast<std::uint64_t>(counts->gaps)));
  const auto damage = store->find_damage();
  if (!damage) return say_failed(damage.error());
  put_line("file", damage->empty() ? "whole" : "DAMAGED");
  for (const std::string& each : *damage) put_line("", printable(each));
  if (damage->empty()) return done;
  say(printable(path) + ": the file is damaged; restore a copy, or read the inputs again into a new record");
  return failed;
}

}  // namespace

int run_doctor(const Arguments& arguments) {
  describe_program();
  describe_encoder(arguments);
  describe_linear_model();
  const bool is_language_fine = describe_language(arguments);
  const bool are_places_fine = describe_places(arguments);
  const int outcome = arguments.operands().empty() ? done : check_record(arguments.operands().front());
  return is_language_fine && are_places_fine ? outcome : failed;
}

}  // namespace rapporteur::cli
