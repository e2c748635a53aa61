#pragma once

#include "rapporteur/base/fields.h"
#include "rapporteur/statement/claim_words.h"
#include "rapporteur/statement/read_force.h"

#include <array>
#include <cstdint>
#include <string_view>

/// What words that report do, by the tables of data/statement.
namespace rapporteur::statement {

/// Kinds of words of reporting: "said", "warned", "voices optimism about" (data/statement/cues.tsv).
enum class CueClass : std::uint8_t {
  none,
  say,       ///< its force is the content's
  claim,     ///< says with weight: "claims", "insists"
  report,    ///< a document, a station: "reported", "according to"
  announce,  ///< says what is new, mostly own acts
  answer,    ///<
  note,      ///< takes it as known
  describe,  ///< "described ... as"
  talk,      ///< that there was talk: "discussed"
  warn,
  threaten,
  order,
  demand,
  urge,
  request,
  want,
  insist,  ///< "insists", "stipulates": a demand where the content is to be done, else a claim
  propose,
  offer,
  commit,
  plan,
  decide,
  assure,
  refuse,
  reject,
  deny,
  refuse_comment,
  silence,  ///< "did not say", "gave no"
  accuse,
  criticize,
  praise,
  welcome,
  endorse,
  hope,
  fear,
  doubt,
  believe,
  expect,
  predict,
  confirm,
  admit,
  agree,
  accept,
  apologize,
  regret,
  ask,
  non_reiteration
};

}  // namespace rapporteur::statement

namespace rapporteur {
template <>
struct Names<statement::CueClass> {
  static constexpr std::array<std::string_view, 47> all{
      "none",     "say",       "claim",  "report",   "announce",       "answer",         "note",
      "describe", "talk",      "warn",   "threaten", "order",          "demand",         "urge",
      "request",  "want",      "insist", "propose",  "offer",          "commit",         "plan",
      "decide",   "assure",    "refuse", "reject",   "deny",           "refuse_comment", "silence",
      "accuse",   "criticize", "praise", "welcome",  "endorse",        "hope",           "fear",
      "doubt",    "believe",   "expect", "predict",  "confirm",        "admit",          "agree",
      "accept",   "apologize", "regret", "ask",      "non_reiteration"};
};
}  // namespace rapporteur

namespace rapporteur::statement {

/// What a cue does.
struct CueReading {
  CueClass cue = CueClass::none;
  bool is_negated = false;
};

/// What the words of a cue do, with the first words of the content behind it.
CueReading read_cue(const ClaimWords& cue, const ClaimWords& content);
/// The class of a verb of the content itself: "we hope that", "we reject".
CueClass class_of_word(std::span<const PlainWord> words, std::uint32_t word);
/// Whether what such a cue takes is to be done.
bool is_demand(CueClass cue);

}  // namespace rapporteur::statement
