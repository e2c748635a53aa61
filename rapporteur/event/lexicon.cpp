#include "rapporteur/event/lexicon.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"

#include <array>

namespace rapporteur::event {

namespace {

constexpr std::array<std::string_view, 12> governor_names{
    "", "commit", "plan", "want", "refuse", "threaten", "request", "cease", "begin", "fail", "try", "allow"};
constexpr std::array<std::string_view, 8> carrier_names{"",    "do",     "receive", "plan",
                                                        "end", "cancel", "want",    "refuse"};

/// The parts of a line between separators.
std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto end = line.find(separator);
    parts.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return parts;
    line.remove_prefix(end + 1);
  }
}

/// The lines of a table, each cut at its tabs.
std::vector<std::vector<std::string_view>> rows_of(std::string_view path, std::size_t columns) {
  std::vector<std::vector<std::string_view>> rows;
  for (const std::string_view line : split(base::embedded(path), '\n')) {
    if (line.empty()) continue;
    rows.push_back(split(line, '\t'));
    expect(rows.back().size() == columns, "a table of data/events has its columns");
  }
  return rows;
}

template <std::size_t size>
std::size_t number_of(const std::array<std::string_view, size>& names, std::string_view name) {
  for (std::size_t i = 0; i < size; ++i) {
    if (names[i] == name) return i;
  }
  expect(false, "a class of data/events is known");
  return 0;
}

ArgumentPattern read_pattern(std::string_view written) {
  ArgumentPattern pattern;
  for (const std::string_view part : split(written, ',')) {
    if (part == "&" || part == "&&")
      pattern.is_reciprocal = true;
    else if (part == "visit")
      pattern.is_visit = true;
    else if (part == "o")
      pattern.takes_object = true;
    else if (part == "d")
      pattern.takes_dative = true;
    else if (part == "done")
      pattern.is_done = true;
    else if (part == "must")
      pattern.needs_recipient = true;
    else if (part == "armed")
      pattern.needs_arms = true;
    else if (part == "ends")
      pattern.is_ending = true;
    else if (part == "carried")
      pattern.needs_carrier = true;
    else if (part != "-" && part != "act")
      pattern.prepositions.emplace_back(part);
    pattern.needs_two |= part == "&&";
  }
  return pattern;
}

/// "CONSULT:visit" as event and mode; "-" is none.
std::pair<Plover, std::string> read_class(std::string_view written) {
  const auto parts = split(written, ':');
  Plover content = Plover::none;
  if (written == "-") return {content, ""};
  expect(parse_name(parts.front(), content), "an event of data/events is one of PLOVER's");
  return {content, std::string(parts.size() > 1 ? parts[1] : "")};
}

}  // namespace

const Lexicon& Lexicon::shared() {
  static const Lexicon lexicon;
  return lexicon;
}

Lexicon::Lexicon() {
  read_verbs();
  read_nouns();
  read_words();
  read_contexts();
}

void Lexicon::read_contexts() {
  for (const auto& row : rows_of("events/contexts.tsv", 2)) {
    const auto context = static_cast<std::uint8_t>(context_names_.size());
    context_names_.emplace_back(row[0]);
    for (const std::string_view word : split(row[1], ' ')) contexts_[std::string(word)].push_back(context);
  }
}

const std::vector<std::uint8_t>& Lexicon::contexts(const std::string& word) const {
  static const std::vector<std::uint8_t> none;
  const auto found = contexts_.find(word);
  return found == contexts_.end() ? none : found->second;
}

void Lexicon::read_verbs() {
  for (const auto& row : rows_of("events/verbs.tsv", 4)) {
    VerbSense sense;
    std::tie(sense.content, sense.mode) = read_class(row[0]);
    sense.arguments = read_pattern(row[1]);
    sense.is_objectless = row[2] == "!";
    sense.needs_object = row[2] == "+";
    sense.needs_clause = row[2].starts_with('>');
    sense.needs_other = row[2] == ">>";
    if (sense.needs_clause && !sense.needs_other)
      sense.clause_set = row[2].substr(1);
    else if (row[2].size() > 1 && !sense.needs_clause)
      sense.object_set = row[2];
    for (const std::string_view word : split(row[3], ' ')) verbs_[std::string(word)].push_back(sense);
  }
}

void Lexicon::read_nouns() {
  for (const auto& row : rows_of("events/nouns.tsv", 3)) {
    NounSense sense;
    std::tie(sense.content, sense.mode) = read_class(row[0]);
    sense.arguments = read_pattern(row[1]);
    for (const std::string_view word : split(row[2], ' ')) nouns_.try_emplace(std::string(word), sense);
  }
}

void Lexicon::read_words() {
  for (const auto& row : rows_of("events/governors.tsv", 2)) {
    const auto kind = static_cast<Governor>(number_of(governor_names, row[0]));
    for (const std::string_view word : split(row[1], ' ')) governors_.try_emplace(std::string(word), kind);
  }
  for (const auto& row : rows_of("events/carriers.tsv", 2)) {
    const auto kind = static_cast<Carrier>(number_of(carrier_names, row[0]));
    for (const std::string_view word : split(row[1], ' ')) carriers_.try_emplace(std::string(word), kind);
  }
  for (const auto& row : rows_of("events/sets.tsv", 2)) {
    for (const std::string_view word : split(row[1], ' '))
      set_words_.insert(std::string(row[0]).append("/").append(word));
  }
  for (const auto& row : rows_of("events/agents.tsv", 2)) {
    for (const std::string_view word : split(row[1], ' '))
      agents_.try_emplace(std::string(word), row[0] == "strong" ? 2 : 1);
  }
}

const std::vector<VerbSense>* Lexicon::verb(std::string_view key) const {
  const auto found = verbs_.find(std::string(key));
  return found == verbs_.end() ? nullptr : &found->second;
}

const NounSense* Lexicon::noun(std::string_view key) const {
  const auto found = nouns_.find(std::string(key));
  return found == nouns_.end() ? nullptr : &found->second;
}

Governor Lexicon::governor(std::string_view key) const {
  const auto found = governors_.find(std::string(key));
  return found == governors_.end() ? Governor::none : found->second;
}

Carrier Lexicon::carrier(std::string_view key) const {
  const auto found = carriers_.find(std::string(key));
  return found == carriers_.end() ? Carrier::none : found->second;
}

bool Lexicon::is_in_set(std::string_view set, std::string_view noun) const {
  return set_words_.contains(std::string(set).append("/").append(noun));
}

int Lexicon::agent_weight(std::string_view noun) const {
  const auto found = agents_.find(std::string(noun));
  return found == agents_.end() ? 0 : found->second;
}

}  // namespace rapporteur::event
