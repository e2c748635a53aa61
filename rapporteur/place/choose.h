#pragma once

#include "rapporteur/place/evidence.h"
#include "rapporteur/place/place.h"
#include "rapporteur/place/place_words.h"

#include <optional>
#include <string>
#include <vector>

namespace rapporteur::place {

/// What is asked of the table: a name with all that the article tells of it.
struct Question {
  std::string written{};  ///< as the article has it
  std::string key{};
  WordKind kind = WordKind::none;    ///< what the words say it is
  bool is_state = false;             ///< the article's actors have it as a state
  std::vector<Within> holders{};     ///< what it is said to lie in, here
  std::vector<Within> elsewhere{};   ///< the same, where the article names it elsewhere
  bool is_region_elsewhere = false;  ///< told as a region elsewhere, and never as a town
  std::uint32_t sentence = 0;
  std::optional<std::uint32_t> actor_country{};  ///< of the article's actors at these words
};

/// Settles a name by the table, the words around it and the article. A point is given where one town is left
/// that is clear of all others (docs/places.md).
Place choose(const Question& question, const PlaceTable& table, const Evidence& evidence);

}  // namespace rapporteur::place
