#include "rapporteur/position/subject.h"

#include <algorithm>
#include <map>
#include <vector>

namespace rapporteur::position {

namespace {

constexpr int least_weight = 2;
/// How far before an act, and behind it, words that turn it are looked for.
constexpr std::uint32_t words_before = 5;
constexpr std::uint32_t words_behind = 4;
/// What an act means is told near the front: further back stands what it is about.
constexpr std::uint32_t front_words = 16;
constexpr std::uint32_t normative_words = 8;

/// A statement's words with one term of the tables found there.
struct Found {
  std::span<const std::string> stems;
  PhraseMatch match;
  const Tables& tables;

  bool occurs(const Phrases& phrases, std::uint32_t begin, std::uint32_t end) const {
    return begin < end && phrases.occurs_in(stems.subspan(begin, end - begin));
  }
  bool occurs_before(WordKind kind) const {
    return occurs(tables.words(kind), before(words_before), match.begin);
  }
  std::uint32_t before(std::uint32_t count) const { return match.begin - std::min(match.begin, count); }
  std::uint32_t behind(std::uint32_t count) const {
    return std::min(static_cast<std::uint32_t>(stems.size()), match.end + count);
  }
};

/// Whether a word before the term turns it, with no "and" between, which begins another act.
bool is_turned_before(const Found& found) {
  const std::uint32_t begin = found.before(words_before);
  std::uint32_t from = begin;
  for (std::uint32_t at = begin; at < found.match.begin; ++at) {
    if (found.stems[at] == "and") from = at + 1;
  }
  return found.occurs(found.tables.words(WordKind::stopping), from, found.match.begin) ||
         found.occurs(found.tables.words(WordKind::against), from, found.match.begin);
}

/// What the act of a term means: ending pressure is a concession, ending talks is pressure, accepting what
/// the other side does is a concession.
Direction direction_at(const Found& found, const Term& term, bool is_denied) {
  if (found.match.begin > front_words) return Direction::none;
  const Phrases& stopping = found.tables.words(WordKind::stopping);
  if (found.occurs(stopping, found.match.begin, found.match.end)) return term.direction;
  Direction direction = term.direction;
  if (found.occurs_before(WordKind::yielding)) {
    if (direction == Direction::hard) direction = Direction::soft;
  } else if (is_turned_before(found) || found.occurs(stopping, found.match.end, found.behind(words_behind))) {
    direction = turned(direction);
  }
  const bool is_negated = !is_denied && found.occurs_before(WordKind::negation);
  return is_negated ? turned(direction) : direction;
}

bool is_normative_near(const Found& found) {
  return found.occurs(found.tables.words(WordKind::normative), found.before(normative_words),
                      found.behind(normative_words));
}

}  // namespace

std::optional<Subject> subject_of(std::span<const std::string> stems, const Tables& tables, bool is_denied) {
  std::vector<std::string> left(stems.begin(), stems.end());
  for (const PhraseMatch& match : tables.words(WordKind::unconditional).find(stems)) {
    for (std::uint32_t at = match.begin; at < match.end; ++at) left[at].clear();
  }
  const std::vector<PhraseMatch> matches = tables.terms().find(left);
  std::map<std::uint16_t, int> weights;
  for (const PhraseMatch& match : matches)
    weights[tables.term(match.row).issue] += tables.term(match.row).weight;
  std::optional<Subject> subject;
  int strongest = 0;
  for (const PhraseMatch& match : matches) {
    const Term& term = tables.term(match.row);
    const int weight = weights[term.issue];
    if (weight < least_weight || (subject && weight < subject->weight)) continue;
    if (subject && weight == subject->weight && (term.issue != subject->issue || term.weight <= strongest))
      continue;
    strongest = term.weight;
    const Found found{left, match, tables};
    subject = Subject{term.issue, term.matter, direction_at(found, term, is_denied), weight,
                      is_normative_near(found)};
  }
  return subject;
}

}  // namespace rapporteur::position
