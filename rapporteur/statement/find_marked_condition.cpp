// Conditions with a marker: where the clause or phrase of the marker ends, by the analysis, and what clause
// it binds. A condition in front binds what follows, one behind binds the innermost clause that goes up to
// it.
#include "rapporteur/statement/claim_clauses.h"
#include "rapporteur/statement/condition_parts.h"
#include "rapporteur/statement/lexicon.h"

#include <algorithm>
#include <array>

namespace rapporteur::statement {

namespace {

/// Words that take "if" for "whether".
constexpr std::array<std::string_view, 26> asking{
    "ask",  "certain", "check", "clear",   "decide", "determine", "discuss",  "doubt", "doubtful",
    "find", "inquire", "know",  "learn",   "matter", "question",  "remember", "say",   "see",
    "sure", "tell",    "test",  "unclear", "unsure", "uncertain", "verify",   "wonder"};

bool is_asking(std::string_view lemma) {
  return std::ranges::find(asking, lemma) != asking.end();
}

/// A marker with what the analysis hangs on it.
struct Bound {
  PhraseRange marker;
  MarkerKind kind = MarkerKind::clause;
  std::uint32_t body = 0;         ///< the token whose subtree the condition is
  std::uint32_t attached_to = 0;  ///< what that hangs on
};

Bound bind(const ClaimWords& words, PhraseRange marker, MarkerKind kind) {
  const Analysis& analysis = words.analysis();
  Bound bound{marker, kind, words.token(marker.begin), 0};
  const TokenRange range{words.token(marker.begin), words.token(marker.end - 1) + 1};
  bound.body = analysis.head_of(range);
  for (std::uint32_t word = marker.begin; word < marker.end; ++word) {
    const std::uint32_t token = words.token(word);
    const bool is_mark = analysis.relations[token] == Relation::mark;
    if (is_mark && analysis.heads[token] > token) bound.body = analysis.heads[token];
  }
  if (bound.body == words.token(marker.begin) && analysis.relations[bound.body] == Relation::advmod &&
      analysis.heads[bound.body] >= range.end)
    bound.body = analysis.heads[bound.body];
  bound.attached_to = analysis.heads[bound.body];
  return bound;
}

bool stands_in_front(const ClaimWords& words, std::uint32_t begin) {
  if (begin == 0 || words.is_mark(begin - 1)) return true;
  const std::string_view before = words.lower(begin - 1);
  return before == "that" || before == "and" || before == "but" || before == "or" || before == "because" ||
         before == "then" || before == "so";
}

bool joins(const ClaimWords& words, std::uint32_t word) {
  const Relation relation = words.analysis().relations[words.token(word)];
  return relation == Relation::cc || relation == Relation::mark;
}

/// Whether a clause that was read up to a word goes on there: with another clause joined to it or a relative
/// clause.
bool goes_on(const ClaimWords& words, std::uint32_t word) {
  if (!words.is_mark(word)) return words.lower(word) != "then";
  if (word + 1 >= words.size()) return false;
  const std::string_view next = words.lower(word + 1);
  return next == "that" || next == "which" || next == "who" || next == "whose" || next == "where";
}

PhraseRange condition_of(const ClaimWords& words, const Bound& bound) {
  const std::uint32_t end = sentence_end(words, bound.marker.begin);
  PhraseRange range{bound.marker.begin, subtree_words(words, bound.body, {0, end}).end};
  range.end = std::max(range.end, bound.marker.end);
  if (!stands_in_front(words, range.begin)) {
    // A clause that breaks off without a mark was not read to its end.
    const bool is_governed_behind =
        words.holds(bound.attached_to) && words.place_of(bound.attached_to) >= range.end;
    const bool may_go_on = !is_governed_behind && bound.kind != MarkerKind::phrase;
    while (may_go_on && range.end < end && !words.is_mark(range.end) && !joins(words, range.end)) ++range.end;
    return trimmed(words, range);
  }
  const std::uint32_t comma = end_at_comma(words, {bound.marker.end, end});
  const PhraseRange rest = trimmed(words, {range.end, end});
  if (comma < range.end || (rest.is_empty() && comma < end)) range.end = comma;
  if (range.end < end && goes_on(words, range.end)) {
    const std::uint32_t next = end_at_comma(words, {range.end + 1, end});
    if (next < end) range.end = next;
  }
  return {range.begin, trimmed(words, range).end};
}

/// What a condition binds: what follows one in front, the clause before one behind; both where it stands in
/// the middle of its clause.
std::vector<PhraseRange> consequence_of(const ClaimWords& words, const Bound& bound, PhraseRange condition) {
  const std::uint32_t end = sentence_end(words, condition.begin);
  const std::uint32_t begin = sentence_begin(words, condition.begin);
  const PhraseRange after = trimmed(words, {condition.end, end});
  const bool is_governed_behind =
      words.holds(bound.attached_to) && words.place_of(bound.attached_to) >= condition.end;
  const bool is_front =
      condition.begin == begin || !says_something(words, {begin, condition.begin}) ||
      (stands_in_front(words, condition.begin) && begins_clause(words, after.begin) && is_governed_behind);
  std::vector<PhraseRange> parts;
  if (is_front) {
    if (says_something(words, after)) parts.push_back(after);
    return parts;
  }
  const std::uint32_t last = condition.begin - 1;
  const std::uint32_t attached =
      words.holds(bound.attached_to) && words.place_of(bound.attached_to) < condition.begin
          ? bound.attached_to
          : words.token(last);
  if (is_governed_behind) {  // "will, if attacked, respond"
    const std::uint32_t clause = clause_of(words, bound.attached_to);
    const PhraseRange before = trimmed(words, subtree_words(words, clause, {begin, condition.begin}));
    parts.push_back(before);
    if (says_something(words, after)) parts.push_back(after);
  } else {
    parts.push_back(clause_before(words, attached, condition.begin));
  }
  std::erase_if(parts, [&](PhraseRange part) { return !says_something(words, part); });
  return parts;
}

/// Nouns of time and place that "until" and "before" take without making a condition.
bool is_time(const ClaimWords& words, std::uint32_t token) {
  constexpr std::array<std::string_view, 29> times{
      "afternoon", "beginning", "birth",    "dawn",     "day",    "death",   "decade", "end",
      "evening",   "hour",      "late",     "midnight", "month",  "morning", "night",  "noon",
      "now",       "period",    "point",    "recently", "season", "summer",  "sunset", "then",
      "time",      "today",     "tomorrow", "week",     "year"};
  const Analysis& analysis = words.analysis();
  if (std::ranges::binary_search(times, analysis.lemma(token))) return true;
  const auto entity = analysis.entity_at(token);
  return entity && (entity->kind == EntityKind::date || entity->kind == EntityKind::time ||
                    entity->kind == EntityKind::cardinal);
}

/// What a preposition takes; the preposition itself where that is nothing.
std::uint32_t object_of(const Analysis& analysis, std::uint32_t preposition) {
  for (const std::uint32_t child : analysis.children(preposition)) {
    const Relation relation = analysis.relations[child];
    if (relation == Relation::pobj || relation == Relation::pcomp || relation == Relation::prep) return child;
  }
  return preposition;
}

bool is_time_only(const ClaimWords& words, const Bound& bound) {
  const Analysis& analysis = words.analysis();
  if (is_verb(analysis, bound.body)) return false;
  const std::uint32_t object = object_of(analysis, bound.body);
  return object == bound.body || is_time(words, object);
}

/// A clause that tells what is still open: with a modal verb, an order, or what somebody is to do.
bool is_open(const ClaimWords& words, const std::vector<PhraseRange>& consequence) {
  const Analysis& analysis = words.analysis();
  bool has_past = false;
  for (const PhraseRange part : consequence) {
    for (std::uint32_t word = part.begin; word < part.end; ++word) {
      const std::uint32_t token = words.token(word);
      const std::string_view tag = analysis.tag(token);
      if (tag == "MD" || is_modal(words.lower(word)) || tag == "TO") return true;
      has_past |= tag == "VBD";
    }
  }
  return !has_past;
}

bool is_whether(const ClaimWords& words, const Bound& bound) {
  const Analysis& analysis = words.analysis();
  if (words.lower(bound.marker.begin) != "if") return false;
  const std::uint32_t begin = bound.marker.begin;
  const bool follows_asking = begin > 0 && is_asking(analysis.lemma(words.token(begin - 1)));
  const Relation relation = analysis.relations[bound.body];
  const bool is_object =
      relation == Relation::ccomp || relation == Relation::pcomp || relation == Relation::xcomp;
  const bool hangs_on_asking =
      bound.attached_to < words.token(begin) && is_asking(analysis.lemma(bound.attached_to));
  return follows_asking || (is_object && hangs_on_asking);
}

bool has_any_modal(const ClaimWords& words, const std::vector<PhraseRange>& parts) {
  for (const PhraseRange part : parts) {
    for (std::uint32_t word = part.begin; word < part.end; ++word) {
      if (is_modal(words.lower(word))) return true;
    }
  }
  return false;
}

bool is_denied(const ClaimWords& words, const std::vector<PhraseRange>& parts) {
  for (const PhraseRange part : parts) {
    for (std::uint32_t word = part.begin; word < part.end; ++word) {
      const std::string_view lower = words.lower(word);
      if (lower == "not" || lower == "n't" || lower == "no" || lower == "never" || lower == "nothing")
        return true;
    }
  }
  return false;
}

bool is_would(const ClaimWords& words, const std::vector<PhraseRange>& parts) {
  for (const PhraseRange part : parts) {
    for (std::uint32_t word = part.begin; word < part.end; ++word) {
      const std::string_view lower = words.lower(word);
      if (lower == "would" || lower == "could" || lower == "'d") return true;
    }
  }
  return false;
}

/// Whether a token stands inside the subject of another clause.
bool is_in_subject(const ClaimWords& words, std::uint32_t token) {
  const Analysis& analysis = words.analysis();
  while (words.holds(token) && !analysis.is_root(token)) {
    if (is_subject(analysis.relations[token])) return true;
    token = analysis.heads[token];
  }
  return false;
}

/// Whether what stands without something behind it needs it: "there would be war without a truce", "we cannot
/// go without water"; not how something is done: "would leave without saying a word".
bool is_needed(const ClaimWords& words, const Bound& bound, const ConditionParts& parts) {
  constexpr std::array<std::string_view, 8> manners{"come", "get",  "go",     "leave",
                                                    "live", "pass", "remain", "stay"};
  const Analysis& analysis = words.analysis();
  const std::uint32_t object = object_of(analysis, bound.body);
  const bool is_denied_modal = has_any_modal(words, parts.consequence) && is_denied(words, parts.consequence);
  const std::string_view above = analysis.lemma(bound.attached_to);
  if (std::ranges::find(manners, above) != manners.end()) return false;
  if (analysis.relations[object] == Relation::pcomp) return is_denied_modal;
  return is_denied_modal || is_would(words, parts.consequence);
}

/// "Provided", "assuming", "as long as" bind a clause; by themselves they are verbs or measures.
bool is_clause_marker(const ClaimWords& words, const Bound& bound) {
  const Analysis& analysis = words.analysis();
  const std::string_view first = words.lower(bound.marker.begin);
  const bool is_verb_form =
      first == "provided" || first == "providing" || first == "assuming" || first == "supposing";
  if (first == "as" || first == "so") return is_verb(analysis, bound.body);
  if (!is_verb_form || bound.marker.size() > 1) return true;
  const std::uint32_t marker = words.token(bound.marker.begin);
  const bool follows_mark = bound.marker.begin == 0 || words.is_mark(bound.marker.begin - 1);
  const bool marks = bound.body > marker && analysis.relations[marker] == Relation::mark;
  const bool has_clause = std::ranges::any_of(analysis.children(marker), [&](std::uint32_t child) {
    return analysis.relations[child] == Relation::ccomp && own_subject(analysis, child);
  });
  return marks || (has_clause && follows_mark);
}

bool holds_as_condition(const ClaimWords& words, const Bound& bound, const ConditionParts& parts) {
  switch (bound.kind) {
    case MarkerKind::clause:
      return !is_whether(words, bound) && is_clause_marker(words, bound);
    case MarkerKind::negated:
      return is_verb(words.analysis(), bound.body) && words.analysis().tag(bound.body) != "VB" &&
             !parts.consequence.empty();
    case MarkerKind::phrase:
      return !parts.consequence.empty() && !is_in_subject(words, bound.attached_to);
    case MarkerKind::until:
      return !is_time_only(words, bound) && !parts.consequence.empty() && is_open(words, parts.consequence);
    case MarkerKind::only:
      return !is_time_only(words, bound) && is_open(words, parts.consequence);
    case MarkerKind::without: {
      const bool is_front = !parts.consequence.empty() && parts.consequence[0].begin > parts.condition.begin;
      return is_front ? has_any_modal(words, parts.consequence) : is_needed(words, bound, parts);
    }
    case MarkerKind::none:
      return false;
  }
  return false;
}

}  // namespace

namespace {

/// The end of a condition with those that go on from it: "only after X, and only after Y".
std::uint32_t end_with_repeated(const ClaimWords& words, PhraseRange condition, MarkerKind kind) {
  std::uint32_t word = condition.end;
  while (word < words.size() &&
         (words.is_mark(word) || words.lower(word) == "and" || words.lower(word) == "or"))
    ++word;
  PhraseBook::Match match;
  const PhraseBook& markers = Lexicon::shipped().markers;
  if (word == condition.end || word >= words.size() || !markers.longest_at(words.plain(), word, match) ||
      static_cast<MarkerKind>(match.row) != kind)
    return condition.end;
  return std::max(condition.end, condition_of(words, bind(words, match.words, kind)).end);
}

}  // namespace

std::optional<ConditionParts> find_marked_condition(const ClaimWords& words) {
  const PhraseBook& markers = Lexicon::shipped().markers;
  for (std::uint32_t word = 0; word < words.size(); ++word) {
    PhraseBook::Match match;
    if (!markers.longest_at(words.plain(), word, match)) continue;
    const MarkerKind kind = static_cast<MarkerKind>(match.row);
    if (kind != MarkerKind::none) {
      const Bound bound = bind(words, match.words, kind);
      ConditionParts parts;
      parts.kind = kind;
      parts.rule = kind == MarkerKind::without  ? ConditionRule::without
                   : kind == MarkerKind::phrase ? ConditionRule::phrase
                                                : ConditionRule::marker;
      parts.condition = condition_of(words, bound);
      parts.consequence = consequence_of(words, bound, parts.condition);
      if (words.lower(parts.condition.begin) == "up" && parts.condition.begin < match.words.begin) {
        ++parts.condition.begin;  // "kept up until"
        if (!parts.consequence.empty() && parts.consequence.back().end + 1 == parts.condition.begin)
          ++parts.consequence.back().end;
      }
      parts.condition.end = end_with_repeated(words, parts.condition, kind);
      if (parts.condition.end > match.words.end && holds_as_condition(words, bound, parts)) return parts;
    }
    word = match.words.end - 1;
  }
  return std::nullopt;
}

}  // namespace rapporteur::statement
