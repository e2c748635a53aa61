#include "rapporteur/actor/known_names.h"

#include "rapporteur/actor/edit_distance.h"

#include <algorithm>
#include <string>

namespace rapporteur::actor {

std::uint32_t misspelt_person(const ArticleWords& words, std::uint32_t unit) {
  const Unit& first = words.units[unit];
  const Unit& second = words.units[unit + 1];
  if (!first.is_capital || !second.is_capital || !second.is_joined || first.is_all_capitals ||
      first.is_possessive)
    return Sense::none;
  const FoldedWord given(words.words(first.span));
  const FoldedWord family(words.words(second.span));
  for (const std::uint32_t each : words.gazetteer.people_of_given(given.text())) {
    const std::string& name = words.gazetteer.entries()[each].name;
    if (std::ranges::count(name, ' ') != 1) continue;
    const FoldedWord last(std::string_view(name).substr(name.find(' ') + 1));
    if (last.text() != family.text() && is_misspelt(last.text(), family.text())) return each;
  }
  return Sense::none;
}

bool is_family_name(const ArticleWords& words, std::span<const Candidate> candidates,
                    const PhraseMatch& match) {
  if (match.end != match.begin + 1) return false;
  const FoldedWord town(words.words(words.units[match.begin].span));
  return std::ranges::any_of(candidates, [&](const Candidate& each) {
    if (each.kind != CandidateKind::person || each.tokens.size() < 2) return false;
    const FoldedWord last(words.words(words.units[words.token_units[each.tokens.end] - 1].span));
    return last.text() == town.text();
  });
}

}  // namespace rapporteur::actor
