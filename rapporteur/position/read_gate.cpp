#include "rapporteur/position/read_gate.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rapporteur::position {

namespace {

/// What a gate is made of, as it was read from one form.
struct Parts {
  std::string rule;
  std::string act;
  std::string awaited;
  bool is_open = false;
  std::optional<Subject> act_subject{};
};

/// Words that bind a condition and belong to neither side.
constexpr std::array<std::string_view, 20> markers{"on the condition that",
                                                   "on condition that",
                                                   "only after",
                                                   "only when",
                                                   "only if",
                                                   "only once",
                                                   "in return for",
                                                   "in exchange for",
                                                   "as long as",
                                                   "so long as",
                                                   "provided that",
                                                   "provided",
                                                   "up until",
                                                   "not until",
                                                   "unless",
                                                   "until",
                                                   "without",
                                                   "once",
                                                   "if",
                                                   "after"};

std::string without_marker(std::string_view condition) {
  std::string lower = base::to_lower(condition);
  for (const std::string_view marker : markers) {
    if (lower.starts_with(marker) && lower.size() > marker.size() && lower[marker.size()] == ' ')
      return std::string(base::trim(condition.substr(marker.size())));
  }
  return std::string(condition);
}

/// "The Republic of Korea": who is to be there, and nothing that has to be done first.
bool is_name(std::string_view words) {
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    const bool is_small = word == "the" || word == "of" || word == "and";
    if (!word.empty() && !is_small && !base::is_upper(word.front())) return false;
    words.remove_prefix(std::min(words.size(), word.size() + 1));
  }
  return true;
}

bool has_marker(std::string_view condition, std::string_view marker) {
  return base::to_lower(condition).find(marker) != std::string::npos;
}

/// A side of a gate without "that" in front and without a quotation mark that has no other.
std::string trimmed_side(std::string side) {
  if (side.starts_with("that ")) side.erase(0, 5);
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"\u201c", "\u201d"},
                                    {"\u2018", "\u2019"},
                                    {"\"", "\""}}) {
    const std::size_t first = side.find(open);
    const std::size_t last = side.rfind(close);
    const bool has_both = first != std::string::npos && last != std::string::npos && first < last;
    if (has_both || (open != "\"" && first == std::string::npos)) continue;
    if (first != std::string::npos) side.erase(first, open.size());
  }
  while (!side.empty() && (base::is_space(side.back()) || side.back() == ',')) side.pop_back();
  return side;
}

class GateReader {
 public:
  GateReader(const GateInput& input, const Tables& tables) : input_(input), tables_(tables) {}

  std::optional<Parts> read() const {
    std::optional<Parts> parts = of_condition();
    if (!parts) parts = of_phrase();
    if (!parts) parts = of_first();
    if (!parts || !has_content(parts->act) || !has_content(parts->awaited)) return std::nullopt;
    parts->act = trimmed_side(std::move(parts->act));
    parts->awaited = trimmed_side(std::move(parts->awaited));
    return parts;
  }

 private:
  const RecordedStatement& statement() const { return input_.statement; }
  bool occurs(WordKind kind, std::string_view text) const {
    return tables_.words(kind).occurs_in(stems_of(text));
  }
  std::optional<Subject> subject(std::string_view text) const { return subject_of(stems_of(text), tables_); }

  /// Whether it is more than a time: nothing waits for "it is too late".
  bool has_content(std::string_view text) const {
    StemIds ids;
    const std::size_t all = ids.set_of(text).size();
    std::size_t times = 0;
    for (const PhraseMatch& match : tables_.words(WordKind::deadline).find(stems_of(text)))
      times += match.end - match.begin;
    return all > times;
  }

  std::optional<Parts> of_condition() const {
    const std::string condition = role_text(statement().condition);
    const std::string consequence = role_text(statement().consequence);
    if (condition.empty() || consequence.empty()) return std::nullopt;
    Parts parts{"", consequence, without_marker(condition), false, subject(consequence)};
    parts.rule = rule_of_condition(parts, condition);
    if (parts.rule.empty()) return std::nullopt;
    parts.is_open =
        parts.rule == "gate_offer" || parts.rule == "gate_if_open" || parts.rule == "gate_exchange";
    return parts;
  }

  std::string rule_of_condition(const Parts& parts, const std::string& condition) const {
    const bool is_negative =
        statement().polarity == Polarity::negative || occurs(WordKind::negation, parts.act);
    const bool is_until =
        statement().condition_type == ConditionType::until || has_marker(condition, "until");
    const Direction direction = direction_of_act(parts.act, is_negative);
    if (statement().condition_rule == ConditionRule::must_before) return "gate_must_before";
    if (is_until) {
      if (is_negative && direction != Direction::hard) return "gate_not_until";
      return direction == Direction::hard && !is_negative ? "gate_until" : "";
    }
    if (direction == Direction::hard) return "";  // what waits is a threat
    return rule_of_type(parts, is_negative, direction);
  }

  /// What doing the act means; a negation in front of it does not change what waits.
  Direction direction_of_act(const std::string& act, bool is_negative) const {
    const auto found = subject_of(stems_of(act), tables_, is_negative);
    return found ? found->direction : Direction::none;
  }

  std::string rule_of_type(const Parts& parts, bool is_negative, Direction direction) const {
    const bool is_exchange = statement().condition_rule == ConditionRule::phrase;
    switch (statement().condition_type) {
      case ConditionType::precondition:
        if (statement().condition_rule == ConditionRule::without)
          return is_negative && !is_name(parts.awaited) ? "gate_without" : "";
        return direction == Direction::none ? "" : "gate_precondition";
      case ConditionType::offer:
        if (is_exchange) return is_own_act(parts.act) ? "gate_exchange" : "";
        return direction == Direction::soft ? "gate_offer" : "";
      case ConditionType::contingency:
        if (direction != Direction::soft) return "";
        if (is_negative) return occurs(WordKind::negation, parts.awaited) ? "gate_not_if_not" : "";
        return occurs(WordKind::normative, parts.act) || has_open_door(parts.act) ? "gate_if_open" : "";
      case ConditionType::none:
      case ConditionType::threat:
      case ConditionType::assurance:
      case ConditionType::until:
        return "";
    }
    return "";
  }

  static bool has_open_door(std::string_view text) {
    const std::vector<std::string> stems = stems_of(text);
    return std::ranges::find(stems, "open") != stems.end();
  }

  /// Whether nobody else is named in front of what is done.
  bool is_own_act(const std::string& act) const {
    const std::string& own = input_.saying.position.party;
    for (const RecordedWords& words : statement().consequence) {
      if (!input_.sides.party_between(words.text_begin, words.text_end, own).empty()) return false;
    }
    return !act.empty();
  }

  std::optional<Parts> of_phrase() const {
    const std::string content = role_text(statement().content);
    const std::vector<StemmedWord> words = stemmed_words(content);
    std::vector<std::string> stems;
    for (const StemmedWord& word : words) stems.push_back(word.stem);
    for (const PhraseMatch& match : tables_.gate_phrases().find(stems)) {
      const GatePhrase& phrase = tables_.gate_phrase(match.row);
      const std::uint32_t left_end = match.begin + left_count(phrase, match, stems);
      if (left_end == 0 || match.end >= words.size()) continue;
      const std::string left = content.substr(0, words[left_end - 1].end);
      const std::string right =
          content.substr(words[match.end].begin, words.back().end - words[match.end].begin);
      if (auto parts = of_sides(phrase, left, right)) return parts;
    }
    return std::nullopt;
  }

  /// How many of the matched words belong to the left side: those before the phrase's mark, or, where a gap
  /// stands there, all but those behind the mark.
  static std::uint32_t left_count(const GatePhrase& phrase, const PhraseMatch& match,
                                  std::span<const std::string> stems) {
    if (phrase.mark == 0) return 0;
    const std::uint32_t size = match.end - match.begin;
    const auto way = std::ranges::find(stems.subspan(match.begin, size), "way");
    const auto until_way = static_cast<std::uint32_t>(way - stems.begin()) - match.begin + 1;
    return std::min(size, way == stems.subspan(match.begin, size).end() ? phrase.mark : until_way);
  }

  std::optional<Parts> of_sides(const GatePhrase& phrase, const std::string& left,
                                const std::string& right) const {
    const bool is_negative = occurs(WordKind::negation, left);
    if (phrase.rule == "gate_without" ? !is_negative || is_name(trimmed_side(right)) : is_negative)
      return std::nullopt;
    if (statement().polarity == Polarity::negative && phrase.rule != "gate_without") return std::nullopt;
    Parts parts{
        phrase.rule, phrase.is_awaited_left ? right : left, phrase.is_awaited_left ? left : right, false, {}};
    parts.act_subject = subject_of(stems_of(parts.act), tables_, true);
    if (!parts.act_subject || parts.act_subject->direction != Direction::soft) {
      if (phrase.rule != "gate_earn_back") return std::nullopt;
      parts.act_subject = subject(role_text(statement().content));
    }
    return parts;
  }

  /// "The shelling has to stop first": what waits is what the speaker spoke of before.
  std::optional<Parts> of_first() const {
    if (!input_.before || input_.before->direction != Direction::soft) return std::nullopt;
    const std::string content = role_text(statement().content);
    const std::vector<std::string> stems = stems_of(content);
    const auto first = std::ranges::find(stems, "first");
    if (first == stems.end() || !occurs(WordKind::normative, content)) return std::nullopt;
    const bool is_last = first + 1 == stems.end();
    const bool is_of_duty = first != stems.begin() && is_duty(*(first - 1));
    if (!is_last && !is_of_duty) return std::nullopt;
    const Saying& before = *input_.before;
    return Parts{"gate_first", before.position.words, content, false,
                 Subject{before.issue, before.matter, before.direction, 0}};
  }
  static bool is_duty(std::string_view stem) {
    return stem == "must" || stem == "would" || stem == "should" || stem == "need" || stem == "to";
  }

  const GateInput& input_;
  const Tables& tables_;
};

/// Who is to move first: the other party that the condition names, else the one that the statement concerns.
std::string awaited_party(const GateInput& input) {
  const std::string& own = input.saying.position.party;
  const auto& spans = input.statement.condition.empty() ? input.statement.content : input.statement.condition;
  for (const RecordedWords& words : spans) {
    std::string party = input.sides.party_between(words.text_begin, words.text_end, own);
    if (!party.empty()) return party;
  }
  return input.saying.position.towards;
}

}  // namespace

std::string role_text(const std::vector<RecordedWords>& role) {
  std::string text;
  for (const RecordedWords& each : role) {
    if (!text.empty()) text += ' ';
    text += each.words;
  }
  return text;
}

std::optional<FoundGate> read_gate(const GateInput& input, const Tables& tables, StemIds& ids) {
  const std::optional<Parts> parts = GateReader(input, tables).read();
  if (!parts) return std::nullopt;
  FoundGate found;
  found.is_open = parts->is_open;
  GateReading& reading = found.reading;
  std::string mover = awaited_party(input);
  if (mover.empty() && parts->is_open) return std::nullopt;  // nobody is to move
  reading.gate = {0, input.saying.position.party, parts->act, std::move(mover), parts->awaited, parts->rule};
  reading.act = ids.set_of(parts->act);
  reading.awaited_act = ids.set_of(parts->awaited);
  if (parts->act_subject) reading.act_matter = parts->act_subject->matter;
  if (const auto awaited = subject_of(stems_of(parts->awaited), tables))
    reading.awaited_matter = awaited->matter;
  return found;
}

}  // namespace rapporteur::position
