#pragma once

#include "rapporteur/statement/condition_parts.h"
#include "rapporteur/statement/cue_class.h"

#include <cstdint>
#include <vector>

namespace rapporteur::statement {

/// A formula of diplomacy (data/statement/formulae.tsv): its force, and whether it is veiled.
struct Formula {
  Force force = Force::none;
  bool is_veiled = false;
};

/// The tables of data/statement that force and conditions are read by, with one numbering of their words.
/// Read once, then by any number of threads.
struct Lexicon {
  enum Kind : std::uint8_t { harm = 1, good = 2, outsider = 4, attack = 8 };

  Vocabulary words;
  PhraseBook cues;  ///< rows are `CueClass`
  PhraseBook formulae;
  std::vector<Formula> formula_rows;
  PhraseBook markers;               ///< rows are `MarkerKind`
  std::vector<std::uint8_t> kinds;  ///< by `WordId`: a sum of `Kind`

  bool is(Kind kind, const PlainWord& word) const {
    return ((kinds[word.lower_id] | kinds[word.lemma_id]) & kind) != 0;
  }

  static const Lexicon& shipped();
};

}  // namespace rapporteur::statement
