#pragma once

#include "rapporteur/statement/syntax.h"

#include <span>
#include <vector>

namespace rapporteur::statement {

/// What somebody says in a transcript: "SECRETARY LUND: We have had good talks."
struct Turn {
  TextSpan label;
  TextSpan colon;
  TextSpan words;
  bool is_named = false;  ///< the label names somebody; "QUESTION" does not
};

/// The turns of a transcript, one a paragraph that begins with a label in capitals; empty where fewer than
/// two do.
std::vector<Turn> find_turns(const Syntax& syntax, std::span<const TextSpan> paragraphs);

}  // namespace rapporteur::statement
