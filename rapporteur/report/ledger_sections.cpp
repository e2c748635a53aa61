#include "rapporteur/report/sections.h"
#include "rapporteur/report/sentence.h"
#include "rapporteur/report/statement_lines.h"
#include "rapporteur/report/wording.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

/// The ledger: party by party and issue by issue what is held at which date, how it moved, what waits on
/// what, and where one camp does not speak with one voice.
namespace rapporteur::report {

namespace {

/// The entries that the report's articles prove, by their places among the positions.
class Ledger {
 public:
  Ledger(const ReportMaterial& material, Evidence& evidence)
      : all(material.positions), bounds(material.bounds), notes(evidence) {
    for (std::uint32_t place = 0; place < all.positions.size(); ++place) {
      if (notes.statement(all.positions[place].statement)) known_.insert(place);
    }
  }
  bool has(std::uint32_t place) const { return known_.contains(place); }
  const std::set<std::uint32_t>& known() const { return known_; }
  const Position& at(std::uint32_t place) const { return all.positions[place]; }
  std::uint32_t note(std::uint32_t place) const { return notes.note(at(place).statement); }

  const Positions& all;
  const ReportBounds& bounds;
  Evidence& notes;

 private:
  std::set<std::uint32_t> known_;
};

std::string issue_words(std::string issue) {
  std::ranges::replace(issue, '_', ' ');
  return issue;
}

std::string days_of(const Position& position) {
  if (!position.day) return "undated";
  return days_words(*position.day, position.last_day.value_or(*position.day));
}

std::string when(const Position& position) {
  if (!position.day) return {};
  const bool is_one = !position.last_day || *position.last_day == *position.day;
  return (is_one ? " on " : " between ") + days_of(position);
}

/// What a change says of the later entry, before the earlier one is quoted: with its day where that is known.
std::string change_words(const PositionChange& change, const Position& from) {
  const std::string then = when(from);
  switch (change.kind) {
    case PositionChangeKind::repeated:
      return "This repeats what " + from.speaker + " said" + then + ": ";
    case PositionChangeKind::hardened:
      return "This is harder than what " + from.speaker + " said" + then + ": ";
    case PositionChangeKind::softened:
      return "This is softer than what " + from.speaker + " said" + then + ": ";
    case PositionChangeKind::reversed:
      return "This reverses what " + from.speaker + " said" + then + ": ";
    case PositionChangeKind::condition_added:
      return "This adds a condition to what " + from.speaker + " said" + then + ": ";
    case PositionChangeKind::condition_dropped:
      return "This drops the condition of what " + from.speaker + " said" + then + ": ";
    case PositionChangeKind::condition_met:
      return "This follows when the condition was met of what " + from.speaker + " said" + then + ": ";
    case PositionChangeKind::silence:
      return "This does not repeat what " + from.speaker + " said" + then + ": ";
    case PositionChangeKind::new_:
      break;
  }
  return {};
}

std::string label_of(PositionChangeKind kind) {
  std::string label(name_of(kind));
  std::ranges::replace(label, '_', ' ');
  return label;
}

std::optional<ReportItem> change_item(const PositionChange& change, const Ledger& ledger) {
  if (change.kind == PositionChangeKind::new_ || !change.from || !ledger.has(*change.from))
    return std::nullopt;
  const Position& from = ledger.at(*change.from);
  const RecordedStatement& earlier = *ledger.notes.statement(from.statement);
  Sentence sentence;
  sentence.say(change_words(change, from)).quote(earlier.content.empty() ? earlier.cue : earlier.content);
  sentence.prove(ledger.note(*change.from)).prove(ledger.note(change.to));
  for (const FactReference& fact : change.evidence) {
    if (ledger.notes.has(fact.article)) sentence.prove(ledger.notes.note(fact));
  }
  return ReportItem{.label = label_of(change.kind), .sentence = sentence.end()};
}

ReportItem entry_item(std::uint32_t place, const Ledger& ledger) {
  const Position& position = ledger.at(place);
  Saying saying{.reports = {position.statement}};
  for (const FactReference& repeat : position.repeats) {
    if (ledger.notes.statement(repeat) && repeat != position.statement) saying.reports.push_back(repeat);
  }
  ReportItem item = report::item_of(ledger.notes, saying);
  std::string label = days_of(position);
  if (!item.label.empty()) label += ", " + item.label;
  item.label = std::move(label);
  for (const PositionChange& change : ledger.all.changes) {
    if (change.to != place) continue;
    if (auto changed = change_item(change, ledger)) item.below.push_back(std::move(*changed));
  }
  return item;
}

/// Entries that changes, gates and divergences name: they are shown before others.
std::set<std::uint32_t> telling_entries(const Ledger& ledger) {
  std::set<std::uint32_t> places;
  for (const PositionChange& change : ledger.all.changes) {
    const bool is_move =
        change.kind != PositionChangeKind::new_ && change.kind != PositionChangeKind::repeated;
    if (!is_move) continue;
    places.insert(change.to);
    if (change.from) places.insert(*change.from);
  }
  for (const Gate& gate : ledger.all.gates) places.insert(gate.position);
  for (const Divergence& each : ledger.all.divergences) places.insert({each.one, each.other});
  return places;
}

using Issues = std::map<std::string, std::vector<std::uint32_t>>;

/// At most so many entries of a party, those that tell more first; in their order.
Issues bounded(const std::vector<std::uint32_t>& places, const Ledger& ledger,
               const std::set<std::uint32_t>& telling) {
  std::vector<std::uint32_t> chosen = places;
  std::ranges::stable_sort(chosen, std::ranges::greater{},
                           [&](std::uint32_t place) { return telling.contains(place); });
  if (chosen.size() > ledger.bounds.entries_of_party) chosen.resize(ledger.bounds.entries_of_party);
  std::ranges::sort(chosen);
  Issues issues;
  for (const std::uint32_t place : chosen) issues[ledger.at(place).issue].push_back(place);
  return issues;
}

ReportItem issue_item(const std::string& party, const std::string& issue,
                      const std::vector<std::uint32_t>& places, const Ledger& ledger) {
  Sentence sentence;
  sentence.say(capital(with_article(party)) + " on " +
               (issue.empty() ? std::string("other matters") : issue_words(issue)));
  sentence.prove(ledger.note(places.front())).prove(ledger.note(places.back()));
  ReportItem item{.label = {}, .sentence = sentence.lead()};
  for (const std::uint32_t place : places) item.below.push_back(entry_item(place, ledger));
  return item;
}

ReportSection party_section(const std::string& party, const std::vector<std::uint32_t>& places,
                            const Ledger& ledger, const std::set<std::uint32_t>& telling) {
  ReportSection section{.heading = party, .level = 3};
  for (const auto& [issue, entries] : bounded(places, ledger, telling))
    section.items.push_back(issue_item(party, issue, entries, ledger));
  if (const std::size_t most = ledger.bounds.entries_of_party; places.size() > most)
    section.items.push_back(
        rest_line(counted(places.size() - most, "further entry is", "further entries are"),
                  "positions --party '" + party + "'", ledger.note(places.back())));
  return section;
}

/// "North Korea, by Ja Song-nam, binds \"talks\" to an act of the United States: \"suspend the drills\"."
ReportItem gate_item(const Gate& gate, const Ledger& ledger) {
  const Position& position = ledger.at(gate.position);
  const auto is_written = [&](const std::string& words) {
    return ledger.notes.is_written(position.statement.article, words);
  };
  Sentence sentence;
  sentence.say(capital(with_article(gate.party)));
  if (position.speaker != gate.party) sentence.say(", by " + position.speaker + ",");
  sentence.say(" binds ").name(gate.act, is_written(gate.act));
  sentence.say(gate.awaited_party.empty() ? std::string(" to this: ")
                                          : " to an act of " + with_article(gate.awaited_party) + ": ");
  sentence.name(gate.awaited_act, is_written(gate.awaited_act)).prove(ledger.note(gate.position));
  std::vector<FactReference> reports;
  const auto add_reports = [&](std::uint32_t place) {
    reports.push_back(ledger.at(place).statement);
    for (const FactReference& each : ledger.at(place).repeats) {
      if (ledger.notes.statement(each)) reports.push_back(each);
    }
  };
  add_reports(gate.position);
  for (const std::uint32_t repeat : gate.repeats) {
    if (ledger.has(repeat)) add_reports(repeat);
  }
  for (const FactReference& each : reports) sentence.prove(ledger.notes.note(each));
  sentence.say(" (" + listed(outlets_of(ledger.notes, reports)) + ")");
  return {.label = days_of(position), .sentence = sentence.end()};
}

ReportSection gates_section(const Ledger& ledger) {
  ReportSection section{.heading = "Who waits for whom", .level = 3};
  for (const Gate& gate : ledger.all.gates) {
    if (ledger.has(gate.position)) section.items.push_back(gate_item(gate, ledger));
  }
  for (const Deadlock& deadlock : ledger.all.deadlocks) {
    const auto known = [&](std::uint32_t gate) { return ledger.has(ledger.all.gates[gate].position); };
    if (deadlock.gates.empty() || !std::ranges::all_of(deadlock.gates, known)) continue;
    std::vector<std::string> parties;
    Sentence sentence;
    ReportItem item{.label = "deadlock", .sentence = {}};
    for (const std::uint32_t gate : deadlock.gates) {
      parties.push_back(with_article(ledger.all.gates[gate].party));
      sentence.prove(ledger.note(ledger.all.gates[gate].position));
      item.below.push_back(gate_item(ledger.all.gates[gate], ledger));
    }
    sentence.say(capital(listed(parties)) + " wait on each other");
    if (!deadlock.opening_acts.empty())
      sentence.say("; any of these would open it: " + listed(deadlock.opening_acts));
    item.sentence = sentence.end();
    section.items.push_back(std::move(item));
  }
  return section;
}

ReportSection divergences_section(const Ledger& ledger) {
  ReportSection section{.heading = "Voices of one camp", .level = 3};
  for (const Divergence& each : ledger.all.divergences) {
    if (!ledger.has(each.one) || !ledger.has(each.other)) continue;
    Sentence sentence;
    sentence.say("For " + with_article(each.party) + ", " + ledger.at(each.one).speaker + " and " +
                 ledger.at(each.other).speaker + " do not say the same on " +
                 issue_words(ledger.at(each.one).issue));
    sentence.prove(ledger.note(each.one)).prove(ledger.note(each.other));
    ReportItem item{.label = {}, .sentence = sentence.lead(), .below = {}, .is_side_by_side = true};
    for (const std::uint32_t place : {each.one, each.other}) {
      item.below.push_back(report::item_of(ledger.notes, {.reports = {ledger.at(place).statement}}));
    }
    section.items.push_back(std::move(item));
  }
  return section;
}

}  // namespace

std::vector<ReportSection> ledger_sections(const ReportMaterial& material, Evidence& evidence) {
  const Ledger ledger(material, evidence);
  const auto telling = telling_entries(ledger);
  std::map<std::string, std::vector<std::uint32_t>> parties;
  for (const std::uint32_t place : ledger.known()) parties[ledger.at(place).party].push_back(place);
  std::vector<ReportSection> sections;
  // The head of the ledger: how much of it there is.
  if (!parties.empty()) {
    Sentence sentence;
    sentence.say("The ledger holds " + counted(ledger.known().size(), "statement", "statements") + " of " +
                 counted(parties.size(), "party", "parties"));
    sentence.prove(ledger.note(*ledger.known().begin())).prove(ledger.note(*ledger.known().rbegin()));
    ReportSection head{.heading = "Where the parties stand", .level = 2};
    head.items.push_back({.label = {}, .sentence = sentence.end()});
    sections.push_back(std::move(head));
  }
  for (const auto& [party, places] : parties)
    sections.push_back(party_section(party, places, ledger, telling));
  sections.push_back(gates_section(ledger));
  sections.push_back(divergences_section(ledger));
  return sections;
}

}  // namespace rapporteur::report
