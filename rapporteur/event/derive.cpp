#include "rapporteur/event/derive.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"

#include <charconv>
#include <map>
#include <string>
#include <utility>

namespace rapporteur::event {

namespace {

/// What becomes of a content when it is promised, halted or refused depends on this alone.
enum class Nature : std::uint8_t { cooperation, easing, words_of_conflict, hostility };

Nature nature_of(Plover content) {
  switch (content) {
    case Plover::none:
    case Plover::agree:
    case Plover::consult:
    case Plover::support:
    case Plover::cooperate:
    case Plover::aid:
      return Nature::cooperation;
    case Plover::concede:
    case Plover::retreat:
      return Nature::easing;
    case Plover::request:
    case Plover::accuse:
    case Plover::reject:
    case Plover::threaten:
      return Nature::words_of_conflict;
    case Plover::protest:
    case Plover::sanction:
    case Plover::mobilize:
    case Plover::coerce:
    case Plover::assault:
      return Nature::hostility;
  }
  return Nature::cooperation;
}

Realis future_or_conditional(const Stance& stance) {
  if (!stance.condition.empty()) return Realis::conditional;
  return stance.is_hypothetical ? Realis::hypothetical : Realis::future;
}

/// An act that is stopped, and that nobody asks for, refuses or promises.
Label derive_ceased(Plover content) {
  if (content == Plover::aid || content == Plover::cooperate || content == Plover::support)
    return {Plover::sanction, Realis::actual};
  switch (nature_of(content)) {
    case Nature::cooperation:
      return {Plover::reject, Realis::ceased};
    case Nature::easing:
      return {Plover::reject, Realis::actual};
    case Nature::words_of_conflict:
      return {Plover::concede, Realis::ceased};
    case Nature::hostility:
      return {Plover::retreat, Realis::ceased};
  }
  return {};
}

Label derive_open(Plover content, const Stance& stance) {
  const Realis realis = future_or_conditional(stance);
  const bool is_stopped = stance.is_ceased || stance.is_negative;
  switch (nature_of(content)) {
    case Nature::cooperation:
      if (!is_stopped) return {Plover::agree, realis};
      if (stance.is_negative && !stance.is_hypothetical) return {Plover::reject, Realis::refused};
      return {Plover::threaten, realis};
    case Nature::easing:
      return is_stopped ? Label{Plover::reject, Realis::refused} : Label{Plover::concede, realis};
    case Nature::words_of_conflict:
      if (is_stopped) return {Plover::agree, realis};
      // What will be asked, said against somebody or refused is that act already.
      if (content == Plover::request) return {Plover::request, Realis::requested};
      if (content == Plover::reject)
        return {Plover::reject, stance.is_hypothetical ? Realis::hypothetical : Realis::refused};
      return {content, realis};
    case Nature::hostility:
      return is_stopped ? Label{stance.is_ceased ? Plover::concede : Plover::agree, realis}
                        : Label{Plover::threaten, realis};
  }
  return {};
}

/// The table of data/events/codes.tsv: event, mode, CAMEO code, Goldstein score times ten.
const std::map<std::pair<std::string, std::string>, std::pair<std::string, std::int16_t>>& code_table() {
  static const auto table = [] {
    std::map<std::pair<std::string, std::string>, std::pair<std::string, std::int16_t>> made;
    std::string_view rest = base::embedded("events/codes.tsv");
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      const auto first = line.find('\t');
      const auto second = line.find('\t', first + 1);
      const auto third = line.find('\t', second + 1);
      expect(third != std::string_view::npos, "a line of data/events/codes.tsv has four columns");
      std::int16_t score = 0;
      std::from_chars(line.data() + third + 1, line.data() + line.size(), score);
      made[{std::string(line.substr(0, first)), std::string(line.substr(first + 1, second - first - 1))}] = {
          std::string(line.substr(second + 1, third - second - 1)), score};
    }
    return made;
  }();
  return table;
}

}  // namespace

Label derive_label(Plover content, const Stance& stance) {
  if (!stance.is_asserted) return {};
  if (stance.is_requested) {
    if (stance.is_refused) return {Plover::reject, Realis::refused};
    return {Plover::request, Realis::requested};
  }
  if (stance.is_refused) {
    // "refused to deny it" denies nothing.
    if (stance.is_negative || (stance.governor && content == Plover::reject))
      return {Plover::none, Realis::actual};
    if (stance.is_hypothetical && content == Plover::reject) return {Plover::reject, Realis::hypothetical};
    const bool is_hostile = nature_of(content) == Nature::hostility && !stance.is_ceased;
    return is_hostile ? Label{Plover::agree, Realis::future} : Label{Plover::reject, Realis::refused};
  }
  if (stance.is_threatened) return {Plover::threaten, future_or_conditional(stance)};
  if (stance.is_required) return {Plover::request, Realis::requested};
  if (stance.is_future || stance.is_hypothetical || !stance.condition.empty())
    return derive_open(content, stance);
  if (stance.is_ceased && !stance.is_negative) return derive_ceased(content);
  Label label{content, Realis::actual, stance.is_negative ? Polarity::negative : Polarity::positive};
  // What is asked for, held out or promised is still to come, though the speaking is done.
  if (content == Plover::request) label.realis = Realis::requested;
  if (content == Plover::agree && !stance.is_negative) label.realis = Realis::future;
  if (content == Plover::threaten) label.realis = Realis::conditional;
  if (stance.is_ending && !stance.is_negative) label.realis = Realis::ceased;
  return label;
}

Label label_of(Force force, bool is_conditional) {
  const Realis open = is_conditional ? Realis::conditional : Realis::future;
  switch (force) {
    case Force::threaten:
      return {Plover::threaten, open};
    case Force::demand:
    case Force::request:
    case Force::precondition:
      return {Plover::request, Realis::requested};
    case Force::offer:
    case Force::commit:
    case Force::assure:
    case Force::agree:
      return {Plover::agree, open};
    case Force::propose:
      return {Plover::agree, open};
    case Force::refuse:
      return {Plover::reject, Realis::refused};
    case Force::deny:
      return {Plover::reject, Realis::actual};
    case Force::accuse:
    case Force::criticize:
      return {Plover::accuse, Realis::actual};
    case Force::praise:
    case Force::endorse:
      return {Plover::support, Realis::actual};
    case Force::apologize:
      return {Plover::concede, Realis::actual};
    case Force::none:
    case Force::assert_:
    case Force::predict:
    case Force::confirm:
    case Force::warn:
    case Force::refuse_comment:
    case Force::hope:
    case Force::belief:
    case Force::non_reiteration:
    case Force::ask:
      return {};
  }
  return {};
}

Quad quad_of(Plover event) {
  switch (event) {
    case Plover::none:
      return Quad::none;
    case Plover::agree:
    case Plover::consult:
    case Plover::support:
    case Plover::concede:
      return Quad::verbal_cooperation;
    case Plover::cooperate:
    case Plover::aid:
    case Plover::retreat:
      return Quad::material_cooperation;
    case Plover::request:
    case Plover::accuse:
    case Plover::reject:
    case Plover::threaten:
      return Quad::verbal_conflict;
    case Plover::protest:
    case Plover::sanction:
    case Plover::mobilize:
    case Plover::coerce:
    case Plover::assault:
      return Quad::material_conflict;
  }
  return Quad::none;
}

Code code_of(Plover event, std::string_view mode) {
  const auto& table = code_table();
  auto found = table.find({std::string(name_of(event)), std::string(mode)});
  if (found == table.end()) found = table.find({std::string(name_of(event)), ""});
  if (found == table.end()) return {};
  return {found->second.first, found->second.second};
}

}  // namespace rapporteur::event
