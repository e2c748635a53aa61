#pragma once

#include "rapporteur/base/span.h"
#include "rapporteur/quantity/decimal.h"
#include "rapporteur/quantity/quantity.h"

#include <optional>
#include <string>
#include <vector>

namespace rapporteur::quantity {

/// A number as it is told: value, unit and exactness, and which words tell it.
struct ToldNumber {
  Decimal low;
  Decimal high;
  Exactness exactness = Exactness::exact;
  std::string unit;
  std::string glued;  ///< what is counted, inside the same word: "nation" of "20-nation"
  bool is_ordinal = false;
  bool is_share = false;  ///< "a third"
  bool has_scale = false;
  TokenRange words;  ///< with its unit and what says how exact it is
  TokenRange bare;   ///< without the latter
};

/// Reads the number that begins at a word; `words` are those of one sentence, lower case. Nothing where none
/// begins there.
std::optional<ToldNumber> read_number(const std::vector<std::string>& words, std::uint32_t at);

}  // namespace rapporteur::quantity
