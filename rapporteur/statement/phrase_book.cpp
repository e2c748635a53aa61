#include "rapporteur/statement/phrase_book.h"

#include "rapporteur/base/expect.h"

#include <algorithm>

namespace rapporteur::statement {

namespace {

std::string_view take_until(std::string_view& text, char mark) {
  const std::size_t end = std::min(text.find(mark), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

}  // namespace

void PhraseBook::add(std::string_view phrase, std::uint16_t row) {
  Phrase made{{}, row};
  while (!phrase.empty()) {
    std::string_view word = take_until(phrase, ' ');
    Element element;
    if (word.ends_with('?')) {
      element.is_optional = true;
      word.remove_suffix(1);
    }
    while (word != "*" && !word.empty()) element.forms.emplace_back(take_until(word, '|'));
    made.elements.push_back(std::move(element));
  }
  expect(!made.elements.empty() && !made.elements[0].forms.empty() && !made.elements[0].is_optional,
         "a phrase begins with a word");
  const auto number = static_cast<std::uint16_t>(phrases_.size());
  for (const std::string& form : made.elements[0].forms) by_first_[form].push_back(number);
  phrases_.push_back(std::move(made));
}

bool PhraseBook::matches(const Element& element, const PlainWord& word) {
  return std::ranges::any_of(
      element.forms, [&](const std::string& form) { return form == word.lower || form == word.lemma; });
}

std::uint32_t PhraseBook::end_of(const Phrase& phrase, std::size_t element, std::span<const PlainWord> words,
                                 std::uint32_t at) {
  for (; element < phrase.elements.size(); ++element) {
    const Element& next = phrase.elements[element];
    if (next.forms.empty()) {
      for (std::uint32_t gap = 0; gap <= max_gap && at + gap < words.size(); ++gap) {
        if (const std::uint32_t end = end_of(phrase, element + 1, words, at + gap)) return end;
      }
      return 0;
    }
    if (at < words.size() && matches(next, words[at])) {
      if (next.is_optional) {
        if (const std::uint32_t end = end_of(phrase, element + 1, words, at + 1)) return end;
      } else {
        ++at;
      }
    } else if (!next.is_optional) {
      return 0;
    }
  }
  return at;
}

void PhraseBook::add_matches(std::string_view first, std::span<const PlainWord> words, std::uint32_t at,
                             std::vector<Match>& found) const {
  const auto known = by_first_.find(first);
  if (known == by_first_.end()) return;
  for (const std::uint16_t number : known->second) {
    if (const std::uint32_t end = end_of(phrases_[number], 1, words, at + 1))
      found.push_back({{at, end}, phrases_[number].row});
  }
}

void PhraseBook::find_at(std::span<const PlainWord> words, std::uint32_t at,
                         std::vector<Match>& found) const {
  const std::size_t before = found.size();
  add_matches(words[at].lower, words, at, found);
  if (words[at].lemma != words[at].lower) add_matches(words[at].lemma, words, at, found);
  std::stable_sort(found.begin() + static_cast<std::ptrdiff_t>(before), found.end(),
                   [](const Match& a, const Match& b) { return a.words.end > b.words.end; });
}

bool PhraseBook::longest_at(std::span<const PlainWord> words, std::uint32_t at, Match& longest) const {
  std::vector<Match> found;
  find_at(words, at, found);
  if (!found.empty()) longest = found.front();
  return !found.empty();
}

std::vector<std::vector<std::string_view>> rows_of(std::string_view table) {
  std::vector<std::vector<std::string_view>> rows;
  while (!table.empty()) {
    std::string_view line = take_until(table, '\n');
    if (line.empty() || line.starts_with('#')) continue;
    auto& row = rows.emplace_back();
    while (!line.empty()) row.push_back(take_until(line, '\t'));
  }
  return rows;
}

}  // namespace rapporteur::statement
