#pragma once

#include "rapporteur/article/article.h"
#include "rapporteur/article/line_features.h"
#include "rapporteur/article/line_model.h"
#include "rapporteur/article/text_units.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace rapporteur::article {

/// What a unit of a text-only page was found to be; the text of a block is the unit's or, where a credit
/// stands behind a caption, a part of it.
struct NamedUnit {
  BlockKind kind = BlockKind::boilerplate;
  bool is_body = false;
  std::uint8_t level = 0;
  std::uint16_t body_permille = 0;
  std::optional<std::uint32_t> credit_begin;  ///< where in the unit a credit of its own begins
};

/// The unit that is the headline: one that says what the body is about and stands before it. `given` is the
/// headline that the page's container told, or empty.
std::optional<std::size_t> find_headline(const TextUnits& units, const std::vector<LineView>& lines,
                                         const std::vector<PlacedLine>& placed, std::string_view given);

/// Names every unit, given where it stands; `headline` as found.
std::vector<NamedUnit> name_units(const TextUnits& units, const std::vector<LineView>& lines,
                                  const std::vector<PlacedLine>& placed, std::optional<std::size_t> headline);

}  // namespace rapporteur::article
