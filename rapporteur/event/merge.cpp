#include "rapporteur/event/merge.h"

#include <algorithm>
#include <tuple>

namespace rapporteur::event {

namespace {

/// Events beyond so many are not compared with all before: an article of sense has fewer.
constexpr std::size_t most_compared = 400;
/// Sentences between two mentions of one threat.
constexpr std::uint32_t most_between_threats = 8;

/// What is said once or many times is one act of speaking.
bool is_spoken(Plover event) {
  return event == Plover::accuse || event == Plover::request || event == Plover::threaten ||
         event == Plover::reject || event == Plover::support || event == Plover::agree;
}

/// Tells which events are one.
class Joiner {
 public:
  explicit Joiner(const Sides& sides) : sides_(sides) {}

  bool is_one_happening(const Event& a, const Event& b) const {
    if (a.event != b.event || a.polarity != b.polarity) return false;
    // A call and a meeting are two, and so are a test and an exercise.
    if ((a.mode == "phone") != (b.mode == "phone")) return false;
    if (a.event == Plover::mobilize && a.mode != b.mode) return false;
    // "The threat", told bare, may be of any act; threats of two acts are two.
    const bool is_bare =
        is_spoken(a.event) && a.event != Plover::agree && (a.content == a.event || b.content == b.event);
    if (a.content != b.content && !is_bare) return false;
    if (a.date >= 0 && b.date >= 0 && a.date != b.date && !is_said(a.event)) return false;
    // Threats told apart are threats of different things.
    const auto [first, last] = std::minmax(a.sentence_number, b.sentence_number);
    if (a.event == Plover::threaten && first > 0 && last - first > most_between_threats) return false;
    // A visit and the talks held on it are one, whoever is met.
    const auto apart =
        std::max(a.sentence_number, b.sentence_number) - std::min(a.sentence_number, b.sentence_number);
    if (a.content == Plover::consult && apart <= 1 && shared(a, b, &Event::actors) > 0) return true;
    // "The attack" that names nobody is the one that was told before it.
    if (is_nobodys(a) != is_nobodys(b)) return true;
    if (is_nobodys(a)) return a.mode == b.mode;
    if (!agree(a, b, &Event::actors) || !agree(a, b, &Event::recipients)) return false;
    // Two that name nobody in common are not told to be one.
    return shared(a, b, &Event::actors) + shared(a, b, &Event::recipients) > 0;
  }

 private:
  using Parties = std::vector<EventParty> Event::*;

  static bool is_nobodys(const Event& event) { return event.actors.empty() && event.recipients.empty(); }
  static bool is_said(Plover event) { return is_spoken(event) && event != Plover::agree; }

  /// How far two events' parties may differ.
  enum class Reach : std::uint8_t { actor, spokesman, side };

  static Reach reach(const Event& a, const Event& b) {
    const auto [first, last] = std::minmax(a.sentence_number, b.sentence_number);
    if (is_spoken(a.event)) return first == 0 || last - first <= 1 ? Reach::spokesman : Reach::actor;
    return a.event == Plover::consult ? Reach::actor : Reach::side;
  }

  bool is_same(const EventParty& a, const EventParty& b, Reach reach) const {
    if (a.actor < 0 && b.actor < 0) return a.name == b.name;
    if (a.actor == b.actor) return true;
    const std::int32_t side = sides_.of(a);
    if (reach == Reach::actor || side == Sides::none || side != sides_.of(b)) return false;
    return reach == Reach::side || a.actor == side || b.actor == side;
  }

  std::size_t shared(const Event& a, const Event& b, Parties parties) const {
    return static_cast<std::size_t>(std::ranges::count_if(a.*parties, [&](const EventParty& each) {
      return std::ranges::any_of(b.*parties,
                                 [&](const EventParty& other) { return is_same(each, other, reach(a, b)); });
    }));
  }

  /// Whether two lists can be of one happening: one is silent, or they name somebody in common.
  bool agree(const Event& a, const Event& b, Parties parties) const {
    return (a.*parties).empty() || (b.*parties).empty() || shared(a, b, parties) > 0;
  }

  const Sides& sides_;
};

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
  if (into.condition.empty()) {
    into.condition = std::move(from.condition);
    if (into.realis == Realis::future && from.realis == Realis::conditional) into.realis = from.realis;
  }
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

std::vector<Event> merge_events(std::vector<Event> events, const Sides& sides) {
  const Joiner joiner(sides);
  std::vector<Event> merged;
  for (Event& event : events) {
    const std::size_t first = merged.size() > most_compared ? merged.size() - most_compared : 0;
    const auto same = std::find_if(merged.begin() + static_cast<std::ptrdiff_t>(first), merged.end(),
                                   [&](const Event& other) { return joiner.is_one_happening(other, event); });
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
