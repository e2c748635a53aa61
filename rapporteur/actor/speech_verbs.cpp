#include "rapporteur/actor/speech_verbs.h"

#include <algorithm>
#include <array>

namespace rapporteur::actor {

bool is_speech_verb(const Analysis& analysis, std::uint32_t token) {
  constexpr std::array<std::string_view, 58> verbs{
      "accuse",   "acknowledge", "add",      "admit",     "announce",  "appeal",   "argue",     "ask",
      "assert",   "assure",      "blame",    "call",      "caution",   "charge",   "claim",     "comment",
      "complain", "concede",     "conclude", "condemn",   "confirm",   "continue", "criticize", "declare",
      "demand",   "deny",        "describe", "emphasise", "emphasize", "explain",  "express",   "hint",
      "insist",   "maintain",    "mention",  "note",      "observe",   "point",    "pledge",    "predict",
      "promise",  "propose",     "quote",    "reiterate", "reject",    "remark",   "repeat",    "reply",
      "report",   "respond",     "say",      "state",     "stress",    "suggest",  "tell",      "urge",
      "vow",      "warn"};
  const Part part = analysis.parts[token];
  return (part == Part::verb || part == Part::aux) &&
         std::ranges::binary_search(verbs, analysis.lemma(token));
}

bool speaks(const Analysis& analysis, std::uint32_t token) {
  return analysis.relations[token] == Relation::nsubj && is_speech_verb(analysis, analysis.heads[token]);
}

}  // namespace rapporteur::actor
