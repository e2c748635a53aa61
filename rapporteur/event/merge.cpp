#include "rapporteur/event/merge.h"

#include <algorithm>
#include <tuple>

namespace rapporteur::event {

namespace {

/// Events beyond so many are not compared with all before: an article of sense has fewer.
constexpr std::size_t most_compared = 400;

bool is_same(const EventParty& a, const EventParty& b) {
  return a.actor >= 0 || b.actor >= 0 ? a.actor == b.actor : a.name == b.name;
}

std::size_t shared(const std::vector<EventParty>& a, const std::vector<EventParty>& b) {
  return static_cast<std::size_t>(std::ranges::count_if(a, [&](const EventParty& each) {
    return std::ranges::any_of(b, [&](const EventParty& other) { return is_same(each, other); });
  }));
}

/// Whether two lists can be of one happening: one is silent, or they name somebody in common.
bool agree(const std::vector<EventParty>& a, const std::vector<EventParty>& b) {
  return a.empty() || b.empty() || shared(a, b) > 0;
}

/// What is said once or many times is one act of speaking.
bool is_spoken(Plover event) {
  return event == Plover::accuse || event == Plover::request || event == Plover::threaten ||
         event == Plover::reject || event == Plover::support;
}

bool is_one_happening(const Event& a, const Event& b) {
  if (a.event != b.event || a.polarity != b.polarity) return false;
  // "The threat", told bare, may be of any act; threats of two acts are two.
  const bool is_bare = is_spoken(a.event) && (a.content == a.event || b.content == b.event);
  if (a.content != b.content && !is_bare) return false;
  if (a.date >= 0 && b.date >= 0 && a.date != b.date && !is_spoken(a.event)) return false;
  // A visit and the talks held on it are one, whoever is met.
  const auto apart =
      std::max(a.sentence_number, b.sentence_number) - std::min(a.sentence_number, b.sentence_number);
  if (a.content == Plover::consult && apart <= 1 && shared(a.actors, b.actors) > 0) return true;
  if (!agree(a.actors, b.actors) || !agree(a.recipients, b.recipients)) return false;
  // Two that name nobody in common are not told to be one.
  return shared(a.actors, b.actors) + shared(a.recipients, b.recipients) > 0;
}

/// The fuller mention: more parties named, then surer, then earlier.
bool is_fuller(const Event& a, const Event& b) {
  const auto fullness = [](const Event& event) {
    return std::tuple(!event.actors.empty() + !event.recipients.empty(), event.permille);
  };
  return fullness(a) > fullness(b);
}

void take_in(Event& into, Event from) {
  if (is_fuller(from, into)) std::swap(into, from);
  into.also.push_back(std::move(from.trigger));
  for (auto& spans : from.also) into.also.push_back(std::move(spans));
  if (into.actors.empty()) into.actors = std::move(from.actors);
  if (into.recipients.empty()) into.recipients = std::move(from.recipients);
  if (into.date < 0) into.date = from.date;
  if (into.place.empty()) into.place = std::move(from.place);
  if (into.condition.empty()) into.condition = std::move(from.condition);
  if (into.matter == Matter::none && from.matter != Matter::none) {
    into.matter = from.matter;
    into.matter_state = from.matter_state;
    into.matter_words = std::move(from.matter_words);
  }
  into.is_background = into.is_background && from.is_background;
  if (std::ranges::find(into.rules, EventRule::merged) == into.rules.end())
    into.rules.push_back(EventRule::merged);
}

}  // namespace

std::vector<Event> merge_events(std::vector<Event> events) {
  std::vector<Event> merged;
  for (Event& event : events) {
    const std::size_t first = merged.size() > most_compared ? merged.size() - most_compared : 0;
    const auto same = std::find_if(merged.begin() + static_cast<std::ptrdiff_t>(first), merged.end(),
                                   [&](const Event& other) { return is_one_happening(other, event); });
    if (same == merged.end())
      merged.push_back(std::move(event));
    else
      take_in(*same, std::move(event));
  }
  std::ranges::sort(merged, {}, [](const Event& event) { return event.trigger.front().begin; });
  for (Event& event : merged) {
    std::ranges::sort(event.also);
    const auto repeated = std::ranges::unique(event.also);
    event.also.erase(repeated.begin(), repeated.end());
    std::erase(event.also, event.trigger);
  }
  return merged;
}

}  // namespace rapporteur::event
