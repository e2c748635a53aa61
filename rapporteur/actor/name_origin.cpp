#include "rapporteur/actor/name_origin.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/embedded.h"

#include <algorithm>
#include <array>
#include <string>

namespace rapporteur::actor {

namespace {

/// Whether a family's name stands in the row of a state.
bool is_family_name(std::string_view country, std::string_view name) {
  std::string_view rows = base::embedded("actors/family_names.tsv");
  while (!rows.empty()) {
    const auto end = std::min(rows.find('\n'), rows.size());
    std::string_view row = rows.substr(0, end);
    rows.remove_prefix(std::min(end + 1, rows.size()));
    if (!row.starts_with(country)) continue;
    row.remove_prefix(country.size() + 1);
    while (!row.empty()) {
      const auto bar = std::min(row.find('|'), row.size());
      if (row.substr(0, bar) == name) return true;
      row.remove_prefix(std::min(bar + 1, row.size()));
    }
  }
  return false;
}

constexpr std::array<std::string_view, 23> initials{"zh", "ch", "sh", "b", "p", "m", "f", "d",
                                                    "t",  "n",  "l",  "g", "k", "h", "j", "q",
                                                    "x",  "r",  "z",  "c", "s", "y", "w"};
constexpr std::array<std::string_view, 33> finals{
    "iang", "iong", "uang", "ang", "eng", "ing", "ong", "ian", "iao", "uai", "uan",
    "ai",   "an",   "ao",   "ei",  "en",  "er",  "ia",  "ie",  "in",  "iu",  "ou",
    "ua",   "ue",   "ui",   "un",  "uo",  "a",   "e",   "i",   "o",   "u",   "v"};

/// Whether a word is so many syllables of Hanyu Pinyin.
bool is_syllables(std::string_view word, int count) {
  if (count == 0) return word.empty();
  for (const std::string_view initial : initials) {
    if (!word.starts_with(initial)) continue;
    for (const std::string_view final : finals) {
      const std::string_view rest = word.substr(initial.size());
      if (rest.starts_with(final) && is_syllables(rest.substr(final.size()), count - 1)) return true;
    }
  }
  // A syllable may begin with its vowel: "an", "ou".
  return std::ranges::any_of(finals, [&](std::string_view final) {
    return final.front() != 'i' && final.front() != 'u' && final.front() != 'v' && word.starts_with(final) &&
           is_syllables(word.substr(final.size()), count - 1);
  });
}

}  // namespace

std::string_view country_by_name_form(std::span<const std::string_view> parts, bool has_hyphen) {
  constexpr std::size_t shortest = 5;  // of a given name of two syllables: "Li Dana" tells too little
  if (parts.size() == 3 && has_hyphen) {
    const bool is_small = !parts[2].empty() && base::is_lower(parts[2].front());
    return is_small && is_family_name("TWN", parts[0]) ? "TWN" : "";
  }
  if (parts.size() != 2 || has_hyphen) return "";
  const std::string given = base::to_lower(parts[1]);
  return given.size() >= shortest && is_family_name("CHN", parts[0]) && is_syllables(given, 2) ? "CHN" : "";
}

}  // namespace rapporteur::actor
