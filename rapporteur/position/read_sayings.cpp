#include "rapporteur/position/read_sayings.h"

#include "rapporteur/position/read_gate.h"
#include "rapporteur/position/subject.h"

#include <algorithm>
#include <utility>

namespace rapporteur::position {

namespace {

/// How many statements back what a speaker goes on from is looked for.
constexpr std::uint32_t statements_back = 3;
/// An expression of more days does not tell when something was said.
constexpr DayCount longest_span = 31;
constexpr std::size_t least_words = 4;
constexpr std::size_t most_bytes_of_words = 600;

std::string bounded(std::string text) {
  if (text.size() <= most_bytes_of_words) return text;
  text.resize(text.rfind(' ', most_bytes_of_words) == std::string::npos
                  ? most_bytes_of_words
                  : text.rfind(' ', most_bytes_of_words));
  return text + " \u2026";
}

/// Reads one article.
class SayingReader {
 public:
  SayingReader(const NumberedRecord& numbered, const Tables& tables, StemIds& ids)
      : article_(numbered.article),
        record_(*numbered.record),
        tables_(tables),
        ids_(ids),
        sides_(*numbered.record, tables) {
    if (record_.settled_day) published_ = day_count(record_.settled_day->day).value_or(no_day);
  }

  std::vector<Saying> read() {
    for (const RecordedStatement& statement : record_.statements) {
      if (!is_readable(statement)) continue;
      for (Side& side : sides_of(statement)) add(statement, std::move(side));
    }
    return std::move(sayings_);
  }

 private:
  /// Whether a statement can state a position: no headline, which shortens; no question and no silence; and
  /// of a report inside a report the inner one, which says who holds it.
  static bool is_readable(const RecordedStatement& statement) {
    const bool is_said =
        statement.kind == StatementKind::statement || statement.kind == StatementKind::attitude;
    if (!is_said || statement.is_in_headline || is_fragment(statement)) return false;
    if (statement.force == Force::non_reiteration) return true;
    if (statement.force == Force::none || statement.force == Force::ask ||
        statement.force == Force::refuse_comment)
      return false;
    return std::ranges::none_of(
        statement.links, [](const RecordedLink& link) { return link.kind == StatementLinkKind::reports; });
  }

  /// Whether its words are too few for what it does: "the offer of dialogue" tells no offer.
  static bool is_fragment(const RecordedStatement& statement) {
    const std::size_t count = stems_of(role_text(statement.content)).size();
    switch (statement.force) {
      case Force::offer:
      case Force::propose:
      case Force::assert_:
      case Force::predict:
      case Force::warn:
      case Force::commit:
      case Force::belief:
        return count < least_words;
      default:
        return count == 0;
    }
  }

  const RecordedStatement* outer_of(const RecordedStatement& statement) const {
    if (!statement.nested_in || *statement.nested_in >= record_.statements.size()) return nullptr;
    return &record_.statements[*statement.nested_in];
  }

  /// Whether it is what somebody is told not to have said again: then it is his own.
  const RecordedStatement* not_repeated_by(const RecordedStatement& statement) const {
    const RecordedStatement* outer = outer_of(statement);
    return outer && outer->force == Force::non_reiteration ? outer : nullptr;
  }

  std::vector<Side> sides_of(const RecordedStatement& statement) const {
    const RecordedStatement* outer = not_repeated_by(statement);
    return sides_.of_statement(outer ? *outer : statement);
  }

  void add(const RecordedStatement& statement, Side side) {
    Saying saying;
    Position& position = saying.position;
    position.party = std::move(side.party);
    position.country = std::move(side.country);
    position.speaker = std::move(side.speaker);
    position.voice = side.voice;
    saying.office = std::move(side.office);
    saying.voice = folded_name(position.speaker);
    position.statement = {article_, FactKind::statement, statement.ordinal};
    position.force = statement.force;
    position.polarity = statement.polarity;
    position.topic = statement.topic;
    position.proposition = bounded(statement.proposition);
    position.words = bounded(role_text(statement.content));
    position.condition = bounded(role_text(statement.condition));
    if (record_.metadata.outlet) position.outlet = record_.metadata.outlet->value;
    position.towards = sides_.towards(statement, position.party);
    saying.published = published_;
    saying.said = said_on(statement);
    if (!read_meaning(statement, saying)) return;
    saying.stems = ids_.set_of(position.words);
    sayings_.push_back(std::move(saying));
  }

  /// What it is about, its gate and its hardness; false where it is no position on a known issue.
  bool read_meaning(const RecordedStatement& statement, Saying& saying) {
    const std::string main =
        statement.consequence.empty() ? role_text(statement.content) : role_text(statement.consequence);
    const std::vector<std::string> stems = stems_of(main);
    const bool is_denied = statement.polarity == Polarity::negative;
    std::optional<Subject> subject = subject_of(stems, tables_, is_denied);
    if (!subject && !statement.consequence.empty()) {
      subject = subject_of(stems_of(saying.position.words), tables_);
      if (subject) subject->direction = Direction::none;  // it is what is waited for
    }
    const Saying* before = before_of(statement, saying);
    HardnessSigns signs{.force = statement.force, .polarity = statement.polarity};
    signs.is_normative = subject && subject->is_normative;
    if (!subject && before && tables_.words(WordKind::distancing).occurs_in(stems)) {
      subject = Subject{before->issue, before->matter, before->direction, 0};
      signs.polarity = Polarity::negative;
      signs.is_normative = true;
    }
    std::optional<FoundGate> gate =
        read_gate({statement, sides_, saying, own_before(before, saying)}, tables_, ids_);
    if (gate && gate->reading.gate.rule == "gate_first")
      subject = Subject{before->issue, before->matter, before->direction, 0};
    if (!subject) return false;
    saying.issue = subject->issue;
    saying.matter = subject->matter;
    saying.direction = subject->direction;
    saying.is_unconditional = tables_.words(WordKind::unconditional).occurs_in(stems);
    signs.direction = subject->direction;
    signs.is_gate = gate.has_value();
    signs.is_open_gate = gate && gate->is_open;
    signs.is_unconditional = saying.is_unconditional;
    if (gate) saying.gate = std::move(gate->reading);
    return set_hardness(statement, signs, saying);
  }

  bool set_hardness(const RecordedStatement& statement, const HardnessSigns& signs, Saying& saying) {
    const std::optional<Hardness> hardness = tables_.hardness(signs);
    if (!hardness) return false;
    saying.position.issue = tables_.issue_name(saying.issue);
    saying.position.matter = tables_.matter_name(saying.matter);
    saying.position.hardness = static_cast<std::int8_t>(hardness->value);
    saying.position.hardness_rule = hardness->rule;
    if (statement.force == Force::non_reiteration) saying.left_out = not_repeated(statement);
    return true;
  }

  std::optional<FactReference> not_repeated(const RecordedStatement& statement) const {
    for (const RecordedLink& link : statement.links) {
      if (link.kind == StatementLinkKind::reports)
        return FactReference{article_, FactKind::statement, link.statement};
    }
    return std::nullopt;
  }

  /// What the same party said shortly before in this article.
  const Saying* before_of(const RecordedStatement& statement, const Saying& saying) const {
    for (std::size_t i = sayings_.size(); i-- > 0;) {
      const Saying& each = sayings_[i];
      if (each.position.statement.ordinal + statements_back < statement.ordinal) return nullptr;
      if (each.position.party == saying.position.party && each.direction == Direction::soft) return &each;
    }
    return nullptr;
  }
  static const Saying* own_before(const Saying* before, const Saying& saying) {
    return before && before->voice == saying.voice ? before : nullptr;
  }

  static bool is_past_perfect(const RecordedStatement& statement) {
    const std::vector<std::string> cue = stems_of(role_text(statement.cue));
    return std::ranges::find(cue, "had") != cue.end();
  }

  /// The days of its own date as far as they are not after the publication; else the day of publication, as
  /// inferred. What "had" been said was said before, nobody tells when.
  SaidOn said_on(const RecordedStatement& statement) const {
    const bool is_before = is_past_perfect(statement) || not_repeated_by(statement);
    if (auto told = told_days(statement)) {
      if (is_before && told->last == published_) told->last = published_ - 1;
      if (told->first <= told->last) return *told;
      return {};
    }
    if (is_before || published_ == no_day) return {};
    const RecordedStatement* outer = outer_of(statement);
    if (outer) {
      if (const auto told = told_days(*outer)) return *told;
    }
    return {published_, published_, true};
  }

  std::optional<SaidOn> told_days(const RecordedStatement& statement) const {
    if (!statement.date || *statement.date >= record_.dates.size()) return std::nullopt;
    const RecordedDate& date = record_.dates[*statement.date];
    if (!date.first_day || !date.last_day) return std::nullopt;
    const auto first = day_count(*date.first_day);
    const auto last = day_count(*date.last_day);
    if (!first || !last || *last - *first > longest_span) return std::nullopt;
    if (published_ == no_day) return SaidOn{*first, *last, false};
    if (*first > published_) return std::nullopt;
    return SaidOn{*first, std::min(*last, published_), date.is_inferred};
  }

  std::int64_t article_;
  const Record& record_;
  const Tables& tables_;
  StemIds& ids_;
  Sides sides_;
  DayCount published_ = no_day;
  std::vector<Saying> sayings_;
};

}  // namespace

std::vector<Saying> read_sayings(const NumberedRecord& numbered, const Tables& tables, StemIds& ids) {
  return SayingReader(numbered, tables, ids).read();
}

}  // namespace rapporteur::position
