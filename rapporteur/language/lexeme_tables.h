#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/language/string_ids.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace rapporteur::language {

/// What a package says of words as such: the forms that count as one ("n't" as "not", "labour" as "labor").
struct LexemeTables {
  std::unordered_map<StringId, std::string> norms;  ///< by the word's id

  /// The norm of a word without one of its own in the package: that of marks that are written in many ways
  /// ("”" as "\""), else the word lower-cased.
  std::string_view norm(std::string_view word, StringId id, std::string_view lower) const;
};

/// `vocab/lookups.bin`. Any bytes are taken.
Result<LexemeTables> read_lexeme_tables(std::string_view bytes);

}  // namespace rapporteur::language
