#include "rapporteur/event/implied.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace rapporteur::event {

namespace {

/// What is always done to somebody; a promise, praise or a withdrawal may be to nobody.
constexpr std::array<Plover, 6> aimed{Plover::accuse,   Plover::reject,  Plover::threaten,
                                      Plover::sanction, Plover::assault, Plover::coerce};

constexpr std::array<Plover, 4> often_aimed{Plover::request, Plover::agree, Plover::support, Plover::concede};

/// How many sentences before its own an event's other party is looked for.
constexpr std::uint32_t most_sentences_back = 2;

bool is_one_of(const auto& all, const auto& value) {
  return std::ranges::find(all, value) != all.end();
}

class Implied {
 public:
  Implied(const EventInputs& inputs, const Sides& sides)
      : inputs_(inputs), sides_(sides), mentions_(sides.size()) {
    for (const ActorMention& mention : inputs.actors.mentions) {
      for (const std::uint32_t actor : mention.actors) {
        if (sides.of(actor) != none) ++mentions_[static_cast<std::size_t>(sides.of(actor))];
      }
    }
  }

  void note_dyads(const std::vector<Event>& events) {
    for (const Event& event : events) {
      for (const EventParty& actor : event.actors) {
        for (const EventParty& recipient : event.recipients)
          dyads_.push_back({sides_.of(actor), sides_.of(recipient)});
      }
    }
  }

  void fill(Event& event) const {
    if (event.realis == Realis::hypothetical) return;
    if (event.polarity == Polarity::negative || event.actors.empty() == event.recipients.empty()) return;
    if (event.actors.empty())
      fill_actor(event);
    else
      fill_recipient(event);
  }

 private:
  static constexpr std::int32_t none = Sides::none;

  /// "was called on to leave", "was criticised": by those who deal with whom it is done to.
  void fill_actor(Event& event) const {
    const auto found = other_party(event, event.recipients);
    if (!found || !have_met(event.recipients, found->actor)) return;
    event.actors.push_back(*found);
    event.rules.push_back(EventRule::implied);
  }

  void fill_recipient(Event& event) const {
    const bool is_aimed = is_one_of(aimed, event.event);
    // Those who agree or sign together do it with each other.
    const bool is_open = is_one_of(often_aimed, event.event) && event.actors.size() == 1;
    if (!is_aimed && !is_open) return;
    const auto found = other_party(event, event.actors);
    if (!found) return;
    if (!is_aimed && !have_met(event.actors, found->actor)) return;
    // A war has its other side among its actors.
    const bool is_joint = is_one_of(event.rules, EventRule::reciprocal) && event.event == Plover::assault;
    if (is_joint && event.actors.size() > 1) return;
    (is_joint ? event.actors : event.recipients).push_back(*found);
    event.rules.push_back(EventRule::implied);
  }

  /// Whether the article tells more than once of what was between them.
  bool have_met(const std::vector<EventParty>& parties, std::int32_t side) const {
    return std::ranges::any_of(parties, [&](const EventParty& each) {
      const std::int32_t own = sides_.of(each);
      return std::ranges::count_if(dyads_, [&](const auto& dyad) {
               return (dyad.first == own && dyad.second == side) ||
                      (dyad.first == side && dyad.second == own);
             }) >= 1;
    });
  }

  std::optional<EventParty> other_party(const Event& event, const std::vector<EventParty>& parties) const {
    std::vector<std::int32_t> own;
    for (const EventParty& each : parties) {
      own.push_back(sides_.of(each));
      if (own.back() == none) return std::nullopt;
    }
    const auto& sentences = inputs_.analysis.sentences;
    for (std::uint32_t back = 0; back <= most_sentences_back && back <= event.sentence_number; ++back) {
      const TextSpan words = inputs_.analysis.span_of(sentences[event.sentence_number - back].tokens);
      std::optional<EventParty> found;
      bool is_one_of_several = false;
      for (const ActorMention& mention : inputs_.actors.mentions) {
        if (!words.contains(mention.span) || mention.actors.size() != 1) continue;
        const std::int32_t side = sides_.of(mention.actors.front());
        if (side == none || is_one(own, side)) continue;
        if (found && found->actor == side) continue;
        is_one_of_several |= found.has_value();
        // Of several, the one that the article is most about.
        if (found &&
            mentions_[static_cast<std::size_t>(found->actor)] >= mentions_[static_cast<std::size_t>(side)])
          continue;
        found = EventParty{inputs_.actors.all[static_cast<std::size_t>(side)].name, side, mention.span};
      }
      if (found && is_one_of_several && !is_main(found->actor, own)) return std::nullopt;
      if (found && !is_likely(*found, own, back)) return std::nullopt;
      if (found) return found;
    }
    return std::nullopt;
  }

  /// Who is named once in the article is nobody's other party; who stands further back is so only where
  /// nobody is named more.
  bool is_likely(const EventParty& found, const std::vector<std::int32_t>& own, std::uint32_t back) const {
    return back == 0 || is_main(found.actor, own);
  }

  /// Whether no other side is named more often in the article, but for one's own.
  bool is_main(std::int32_t side, const std::vector<std::int32_t>& own) const {
    for (std::size_t other = 0; other < mentions_.size(); ++other) {
      const bool is_own = is_one(own, static_cast<std::int32_t>(other));
      if (!is_own && mentions_[other] > mentions_[static_cast<std::size_t>(side)]) return false;
    }
    return true;
  }

  static bool is_one(const std::vector<std::int32_t>& sides, std::int32_t side) {
    return std::ranges::find(sides, side) != sides.end();
  }

  const EventInputs& inputs_;
  std::vector<std::pair<std::int32_t, std::int32_t>> dyads_;
  const Sides& sides_;
  std::vector<std::size_t> mentions_;  ///< of each side, by its number
};

}  // namespace

void add_implied(std::vector<Event>& events, const EventInputs& inputs, const Sides& sides) {
  Implied implied(inputs, sides);
  implied.note_dyads(events);
  for (Event& event : events) implied.fill(event);
}

}  // namespace rapporteur::event
