#include "rapporteur/quantity/number_words.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"

#include <algorithm>
#include <charconv>

namespace rapporteur::quantity {

namespace {

constexpr std::array<std::string_view, word_kind_count> kind_names{
    "number",  "tens", "dozen",  "scale", "suffix", "vague", "ordinal", "part",   "near", "than",
    "more",    "up",   "to",     "at",    "close",  "no",    "between", "and",    "or",   "of",
    "article", "the",  "couple", "skip",  "unit",   "sign",  "fate",    "persons"};

/// Up to the mark, which is taken away with it.
std::string_view cut(std::string_view& rest, char mark) {
  const std::string_view first = rest.substr(0, rest.find(mark));
  rest.remove_prefix(std::min(rest.size(), first.size() + 1));
  return first;
}

}  // namespace

NumberWords::NumberWords() {
  std::string_view rest = base::embedded("quantity/words.tsv");
  while (!rest.empty()) {
    std::string_view line = cut(rest, '\n');
    const std::string word(cut(line, '\t'));
    while (!line.empty()) {
      std::string_view sense = cut(line, ' ');
      const auto* const kind = std::ranges::find(kind_names, cut(sense, ':'));
      expect(kind != kind_names.end(), "data/quantity/words.tsv names kinds of words");
      words_.at(static_cast<std::size_t>(kind - kind_names.begin())).emplace(word, sense);
    }
  }
}

const NumberWords& NumberWords::shared() {
  static const NumberWords words;
  return words;
}

const std::string* NumberWords::find(std::string_view lower, WordKind kind) const {
  const auto& words = words_.at(static_cast<std::size_t>(kind));
  const auto found = words.find(lower);
  return found == words.end() ? nullptr : &found->second;
}

int NumberWords::value(std::string_view lower, WordKind kind) const {
  const std::string* const found = find(lower, kind);
  int number = -1;
  if (found) std::from_chars(found->data(), found->data() + found->size(), number);
  return number;
}

}  // namespace rapporteur::quantity
