#include "cli/position_list.h"

#include "cli/fact_text.h"
#include "cli/terminal.h"
#include "rapporteur/base/ascii.h"
#include "rapporteur/base/json.h"

#include <algorithm>
#include <map>
#include <utility>

namespace rapporteur::cli {

namespace {

constexpr std::size_t day_columns = 14;

bool holds(std::string_view text, std::string_view asked) {
  return base::to_lower(text).find(base::to_lower(asked)) != std::string::npos;
}

std::string fact(const FactReference& reference) {
  std::string id = std::to_string(reference.article) + "/";
  id.append(name_of(reference.kind)).append("/").append(std::to_string(reference.ordinal));
  return id;
}

std::string day_of(const Position& position) {
  if (!position.day) return "day not told";
  std::string day = *position.day;
  if (position.last_day != position.day) day += ".." + position.last_day->substr(5);
  return day + (position.is_day_inferred ? "*" : "");
}

std::string signed_number(int number) {
  return (number > 0 ? "+" : "") + std::to_string(number);
}

/// Prints what was found, party by party.
class PositionList {
 public:
  PositionList(const Positions& positions, const WantedPositions& wanted)
      : positions_(positions), wanted_(wanted), style_(style_of(stdout)), columns_(columns_of_terminal()) {
    for (const PositionChange& change : positions.changes) changes_[change.to].push_back(&change);
    for (const Gate& gate : positions.gates) {
      gates_[gate.position] = &gate;
      for (const std::uint32_t repeat : gate.repeats) gates_[repeat] = &gate;
    }
  }

  void put_all() const {
    const Position* last = nullptr;
    for (std::uint32_t i = 0; i < positions_.positions.size(); ++i) {
      const Position& position = positions_.positions[i];
      if (!wanted_.takes(position)) continue;
      if (!last || last->party != position.party) put(bold(printable(position.party)) + "\n");
      if (!last || last->party != position.party || last->issue != position.issue)
        put("  " + bold(spaced(position.issue)) + "\n");
      put_entry(i);
      last = &position;
    }
    put_deadlocks();
    put_divergences();
  }

 private:
  std::string bold(const std::string& text) const {
    return std::string(style_.bold) + text + std::string(style_.plain);
  }

  void put_wrapped(std::size_t indent, const std::string& text) const {
    for (const std::string& line : wrap(text, columns_ - std::min(columns_ / 2, indent)))
      put(std::string(indent, ' ') + line + "\n");
  }

  void put_entry(std::uint32_t index) const {
    const Position& position = positions_.positions[index];
    const std::string day = day_of(position);
    std::string head = "    " + day + std::string(day_columns - std::min(day_columns - 2, day.size()), ' ');
    head += printable(position.speaker);
    if (!position.towards.empty()) head += ", towards " + printable(position.towards);
    head += ": " + spaced(name_of(position.force));
    if (position.polarity == Polarity::negative) head += ", negative";
    head += " (" + signed_number(position.hardness) + " " + spaced(position.hardness_rule) + ")";
    put(head + "\n");
    put_wrapped(8, "\u201c" + printable(position.words) + "\u201d");
    put_wrapped(8, reports_of(position));
    if (const auto gate = gates_.find(index); gate != gates_.end()) put_gate(*gate->second);
    if (const auto found = changes_.find(index); found != changes_.end()) {
      for (const PositionChange* change : found->second) put_change(*change);
    }
  }

  static std::string reports_of(const Position& position) {
    std::string text = position.outlet.empty() ? "" : printable(position.outlet) + ", ";
    text += fact(position.statement);
    if (position.repeats.empty()) return text;
    text += "; also";
    for (const FactReference& each : position.repeats) text += " " + fact(each);
    return text;
  }

  void put_gate(const Gate& gate) const {
    std::string text = "gate: \u201c" + printable(gate.act) + "\u201d waits for \u201c";
    text += printable(gate.awaited_act) + "\u201d";
    if (!gate.awaited_party.empty()) text += " by " + printable(gate.awaited_party);
    put_wrapped(8, text + " (" + spaced(gate.rule) + ")");
  }

  void put_change(const PositionChange& change) const {
    std::string kind = spaced(name_of(change.kind));
    if (kind.ends_with(' ')) kind.pop_back();
    std::string text = std::string(style_.accent) + "> " + kind + std::string(style_.plain);
    if (change.from && change.from != change.to) {
      const Position& from = positions_.positions[*change.from];
      text += " since " + day_of(from) + ", " + printable(from.speaker) + ": \u201c" +
              cut_to_width(printable(from.words), columns_) + "\u201d " + fact(from.statement);
    }
    for (const FactReference& each : change.evidence) text += ", by " + fact(each);
    put_wrapped(8, change.from ? text + " (" + spaced(change.rule) + ")" : text);
  }

  bool takes(std::uint32_t index) const { return wanted_.takes(positions_.positions[index]); }

  void put_deadlocks() const {
    for (const Deadlock& deadlock : positions_.deadlocks) {
      const bool is_wanted = std::ranges::any_of(
          deadlock.gates, [&](std::uint32_t gate) { return takes(positions_.gates[gate].position); });
      if (!is_wanted) continue;
      put(bold("deadlock") + " (" + spaced(deadlock.rule) + ")\n");
      for (const std::uint32_t index : deadlock.gates) put_link_of_ring(positions_.gates[index]);
      for (const std::string& act : deadlock.opening_acts)
        put_wrapped(4, "would open it: \u201c" + printable(act) + "\u201d");
    }
  }
  void put_link_of_ring(const Gate& gate) const {
    const Position& position = positions_.positions[gate.position];
    std::string text = printable(gate.party) + " holds back \u201c" + printable(gate.act) + "\u201d until ";
    text += printable(gate.awaited_party) + ": \u201c" + printable(gate.awaited_act) + "\u201d, ";
    put_wrapped(4, text + day_of(position) + ", " + fact(position.statement));
  }

  void put_divergences() const {
    for (const Divergence& divergence : positions_.divergences) {
      if (!takes(divergence.one) && !takes(divergence.other)) continue;
      put(bold("divergence") + " in " + printable(divergence.party) + " (" + spaced(divergence.rule) + ")\n");
      for (const std::uint32_t index : {divergence.one, divergence.other}) {
        const Position& position = positions_.positions[index];
        put_wrapped(4, day_of(position) + " " + printable(position.speaker) + ": \u201c" +
                           printable(position.words) + "\u201d " + fact(position.statement));
      }
    }
  }

  const Positions& positions_;
  const WantedPositions& wanted_;
  Style style_;
  std::size_t columns_;
  std::map<std::uint32_t, std::vector<const PositionChange*>> changes_;
  std::map<std::uint32_t, const Gate*> gates_;
};

/// Writes the members of one list that are wanted, each with its name and place.
template <class T, class IsWanted>
void put_lines(std::string_view name, const std::vector<T>& all, IsWanted is_wanted) {
  for (std::uint32_t place = 0; place < all.size(); ++place) {
    if (!is_wanted(all[place])) continue;
    std::string line;
    base::JsonWriter json(line);
    json.open_object().member("type", name).member("place", place);
    for_each_field<T>([&](const auto& each) { json.member(each.name, all[place].*each.member); });
    json.close_object();
    put(line + "\n");
  }
}

}  // namespace

bool WantedPositions::takes(const Position& position) const {
  if (!party.empty() && !holds(position.party, party) && position.country != party) return false;
  if (!issue.empty() && position.issue != issue) return false;
  if (since.empty() && until.empty()) return true;
  return position.day && (since.empty() || *position.last_day >= since) &&
         (until.empty() || *position.day <= until);
}

void put_positions(const Positions& positions, const WantedPositions& wanted) {
  PositionList(positions, wanted).put_all();
}

void put_positions_as_json(const Positions& positions, const WantedPositions& wanted) {
  const auto takes = [&](std::uint32_t place) { return wanted.takes(positions.positions[place]); };
  put_lines("position", positions.positions, [&](const Position& each) { return wanted.takes(each); });
  put_lines("change", positions.changes, [&](const PositionChange& each) { return takes(each.to); });
  put_lines("gate", positions.gates, [&](const Gate& each) { return takes(each.position); });
  put_lines("deadlock", positions.deadlocks, [&](const Deadlock& each) {
    return std::ranges::any_of(each.gates,
                               [&](std::uint32_t gate) { return takes(positions.gates[gate].position); });
  });
  put_lines("divergence", positions.divergences,
            [&](const Divergence& each) { return takes(each.one) || takes(each.other); });
}

}  // namespace rapporteur::cli
