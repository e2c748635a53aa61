#include "rapporteur/position/happenings.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace rapporteur::position {

namespace {

/// An event so much later is no answer to a gate.
constexpr DayCount longest_wait = 365;
constexpr double least_containment = 0.6;
constexpr std::size_t least_shared = 2;

/// What gates wait for.
constexpr std::array<Plover, 5> conciliatory{Plover::retreat, Plover::concede, Plover::aid, Plover::cooperate,
                                             Plover::agree};

DayCount day_of(const Record& record, const RecordedEvent& event) {
  const DayCount published =
      record.settled_day ? day_count(record.settled_day->day).value_or(no_day) : no_day;
  if (!event.date || *event.date >= record.dates.size()) return published;
  const RecordedDate& date = record.dates[*event.date];
  return date.first_day ? day_count(*date.first_day).value_or(published) : published;
}

/// Whether a report presents the event as true: no demand, no promise, no part of a condition.
bool is_told_as_true(const Record& record, const RecordedEvent& event) {
  if (!event.statement || *event.statement >= record.statements.size()) return true;
  const RecordedStatement& statement = record.statements[*event.statement];
  return statement.condition.empty() &&
         (statement.force == Force::assert_ || statement.force == Force::confirm);
}

bool is_done(const RecordedEvent& event) {
  return event.realis == Realis::actual && event.polarity == Polarity::positive && !event.is_background &&
         !event.is_hedged && !event.sentence.empty() &&
         std::ranges::find(conciliatory, event.event) != conciliatory.end();
}

/// The sentence around a place of the text.
std::string_view sentence_around(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  const std::size_t block = text.rfind(block_break, at);
  const std::size_t stop = at < 2 ? std::string_view::npos : text.rfind(". ", at - 2);
  std::size_t begin = 0;
  if (block != std::string_view::npos) begin = block + block_break.size();
  if (stop != std::string_view::npos) begin = std::max(begin, stop + 2);
  const std::size_t end = std::min({text.find(block_break, at), text.find(". ", at), text.size()});
  return text.substr(begin, end - begin);
}

/// The words of all sentences that tell an event.
std::string told_in(const RecordedEvent& event, std::string_view text) {
  std::string words = event.sentence.front().words;
  for (const RecordedWords& each : event.also)
    words.append(" ").append(sentence_around(text, each.text_begin));
  return words;
}

/// Whether an event is what a gate waits for.
bool meets(const Happening& happening, const Saying& saying) {
  const GateReading& reading = *saying.gate;
  if (!saying.said.is_known() || happening.day <= saying.said.last) return false;
  if (happening.day - saying.said.last > longest_wait) return false;
  return shared_count(happening.stems, reading.awaited_act) >= least_shared &&
         containment(happening.stems, reading.awaited_act) >= least_containment;
}

}  // namespace

std::vector<Happening> read_happenings(const NumberedRecord& numbered, const Tables& tables, StemIds& ids) {
  std::vector<Happening> happenings;
  const Record& record = *numbered.record;
  if (std::ranges::none_of(record.events, is_done)) return happenings;
  const Sides sides(record, tables);
  const std::string text = record.text();
  for (const RecordedEvent& event : record.events) {
    if (!is_done(event) || !is_told_as_true(record, event)) continue;
    for (const RecordedParty& actor : event.actors) {
      if (!actor.actor || *actor.actor >= record.actors.size()) continue;
      const std::optional<Side>& side = sides.of_actor(*actor.actor);
      if (!side) continue;
      happenings.push_back({side->party,
                            day_of(record, event),
                            {numbered.article, FactKind::event, event.ordinal},
                            ids.set_of(told_in(event, text))});
    }
  }
  return happenings;
}

std::vector<PositionChange> find_met_conditions(std::span<const Saying> sayings,
                                                std::vector<Happening> happenings) {
  std::ranges::stable_sort(happenings, {}, [](const Happening& each) {
    return std::tuple<const std::string&, DayCount, const FactReference&>(each.party, each.day, each.event);
  });
  std::vector<PositionChange> changes;
  for (std::uint32_t i = 0; i < sayings.size(); ++i) {
    if (!sayings[i].gate || sayings[i].gate->gate.awaited_party.empty()) continue;
    const auto of_party =
        std::ranges::equal_range(happenings, sayings[i].gate->gate.awaited_party, {}, &Happening::party);
    const auto found =
        std::ranges::find_if(of_party, [&](const Happening& each) { return meets(each, sayings[i]); });
    if (found != of_party.end())
      changes.push_back({PositionChangeKind::condition_met, i, i, "condition_met_by_event", {found->event}});
  }
  return changes;
}

}  // namespace rapporteur::position
