#pragma once

#include "rapporteur/analysis/analysis.h"
#include "rapporteur/article/article.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rapporteur::quantity {

/// What a number counts, by the tree.
struct Counted {
  std::string thing;
  std::vector<std::string> scope;
  std::vector<std::uint32_t> tokens;  ///< the thing's and the scope's, in order of the text
  std::optional<std::uint32_t> noun;  ///< the thing's token
  std::optional<std::uint32_t> verb;  ///< the verb above
  bool is_argument = false;           ///< the number stands for the thing: "killed 23"
};

/// Reads what the number of these tokens counts and what narrows it. `has_unit`: the number ends in a unit,
/// of which the thing is the content ("barrels of oil").
Counted read_counted(const Article& article, const Analysis& analysis, TokenRange number, bool has_unit);

}  // namespace rapporteur::quantity
