#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rapporteur {

class Gazetteer;

/// What PLOVER calls an actor: the state it belongs to, and what it is there. Empty where nothing tells.
struct ActorCodes {
  std::string country;  ///< ISO 3166 alpha-3, or IGO, UNO, EUR, NGO, ISM, IMG, MNC
  std::string sector;
  std::string second_sector;
};

/// A month, as year * 100 + month; 0 for none.
using Month = std::uint32_t;

/// Whether towns are found under their own names alone, or under misspelt ones too, which takes some tenths
/// of a millisecond.
enum class TownSpelling : std::uint8_t { exact, near };

/// The codes of an actor by the words that name it ("Norway's central bank", "a former CIA official"). The
/// context gives a country where they give none. `when` decides on the offices of known people; without it
/// they are those of today.
ActorCodes code_actor(std::string_view text, std::string_view context, Month when, const Gazetteer& gazetteer,
                      TownSpelling spelling = TownSpelling::exact);

}  // namespace rapporteur
