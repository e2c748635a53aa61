#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/language/language.h"

#include <string_view>

/// What a package says of itself, and whether it is of the kind that is read here.
namespace rapporteur::language {

/// `meta.json`: who the package is. What it does to a text beyond what is supported, or in another order, is
/// named in the error.
Result<Identity> read_meta(std::string_view json);

/// `config.cfg`: refuses parts that go by a name that is supported and are of another make.
Result<void> check_config(std::string_view config, const Identity& identity);

}  // namespace rapporteur::language
