#pragma once

#include "rapporteur/language/attribute_rules.h"
#include "rapporteur/language/labels.h"
#include "rapporteur/language/language.h"
#include "rapporteur/language/lemmas.h"
#include "rapporteur/language/lexeme_tables.h"
#include "rapporteur/language/networks.h"
#include "rapporteur/language/static_vectors.h"
#include "rapporteur/language/tokenizer_rules.h"

#include <filesystem>
#include <memory>

namespace rapporteur::language {

/// All that a package holds, made ready for reading. Immutable once loaded: any number of threads may read
/// it.
struct Package {
  Identity identity;
  Labels labels;
  TokenizerRules tokenizer;
  LexemeTables lexemes;
  StaticVectors vectors;
  Networks networks;
  AttributeRules rules;
  Lemmas lemmas;
};

/// Loads the package in a folder; `Language::load` is this.
Result<std::unique_ptr<const Package>> load_package(const std::filesystem::path& folder);

}  // namespace rapporteur::language
