#include "rapporteur/actor/matches.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>

namespace rapporteur::actor {

namespace {

bool is_written_as_name(const Sense& sense, std::span<const Unit> units) {
  if (sense.needs_capitals) return units.size() > 1 || units.front().is_all_capitals;
  if (units.back().is_capital == false && sense.ends_in_capital && units.size() > 1 &&
      !units.back().after_hyphen)
    return false;
  return units.front().is_capital || !sense.is_written_capital;
}

bool is_prefix(std::string_view word) {
  constexpr std::array<std::string_view, 3> prefixes{"anti", "pro", "non"};
  return std::ranges::any_of(prefixes, [&](auto each) { return base::equals_ignoring_case(word, each); });
}

bool is_backing(std::string_view word) {
  constexpr std::array<std::string_view, 12> endings{"backed",   "led",      "supported", "sponsored",
                                                     "funded",   "allied",   "trained",   "armed",
                                                     "brokered", "mediated", "occupied",  "held"};
  return std::ranges::any_of(endings, [&](auto each) { return base::equals_ignoring_case(word, each); });
}

bool is_opposed(std::string_view text, std::span<const Unit> units, std::uint32_t begin, std::uint32_t end) {
  const auto word = [&](std::uint32_t at) {
    return text.substr(units[at].span.begin, units[at].span.size());
  };
  if (units[begin].after_hyphen && begin > 0 && is_prefix(word(begin - 1))) return true;
  return end < units.size() && units[end].after_hyphen && units[end].is_joined && is_backing(word(end));
}

}  // namespace

std::vector<PhraseMatch> find_phrases(std::string_view text, std::span<const Unit> units,
                                      const Gazetteer& gazetteer) {
  const auto accepts = [&](std::uint32_t payload, std::span<const Unit> matched) {
    const Sense& sense = gazetteer.sense(payload);
    return sense.word != Sense::none || (sense.entry != Sense::none && is_written_as_name(sense, matched));
  };
  std::vector<PhraseMatch> matches;
  for (std::uint32_t i = 0; i < units.size();) {
    if (units[i].word == 0) {
      ++i;
      continue;
    }
    const auto found = gazetteer.phrases().longest(units.subspan(i), accepts);
    if (found.length == 0) {
      ++i;
      continue;
    }
    const Sense& sense = gazetteer.sense(found.payload);
    PhraseMatch match;
    match.begin = i;
    match.end = i + found.length;
    match.form = sense.form;
    match.is_plural = sense.is_plural;
    if (sense.entry != Sense::none && is_written_as_name(sense, units.subspan(i, found.length)))
      match.entry = sense.entry;
    match.word = sense.word;
    match.is_opposed = is_opposed(text, units, match.begin, match.end);
    matches.push_back(match);
    i = match.end;
  }
  return matches;
}

}  // namespace rapporteur::actor
