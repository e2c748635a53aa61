#include "rapporteur/statement/cue_class.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"

#include <algorithm>
#include <set>
#include <string>

namespace rapporteur::statement {

namespace {

const PhraseBook& shipped_cues() {
  static const PhraseBook book = [] {
    PhraseBook made;
    for (const auto& row : rows_of(base::embedded("statement/cues.tsv"))) {
      CueClass cue{};
      expect(row.size() == 2 && parse_name(row[0], cue), "data/statement/cues.tsv is in order");
      for_each_phrase(row[1],
                      [&](std::string_view phrase) { made.add(phrase, static_cast<std::uint16_t>(cue)); });
    }
    return made;
  }();
  return book;
}

const std::set<std::string, std::less<>>& shipped_words(std::string_view kind) {
  static const auto tables = [] {
    std::array<std::set<std::string, std::less<>>, 3> made;
    constexpr std::array<std::string_view, 3> kinds{"harm", "good", "outsider"};
    for (const auto& row : rows_of(base::embedded("statement/words.tsv"))) {
      const auto place = std::ranges::find(kinds, row[0]);
      expect(row.size() == 2 && place != kinds.end(), "data/statement/words.tsv is in order");
      auto& words = made[static_cast<std::size_t>(place - kinds.begin())];
      for_each_phrase(row[1], [&](std::string_view word) { words.emplace(word); });
    }
    return made;
  }();
  return tables[kind == "harm" ? 0 : kind == "good" ? 1 : 2];
}

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
    if (!shipped_cues().longest_at(words, word, match)) {
      reading.is_negated |= is_negation(words[word].lower);
      continue;
    }
    const auto found = static_cast<CueClass>(match.row);
    if (reading.cue == CueClass::none || (is_weak(reading.cue) && !is_weak(found))) reading.cue = found;
    word = match.words.end - 1;
  }
  return reading;
}

CueClass cue_class_of(std::string_view text, const Analysis& analysis, const Claim& claim) {
  return read_cue(ClaimWords(text, analysis, claim.cue), ClaimWords(text, analysis, claim.content)).cue;
}

CueClass class_of_word(std::span<const PlainWord> words, std::uint32_t word) {
  PhraseBook::Match match;
  return shipped_cues().longest_at(words, word, match) ? static_cast<CueClass>(match.row) : CueClass::none;
}

bool is_demand(CueClass cue) {
  return cue == CueClass::demand || cue == CueClass::order || cue == CueClass::insist ||
         cue == CueClass::want || cue == CueClass::urge;
}

bool is_harm_word(std::string_view lemma) {
  return shipped_words("harm").contains(lemma);
}

bool is_good_word(std::string_view lemma) {
  return shipped_words("good").contains(lemma);
}

bool is_outsider_word(std::string_view lemma) {
  return shipped_words("outsider").contains(lemma);
}

}  // namespace rapporteur::statement
