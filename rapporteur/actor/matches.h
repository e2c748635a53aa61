#pragma once

#include "rapporteur/actor/gazetteer.h"

#include <span>
#include <string_view>
#include <vector>

namespace rapporteur::actor {

/// Words of a text that stand in the gazetteer: an entry's name, or a word for actors in general.
struct PhraseMatch {
  std::uint32_t begin = 0;  ///< units [begin, end)
  std::uint32_t end = 0;
  std::uint32_t entry = Sense::none;
  std::uint32_t word = Sense::none;
  PhraseForm form = PhraseForm::name;
  bool is_plural = false;
  bool is_opposed = false;  ///< "anti-X", "pro-X", "X-backed": not who acts, but whom they mean

  bool is_entry() const { return entry != Sense::none; }
  bool is_word() const { return word != Sense::none; }
};

/// The longest phrases of the gazetteer among units, from left to right. A name counts where it is written
/// as one: with capitals.
std::vector<PhraseMatch> find_phrases(std::string_view text, std::span<const Unit> units,
                                      const Gazetteer& gazetteer);

}  // namespace rapporteur::actor
