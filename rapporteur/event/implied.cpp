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

/// Sectors that fight or oppose the state they are of.
constexpr std::array<std::string_view, 5> opposed_sectors{"REB", "OPP", "SEP", "UAF", "PTY"};
/// Sectors that a state's own people have: they stand for it.
constexpr std::array<std::string_view, 7> state_sectors{"GOV", "MIL", "COP", "SPY", "JUD", "LEG", ""};

/// How many sentences before its own an event's other party is looked for.
constexpr std::uint32_t most_sentences_back = 2;

bool is_one_of(const auto& all, const auto& value) {
  return std::ranges::find(all, value) != all.end();
}

class Implied {
 public:
  explicit Implied(const EventInputs& inputs) : inputs_(inputs) {
    for (std::size_t i = 0; i < inputs.actors.all.size(); ++i) side_of_.push_back(side(i));
    mentions_.resize(side_of_.size());
    for (const ActorMention& mention : inputs.actors.mentions) {
      for (const std::uint32_t actor : mention.actors) {
        if (side_of_[actor] != none) ++mentions_[static_cast<std::size_t>(side_of_[actor])];
      }
    }
  }

  void fill(Event& event) const {
    if (!event.recipients.empty() || event.actors.empty() || !is_one_of(aimed, event.event)) return;
    if (event.polarity == Polarity::negative) return;
    const auto found = other_party(event);
    if (!found) return;
    // A war has its other side among its actors.
    const bool is_joint = is_one_of(event.rules, EventRule::reciprocal) && event.event == Plover::assault;
    if (is_joint && event.actors.size() > 1) return;
    (is_joint ? event.actors : event.recipients).push_back(*found);
    event.rules.push_back(EventRule::implied);
  }

 private:
  static constexpr std::int32_t none = -1;

  /// A number for each side: the state that an actor stands for, or the actor alone; none for who is no
  /// party.
  std::int32_t side(std::size_t index) const {
    const auto& all = inputs_.actors.all;
    const Actor& actor = all[index];
    const bool is_state = actor.kind == ActorKind::state;
    if (actor.kind == ActorKind::place || actor.kind == ActorKind::unknown) return none;
    if (!actor.country.empty() && (is_state || is_one_of(state_sectors, std::string_view(actor.sector)))) {
      for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].kind == ActorKind::state && all[i].country == actor.country)
          return static_cast<std::int32_t>(i);
      }
      return is_state ? static_cast<std::int32_t>(index) : none;
    }
    const bool is_body = actor.kind == ActorKind::organisation || actor.kind == ActorKind::group;
    return is_body && is_one_of(opposed_sectors, std::string_view(actor.sector))
               ? static_cast<std::int32_t>(index)
               : none;
  }

  std::optional<EventParty> other_party(const Event& event) const {
    std::vector<std::int32_t> own;
    for (const EventParty& each : event.actors) {
      if (each.actor < 0) return std::nullopt;
      own.push_back(side_of_[static_cast<std::size_t>(each.actor)]);
      if (own.back() == none) return std::nullopt;
    }
    const auto& sentences = inputs_.analysis.sentences;
    for (std::uint32_t back = 0; back <= most_sentences_back && back <= event.sentence_number; ++back) {
      const TextSpan words = inputs_.analysis.span_of(sentences[event.sentence_number - back].tokens);
      std::optional<EventParty> found;
      bool is_one_of_several = false;
      for (const ActorMention& mention : inputs_.actors.mentions) {
        if (!words.contains(mention.span) || mention.actors.size() != 1) continue;
        const std::int32_t side = side_of_[mention.actors.front()];
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
    return std::ranges::all_of(side_of_, [&](std::int32_t other) {
      return other == none || is_one(own, other) ||
             mentions_[static_cast<std::size_t>(other)] <= mentions_[static_cast<std::size_t>(side)];
    });
  }

  static bool is_one(const std::vector<std::int32_t>& sides, std::int32_t side) {
    return std::ranges::find(sides, side) != sides.end();
  }

  const EventInputs& inputs_;
  std::vector<std::int32_t> side_of_;  ///< by actor
  std::vector<std::size_t> mentions_;  ///< of each side, by its number
};

}  // namespace

void add_implied(std::vector<Event>& events, const EventInputs& inputs) {
  const Implied implied(inputs);
  for (Event& event : events) implied.fill(event);
}

}  // namespace rapporteur::event
