#include "rapporteur/actor/speech_verbs.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>

namespace rapporteur::actor {

bool is_speech_verb(const Analysis& analysis, std::uint32_t token) {
  constexpr std::array<std::string_view, 80> verbs{
      "accuse",   "acknowledge", "add",       "admit",     "agree",    "announce",  "apologise", "apologize",
      "appeal",   "argue",       "ask",       "assert",    "assure",   "believe",   "blame",     "call",
      "caution",  "charge",      "claim",     "comment",   "complain", "concede",   "conclude",  "condemn",
      "confirm",  "continue",    "criticise", "criticize", "declare",  "demand",    "deny",      "describe",
      "dismiss",  "emphasise",   "emphasize", "explain",   "express",  "hint",      "hope",      "insist",
      "maintain", "mention",     "note",      "observe",   "pledge",   "point",     "predict",   "promise",
      "propose",  "quote",       "reaffirm",  "recall",    "refuse",   "reiterate", "reject",    "remark",
      "repeat",   "reply",       "report",    "respond",   "restate",  "retort",    "reveal",    "rule",
      "say",      "signal",      "speak",     "state",     "stress",   "suggest",   "tell",      "testify",
      "threaten", "underline",   "urge",      "voice",     "vow",      "warn",      "welcome",   "write"};
  const Part part = analysis.parts[token];
  if (part != Part::verb && part != Part::aux) return false;
  // What verbs there are by first letter and length, so that most others are told by two numbers.
  constexpr auto lengths = [&] {
    std::array<std::uint32_t, 26> of_letter{};
    for (const std::string_view verb : verbs)
      of_letter[static_cast<std::size_t>(verb.front() - 'a')] |= 1u << verb.size();
    return of_letter;
  }();
  const std::string_view lemma = analysis.lemma(token);
  if (lemma.empty() || lemma.size() > 31 || !base::is_lower(lemma.front())) return false;
  if ((lengths[static_cast<std::size_t>(lemma.front() - 'a')] >> lemma.size() & 1u) == 0) return false;
  return std::ranges::binary_search(verbs, lemma);
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
