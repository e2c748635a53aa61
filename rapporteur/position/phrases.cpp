#include "rapporteur/position/phrases.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/expect.h"
#include "rapporteur/position/stems.h"

#include <algorithm>

namespace rapporteur::position {

void Phrases::add(std::string_view phrase, std::uint32_t row) {
  Phrase added{{}, row};
  for (const std::string_view word : parts_of(phrase, ' ')) {
    Element element;
    if (word != "*") {
      for (const std::string_view each : parts_of(word, '|')) {
        const std::vector<std::string> stems = stems_of(each);
        expect(stems.size() == 1, "a word of a phrase has one stem");
        element.push_back(stems.front());
      }
    }
    added.elements.push_back(std::move(element));
  }
  expect(!added.elements.empty() && !added.elements.front().empty(), "a phrase begins with a word");
  for (const std::string& first : added.elements.front()) {
    std::vector<std::uint32_t>& known = by_first_[first];
    if (known.empty() || known.back() != phrases_.size())
      known.push_back(static_cast<std::uint32_t>(phrases_.size()));
  }
  phrases_.push_back(std::move(added));
}

void Phrases::add_all(std::string_view cell, std::uint32_t row) {
  for (const std::string_view phrase : parts_of(cell)) add(phrase, row);
}

/// Where the elements, matched from `at` on, end; 0 where they do not fit.
std::uint32_t Phrases::end_of(std::span<const Element> elements, std::span<const std::string> stems,
                              std::uint32_t at) {
  if (elements.empty()) return at;
  if (elements.front().empty()) {
    for (std::uint32_t gap = 0; gap <= max_gap && at + gap <= stems.size(); ++gap) {
      if (const std::uint32_t end = end_of(elements.subspan(1), stems, at + gap)) return end;
    }
    return 0;
  }
  if (at >= stems.size() || std::ranges::find(elements.front(), stems[at]) == elements.front().end())
    return 0;
  return end_of(elements.subspan(1), stems, at + 1);
}

std::vector<PhraseMatch> Phrases::find(std::span<const std::string> stems) const {
  std::vector<PhraseMatch> found;
  for (std::uint32_t at = 0; at < stems.size();) {
    PhraseMatch longest{at, at, 0};
    const auto known = by_first_.find(stems[at]);
    if (known != by_first_.end()) {
      for (const std::uint32_t index : known->second) {
        const std::uint32_t end = end_of(phrases_[index].elements, stems, at);
        if (end > longest.end) longest = {at, end, phrases_[index].row};
      }
    }
    if (longest.end > at) found.push_back(longest);
    at = std::max(at + 1, longest.end);
  }
  return found;
}

std::vector<std::vector<std::string_view>> rows_of(std::string_view table) {
  std::vector<std::vector<std::string_view>> rows;
  for (std::string_view line : parts_of(table, '\n')) {
    if (!line.empty() && line.front() != '#') rows.push_back(parts_of(line, '\t'));
  }
  return rows;
}

std::vector<std::string_view> parts_of(std::string_view cell, char between) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = std::min(cell.find(between), cell.size());
    const std::string_view part = base::trim(cell.substr(0, end));
    if (!part.empty() || between == '\t') parts.push_back(part);
    if (end == cell.size()) return parts;
    cell.remove_prefix(end + 1);
  }
}

}  // namespace rapporteur::position
