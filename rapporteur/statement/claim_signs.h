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
enum class Doer : std::uint8_t {
  none,  ///< nobody is named
  self,  ///< "I", or the speaker's own side by name
  we,
  you,
  he,        ///< "he", "they": the speaker or another, the words do not tell
  own_body,  ///< "his country", "its forces"
  there,     ///< "there", "it" without a meaning
  thing,
  other  ///< a name that the speaker does not bear
};

/// The build of a claim's main clause.
enum class Mood : std::uint8_t { clause, imperative, let_us, question, infinitive, participle, words };

}  // namespace rapporteur::statement

namespace rapporteur {
template <>
struct Names<statement::Doer> {
  static constexpr std::array<std::string_view, 9> all{"none",     "self",  "we",    "you",  "he",
                                                       "own_body", "there", "thing", "other"};
};
template <>
struct Names<statement::Mood> {
  static constexpr std::array<std::string_view, 7> all{"clause",     "imperative", "let_us", "question",
                                                       "infinitive", "participle", "words"};
};
}  // namespace rapporteur

namespace rapporteur::statement {

/// A formula of diplomacy in a content (data/statement/formulae.tsv).
struct FormulaSign {
  Force force = Force::none;
  bool is_veiled = false;
  PhraseRange words;
};

struct ClaimSigns {
  CueReading cue;
  bool has_cue = false;
  bool has_content = false;
  std::uint32_t verb = 0;  ///< token of the main verb, or of the main word
  bool has_verb = false;
  Doer doer = Doer::none;
  Mood mood = Mood::words;
  std::string_view modal;  ///< of the main clause, also "have to", "need to", "going to"; empty for none
  PhraseRange modal_words;
  bool is_negated = false;
  bool is_past = false;
  bool is_passive = false;
  CueClass performs = CueClass::none;    ///< what the main verb itself does: "we hope", "he rejects"
  CueClass main_class = CueClass::none;  ///< the same for whoever does it
  bool is_ready = false;                 ///< "is ready to", "is willing to"
  std::uint32_t harm_words = 0;
  std::uint32_t good_words = 0;
  bool speaker_is_outsider = false;
  std::vector<FormulaSign> formulae;
};

ClaimSigns signs_of(const ClaimWords& cue, const ClaimWords& content, const ClaimWords& speaker,
                    const std::optional<ConditionReading>& condition);

}  // namespace rapporteur::statement
