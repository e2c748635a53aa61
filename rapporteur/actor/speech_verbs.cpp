#include "rapporteur/actor/speech_verbs.h"

#include <algorithm>
#include <array>

namespace rapporteur::actor {

bool is_speech_verb(const Analysis& analysis, std::uint32_t token) {
  constexpr std::array<std::string_view, 78> verbs{
      "accuse",    "acknowledge", "add",      "admit",     "agree",    "announce", "appeal",   "argue",
      "ask",       "assert",      "assure",   "believe",   "blame",    "call",     "caution",  "charge",
      "claim",     "comment",     "complain", "concede",   "conclude", "condemn",  "confirm",  "continue",
      "criticise", "criticize",   "declare",  "demand",    "deny",     "describe", "dismiss",  "emphasise",
      "emphasize", "explain",     "express",  "hint",      "hope",     "insist",   "maintain", "mention",
      "note",      "observe",     "pledge",   "point",     "predict",  "promise",  "propose",  "quote",
      "reaffirm",  "recall",      "refuse",   "reiterate", "reject",   "remark",   "repeat",   "reply",
      "report",    "respond",     "restate",  "retort",    "reveal",   "rule",     "say",      "signal",
      "speak",     "state",       "stress",   "suggest",   "tell",     "testify",  "threaten", "underline",
      "urge",      "voice",       "vow",      "warn",      "welcome",  "write"};
  const Part part = analysis.parts[token];
  return (part == Part::verb || part == Part::aux) &&
         std::ranges::binary_search(verbs, analysis.lemma(token));
}

bool speaks(const Analysis& analysis, TokenRange tokens, std::uint32_t head) {
  if (analysis.relations[head] == Relation::nsubj && is_speech_verb(analysis, analysis.heads[head]))
    return true;
  const std::uint32_t above = analysis.heads[head];
  if (analysis.relations[head] == Relation::appos && analysis.relations[above] == Relation::nsubj &&
      is_speech_verb(analysis, analysis.heads[above]))
    return true;
  const std::uint32_t next = tokens.end;
  return next < analysis.size() && analysis.sentence_of[next] == analysis.sentence_of[head] &&
         analysis.relations[head] != Relation::pobj && is_speech_verb(analysis, next) &&
         (analysis.tag(next) == "VBD" || analysis.tag(next) == "VBZ");
}

}  // namespace rapporteur::actor
