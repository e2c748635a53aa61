#include "rapporteur/article/phrase_table.h"

namespace rapporteur::article {

void PhraseTable::add(WordIndex& index, std::uint32_t kind, PhrasePlace place, std::string_view phrase) {
  LineWords words;
  words.read(phrase, 64);
  if (words.size() == 0) return;
  Phrase entry{{}, kind, place};
  for (std::size_t i = 0; i < words.size(); ++i) entry.words.emplace_back(words[i]);
  std::string first = entry.words.front();
  if (first.ends_with(':')) first.pop_back();
  index.add(first).phrases[number_].push_back(static_cast<std::uint32_t>(phrases_.size()));
  phrases_.push_back(std::move(entry));
}

const std::vector<std::uint32_t>* PhraseTable::starting_at(const LineWords& line, std::size_t at) const {
  const KnownWord* known = line.word(at).known;
  return known && !known->phrases[number_].empty() ? &known->phrases[number_] : nullptr;
}

/// A colon behind the line's word is no hindrance to a phrase that ends there without one.
bool PhraseTable::stands_at(const Phrase& phrase, const LineWords& line, std::size_t at) const {
  if (at + phrase.words.size() > line.size()) return false;
  for (std::size_t i = 0; i < phrase.words.size(); ++i) {
    const std::string_view wanted = phrase.words[i];
    const std::string_view word = line[at + i];
    if (word == wanted) continue;
    const bool is_last = i + 1 == phrase.words.size();
    if (!is_last || word.size() != wanted.size() + 1 || !word.ends_with(':') || !word.starts_with(wanted))
      return false;
  }
  return true;
}

PhraseSigns PhraseTable::signs_of(const LineWords& line) const {
  PhraseSigns signs;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const std::vector<std::uint32_t>* candidates = starting_at(line, at);
    if (!candidates) continue;
    for (const std::uint32_t id : *candidates) {
      const Phrase& phrase = phrases_[id];
      if (at > 0 && phrase.place != PhrasePlace::inside) continue;
      if (!stands_at(phrase, line, at)) continue;
      const std::uint32_t bit = 1u << phrase.kind;
      switch (phrase.place) {
        case PhrasePlace::whole:
          signs.whole |= phrase.words.size() == line.size() ? bit : 0;
          break;
        case PhrasePlace::start:
          signs.start |= bit;
          break;
        case PhrasePlace::inside:
          signs.inside |= bit;
          break;
      }
    }
  }
  return signs;
}

std::size_t PhraseTable::length_at(const LineWords& line, std::size_t at, std::uint32_t kind) const {
  if (at >= line.size()) return 0;
  const std::vector<std::uint32_t>* candidates = starting_at(line, at);
  if (!candidates) return 0;
  std::size_t longest = 0;
  for (const std::uint32_t id : *candidates) {
    const Phrase& phrase = phrases_[id];
    if (phrase.kind == kind && phrase.words.size() > longest && stands_at(phrase, line, at))
      longest = phrase.words.size();
  }
  return longest;
}

}  // namespace rapporteur::article
