#include "cli/fact_filter.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>

namespace rapporteur::cli {

namespace {

/// Whether a sentence may end before this byte: behind a stop and a blank, or behind a paragraph.
bool is_boundary(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return true;
  if (text[at - 1] == '\n') return true;
  if (at < 2 || !base::is_space(text[at - 1])) return false;
  const char stop = text[at - 2];
  return (stop == '.' || stop == '?' || stop == '!') && !base::is_lower(text[at]);
}

}  // namespace

bool holds_words(std::string_view text, std::string_view asked) {
  const std::string lower = base::to_lower(text);
  while (!(asked = base::trim(asked)).empty()) {
    const std::string word = base::to_lower(asked.substr(0, asked.find(' ')));
    if (lower.find(word) == std::string::npos) return false;
    asked.remove_prefix(word.size());
  }
  return true;
}

bool is_named(const Record& record, const std::vector<RecordedParty>& parties, std::string_view asked) {
  return std::ranges::any_of(parties, [&](const RecordedParty& party) {
    if (holds_words(party.name, asked)) return true;
    if (!party.actor) return false;
    const RecordedActor& actor = record.actors[*party.actor];
    return actor.country == asked || std::ranges::any_of(actor.variants, [&](const std::string& name) {
             return holds_words(name, asked);
           });
  });
}

Days days_of(const Record& record, std::optional<std::uint32_t> date) {
  if (date && record.dates[*date].first_day) {
    const RecordedDate& told = record.dates[*date];
    return {*told.first_day, told.last_day.value_or(*told.first_day)};
  }
  const auto& published = record.metadata.published;
  const std::string day = published ? published->value.substr(0, 10) : std::string();
  return {day, day};
}

bool is_between(const Days& days, std::string_view since, std::string_view until) {
  return (since.empty() || days.last >= since) && (until.empty() || days.first <= until);
}

std::string_view sentence_around(std::string_view text, const RecordedWords& words) {
  std::size_t begin = std::min<std::size_t>(words.text_begin, text.size());
  std::size_t end = std::clamp<std::size_t>(words.text_end, begin, text.size());
  while (!is_boundary(text, begin)) --begin;
  while (!is_boundary(text, end)) ++end;
  return text.substr(begin, end - begin);
}

}  // namespace rapporteur::cli
