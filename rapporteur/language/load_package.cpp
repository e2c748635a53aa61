#include "rapporteur/language/package.h"
#include "rapporteur/language/package_description.h"
#include "rapporteur/language/package_files.h"
#include "rapporteur/language/read_rules.h"

#include <memory>
#include <string>
#include <utility>

namespace rapporteur::language {

namespace {

/// Puts what `read` makes of a file into its place in the package.
template <class Read, class T>
Result<void> fill(PackageFiles& files, const std::string& name, const Read& read, T& place) {
  const auto file = files.open(name);
  if (!file) return fail(file.error());
  auto made = read(file->bytes());
  if (!made) return fail(made.error());
  place = std::move(*made);
  return {};
}

Result<void> fill_vectors(PackageFiles& files, StaticVectors& place) {
  auto vectors = files.open("vocab/vectors");
  if (!vectors) return fail(vectors.error());
  const auto key_rows = files.open("vocab/key2row");
  if (!key_rows) return fail(key_rows.error());
  const auto cfg = files.open("vocab/vectors.cfg");
  if (!cfg) return fail(cfg.error());
  auto made = StaticVectors::make(std::move(*vectors), key_rows->bytes(), cfg->bytes());
  if (!made) return fail(made.error());
  place = std::move(*made);
  return {};
}

/// Reads the rules and tables that need no networks.
Result<void> fill_tables(PackageFiles& files, Package& package) {
  if (auto outcome = fill(files, "tokenizer", read_tokenizer_rules, package.tokenizer); !outcome)
    return outcome;
  if (auto outcome = fill(files, "vocab/lookups.bin", read_lexeme_tables, package.lexemes); !outcome)
    return outcome;
  if (auto outcome = fill_vectors(files, package.vectors); !outcome) return outcome;
  return fill(files, "lemmatizer/lookups/lookups.bin", read_lemmas, package.lemmas);
}

/// Reads what gives and takes labels.
Result<void> fill_labelled(PackageFiles& files, Package& package) {
  auto networks = load_networks([&](const std::string& name) { return files.open(name); },
                                package.vectors.width(), package.labels);
  if (!networks) return fail(networks.error());
  package.networks = std::move(*networks);
  const auto compile_rules = [&](std::string_view bytes) -> Result<AttributeRules> {
    const auto specs = read_rule_specs(bytes);
    if (!specs) return fail(specs.error());
    return AttributeRules::compile(*specs, package.labels);
  };
  if (auto outcome = fill(files, "attribute_ruler/patterns", compile_rules, package.rules); !outcome)
    return outcome;
  if (package.labels.is_overfull())
    return fail(ErrorKind::too_large, "the language package has more than " +
                                          std::to_string(Labels::max_count) + " labels, which is too many");
  return {};
}

}  // namespace

Result<std::unique_ptr<const Package>> load_package(const std::filesystem::path& folder) {
  PackageFiles files(folder);
  auto package = std::make_unique<Package>();
  if (auto outcome = fill(files, "meta.json", read_meta, package->identity); !outcome)
    return fail(outcome.error());
  const auto config = files.open("config.cfg");
  if (!config) return fail(config.error());
  if (auto outcome = check_config(config->bytes(), package->identity); !outcome) return fail(outcome.error());
  if (auto outcome = fill_tables(files, *package); !outcome) return fail(outcome.error());
  if (auto outcome = fill_labelled(files, *package); !outcome) return fail(outcome.error());
  package->identity.files = files.files();
  return std::unique_ptr<const Package>(std::move(package));
}

}  // namespace rapporteur::language
