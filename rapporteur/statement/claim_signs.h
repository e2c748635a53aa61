#pragma once

#include "rapporteur/statement/claim_clauses.h"
#include "rapporteur/statement/cue_class.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// What speaks for one force or another in a claim: the signs that rules read and the model weighs.
namespace rapporteur::statement {

/// Who is to act in a claim.
enum class ClaimDoer : std::uint8_t {
  none,  ///< nobody is named
  self,  ///< "I", or the speaker's own side by name
  we,
  you,
  he,        ///< "he", "they", where that may be the speaker
  own_body,  ///< "his country", "its forces"
  there,     ///< "there", "it" without a meaning
  thing,
  state,  ///< a country that the speaker's words do not name
  other   ///< somebody else
};

/// The build of a claim's main clause.
enum class ClaimMood : std::uint8_t { clause, imperative, let_us, question, infinitive, participle, words };

}  // namespace rapporteur::statement

namespace rapporteur {
template <>
struct Names<statement::ClaimDoer> {
  static constexpr std::array<std::string_view, 10> all{"none",     "self",  "we",    "you",   "he",
                                                        "own_body", "there", "thing", "state", "other"};
};
template <>
struct Names<statement::ClaimMood> {
  static constexpr std::array<std::string_view, 7> all{"clause",     "imperative", "let_us", "question",
                                                       "infinitive", "participle", "words"};
};
}  // namespace rapporteur

namespace rapporteur::statement {

/// A formula of diplomacy in a content.
struct FormulaSign {
  Force force = Force::none;
  bool is_veiled = false;
  PhraseRange words;
};

struct ClaimSigns {
  CueReading cue;
  bool has_cue = false;
  bool has_content = false;
  bool is_direct = false;
  bool speaks_for_state = false;
  std::uint32_t verb = 0;  ///< token of the main verb, or of the main word
  bool has_verb = false;
  ClaimDoer doer = ClaimDoer::none;
  ClaimMood mood = ClaimMood::words;
  std::string_view modal;  ///< of the main clause, also "have to", "need to", "going to"; empty for none
  PhraseRange modal_words;
  bool is_negated = false;
  bool is_past = false;
  bool is_passive = false;
  bool is_perfect = false;
  CueClass performs = CueClass::none;    ///< what the main verb itself does: "we hope", "he rejects"
  CueClass main_class = CueClass::none;  ///< the same for whoever does it
  bool is_attack = false;                ///< the main verb is an act of force
  bool is_state = false;                 ///< the main verb is "be"
  bool is_ready = false;                 ///< "is ready to", "is willing to"
  std::uint32_t harm_words = 0;
  std::uint32_t good_words = 0;
  bool speaker_is_outsider = false;
  std::vector<FormulaSign> formulae;
};

/// The words of a claim's parts.
struct ClaimParts {
  ClaimWords cue;
  ClaimWords content;
  ClaimWords speaker;
  ClaimParts(const PlainWords& text, const Claim& claim)
      : cue(text, claim.cue), content(text, claim.content), speaker(text, claim.speaker) {}
};

/// The condition of a claim, by its words; nothing where it has none.
std::optional<ConditionReading> condition_of(const ClaimParts& words);

ClaimSigns signs_of(const Claim& claim, const ClaimParts& words,
                    const std::optional<ConditionReading>& condition);

}  // namespace rapporteur::statement
