#include "rapporteur/statement/cue_class.h"

#include "rapporteur/statement/lexicon.h"

#include <algorithm>
#include <vector>

namespace rapporteur::statement {

namespace {

/// Whether another cue class beside it may be meant: "has said it will refuse".
bool is_weak(CueClass cue) {
  switch (cue) {
    case CueClass::none:
    case CueClass::say:
    case CueClass::claim:
    case CueClass::report:
    case CueClass::announce:
    case CueClass::answer:
    case CueClass::note:
    case CueClass::plan:
      return true;
    default:
      return false;
  }
}

bool is_negation(std::string_view lower) {
  return lower == "not" || lower == "n't" || lower == "never" || lower == "without" || lower == "no";
}

}  // namespace

CueReading read_cue(const ClaimWords& cue, const ClaimWords& content) {
  constexpr std::uint32_t most_of_content = 4;
  std::vector<PlainWord> words;
  for (std::uint32_t word = 0; word < cue.size(); ++word) {
    if (!cue.is_mark(word)) words.push_back(cue.plain()[word]);
  }
  const auto of_cue = static_cast<std::uint32_t>(words.size());
  const auto more = content.plain().first(std::min(most_of_content, content.size()));
  words.insert(words.end(), more.begin(), more.end());
  CueReading reading;
  for (std::uint32_t word = 0; word < of_cue; ++word) {
    PhraseBook::Match match;
    if (!Lexicon::shipped().cues.longest_at(words, word, match)) {
      reading.is_negated |= is_negation(words[word].lower);
      continue;
    }
    const auto found = static_cast<CueClass>(match.row);
    if (reading.cue == CueClass::none || (is_weak(reading.cue) && !is_weak(found))) reading.cue = found;
    word = match.words.end - 1;
  }
  return reading;
}

CueClass class_of_word(std::span<const PlainWord> words, std::uint32_t word) {
  PhraseBook::Match match;
  return Lexicon::shipped().cues.longest_at(words, word, match) ? static_cast<CueClass>(match.row)
                                                                : CueClass::none;
}

bool is_demand(CueClass cue) {
  return cue == CueClass::demand || cue == CueClass::order || cue == CueClass::insist ||
         cue == CueClass::want || cue == CueClass::urge;
}

}  // namespace rapporteur::statement
