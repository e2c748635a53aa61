#pragma once

#include "rapporteur/base/fields.h"
#include "rapporteur/record/record.h"
#include "rapporteur/story/story.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// As what a party's speaker speaks.
enum class VoiceKind : std::uint8_t {
  body,    ///< the state, a ministry, a group as a whole, state media
  person,  ///< somebody by name
  office,  ///< a post whose holder is not named
  group    ///< unnamed people: "officials"
};
template <>
struct Names<VoiceKind> {
  static constexpr std::array<std::string_view, 4> all{"body", "person", "office", "group"};
};

/// One dated statement in the ledger of a party. A state's spokespeople speak for it and are kept apart by
/// name.
struct Position {
  std::string party;    ///< the state, body or group: "United States"; a person who speaks for nobody else
  std::string country;  ///< its code; empty where it has none
  std::string speaker;  ///< who said it: "Rex Tillerson"
  VoiceKind voice = VoiceKind::body;
  std::string issue;                    ///< key of data/position/issues.tsv: "negotiation", "sanctions"
  std::string matter;                   ///< what of the issue: "sanctions/sanctions"
  std::string topic;                    ///< in the coverage's own words
  std::string towards;                  ///< the other party it concerns; empty for none
  std::optional<std::string> day;       ///< when it was said, ISO 8601
  std::optional<std::string> last_day;  ///< where it is told as one of several days; else the same as `day`
  bool is_day_inferred = false;         ///< from the publication, not from what the text says of the saying
  FactReference statement;
  std::vector<FactReference> repeats{};  ///< other reports of the same saying
  Force force = Force::assert_;
  Polarity polarity = Polarity::positive;
  std::int8_t hardness = 0;  ///< -3 (agrees, offers) .. 3 (threatens, refuses), of the force and its polarity
  std::string hardness_rule;  ///< the row of data/position/hardness.tsv that decided
  std::string proposition;
  std::string words;      ///< what was said, as the article has it
  std::string condition;  ///< the words of its condition; empty for none
  std::string outlet;     ///< who published it first; empty where it is not told
  static constexpr auto fields() {
    return std::tuple(
        field("party", &Position::party, "whose position it is"),
        field("country", &Position::country, "its code; empty where it has none"),
        field("speaker", &Position::speaker, "who said it"),
        field("voice", &Position::voice, "as what the speaker speaks"),
        field("issue", &Position::issue, "what it is about"),
        field("matter", &Position::matter, "what of the issue"),
        field("topic", &Position::topic, "in the words of the coverage"),
        field("towards", &Position::towards, "the other party it concerns; empty for none"),
        field("day", &Position::day, "when it was said, ISO 8601; null where that is not known"),
        field("last_day", &Position::last_day, "where it is told as one of several days: the last of them"),
        field("is_day_inferred", &Position::is_day_inferred, "taken from the publication"),
        field("statement", &Position::statement, "the statement"),
        field("repeats", &Position::repeats, "other reports of the same saying"),
        field("force", &Position::force, "what it does"),
        field("polarity", &Position::polarity, "whether it is affirmed or denied"),
        field("hardness", &Position::hardness, "from -3 (agrees) to 3 (threatens, refuses)"),
        field("hardness_rule", &Position::hardness_rule, "row of the table of hardness that decided"),
        field("proposition", &Position::proposition, "the content as a sentence of its own"),
        field("words", &Position::words, "what was said, as the article has it"),
        field("condition", &Position::condition, "the words of its condition; empty for none"),
        field("outlet", &Position::outlet, "who published it first"));
  }
};

/// How a party's position moved from one entry to a later one on the same issue.
enum class PositionChangeKind : std::uint8_t {
  new_,
  repeated,
  hardened,
  softened,
  reversed,
  condition_added,
  condition_dropped,
  condition_met,
  silence  ///< not repeated where a repeat was due
};
template <>
struct Names<PositionChangeKind> {
  static constexpr std::array<std::string_view, 9> all{
      "new",           "repeated", "hardened", "softened", "reversed", "condition_added", "condition_dropped",
      "condition_met", "silence"};
};

/// A change with the two entries that prove it.
struct PositionChange {
  PositionChangeKind kind = PositionChangeKind::new_;
  std::optional<std::uint32_t> from;      ///< index among the positions; none for `new_`
  std::uint32_t to = 0;                   ///< for `silence`: the last entry that should have repeated it
  std::string rule;                       ///< what decided, by its id in docs/positions.md
  std::vector<FactReference> evidence{};  ///< further facts: the event that met a condition
  static constexpr auto fields() {
    return std::tuple(field("kind", &PositionChange::kind, "how the position moved"),
                      field("from", &PositionChange::from, "place of the earlier entry; null for new"),
                      field("to", &PositionChange::to,
                            "place of the later entry; of a silence: the one that should have repeated it"),
                      field("rule", &PositionChange::rule, "what decided"),
                      field("evidence", &PositionChange::evidence, "further facts that prove it"));
  }
};

/// "A only after B", as a party holds it.
struct Gate {
  std::uint32_t position = 0;  ///< index of the entry that states it
  std::string party;           ///< who holds back
  std::string act;             ///< what waits
  std::string awaited_party;   ///< who is to move first; empty where it is not told
  std::string awaited_act;     ///< what is to be done first
  std::string rule;            ///< what read it, by its id in docs/positions.md
  /// Other entries that state the same gate around the same days, as a rule of other outlets.
  std::vector<std::uint32_t> repeats{};
  static constexpr auto fields() {
    return std::tuple(
        field("position", &Gate::position, "place of the entry that states it"),
        field("party", &Gate::party, "who holds back"), field("act", &Gate::act, "what waits"),
        field("awaited_party", &Gate::awaited_party, "who is to move first; empty where it is not told"),
        field("awaited_act", &Gate::awaited_act, "what is to be done first"),
        field("rule", &Gate::rule, "what read it"),
        field("repeats", &Gate::repeats, "places of other entries that state the same gate"));
  }
};

/// Gates that wait on each other.
struct Deadlock {
  std::vector<std::uint32_t> gates;       ///< indices, in the order of the ring
  std::vector<std::string> opening_acts;  ///< any of these would open it, one a gate
  std::string rule;
  static constexpr auto fields() {
    return std::tuple(
        field("gates", &Deadlock::gates, "places of the gates, in the order of the ring"),
        field("opening_acts", &Deadlock::opening_acts, "any of these would open it, one a gate"),
        field("rule", &Deadlock::rule, "what found it"));
  }
};

/// Two voices of one camp that do not say the same.
struct Divergence {
  std::string party;
  std::uint32_t one = 0;  ///< indices of the entries
  std::uint32_t other = 0;
  std::string rule;
  static constexpr auto fields() {
    return std::tuple(field("party", &Divergence::party, "the camp"),
                      field("one", &Divergence::one, "place of the one entry"),
                      field("other", &Divergence::other, "place of the other entry"),
                      field("rule", &Divergence::rule, "what found it"));
  }
};

/// Where each party stands on each issue, and how it moved.
struct Positions {
  std::vector<Position> positions;  ///< by party, issue, day
  std::vector<PositionChange> changes;
  std::vector<Gate> gates;
  std::vector<Deadlock> deadlocks;
  std::vector<Divergence> divergences;
};

}  // namespace rapporteur
