#include "rapporteur/date/clause_time.h"

#include <algorithm>
#include <array>

namespace rapporteur::date {

namespace {

/// Verbs and adjectives whose infinitive is still to come: "plans to", "is expected to".
constexpr std::array<std::string_view, 36> looks_ahead{
    "agree",    "aim",      "anticipate", "ask",     "continue", "decide",  "demand",  "due",   "eager",
    "expect",   "forecast", "go",         "hope",    "intend",   "invite",  "likely",  "mean",  "need",
    "order",    "plan",     "pledge",     "prepare", "project",  "promise", "propose", "ready", "require",
    "schedule", "seek",     "set",        "slate",   "threaten", "urge",    "vow",     "want",  "willing"};

bool is_verb(const Analysis& analysis, std::uint32_t token) {
  return analysis.parts[token] == Part::verb || analysis.parts[token] == Part::aux;
}

bool points_ahead(const Analysis& analysis, std::uint32_t token) {
  return std::ranges::binary_search(looks_ahead, analysis.lemma(token));
}

/// What the auxiliaries of a verb say.
struct Auxiliaries {
  bool has_modal = false;
  bool has_to = false;
  bool has_have = false;
  bool has_had = false;
  bool has_past_be = false;
  bool has_present_be = false;
};

Auxiliaries auxiliaries_of(const Analysis& analysis, std::uint32_t verb) {
  Auxiliaries found;
  for (const std::uint32_t child : analysis.children(verb)) {
    const Relation relation = analysis.relations[child];
    if (relation != Relation::aux && relation != Relation::auxpass) continue;
    const std::string_view tag = analysis.tag(child);
    const std::string_view lemma = analysis.lemma(child);
    if (tag == "MD")
      found.has_modal = true;
    else if (tag == "TO")
      found.has_to = true;
    else if (lemma == "have")
      (tag == "VBD" || tag == "VBN" ? found.has_had : found.has_have) = true;
    else if (tag == "VBD")
      found.has_past_be = true;
    else if (tag == "VBZ" || tag == "VBP")
      found.has_present_be = true;
  }
  return found;
}

ClauseTime time_of_verb(const Analysis& analysis, std::uint32_t verb, int depth);

/// The time of what governs a verb without a time of its own.
ClauseTime time_above(const Analysis& analysis, std::uint32_t verb, int depth) {
  std::uint32_t above = analysis.heads[verb];
  while (!is_verb(analysis, above) && !analysis.is_root(above)) above = analysis.heads[above];
  return above == verb || !is_verb(analysis, above) ? ClauseTime::unknown
                                                    : time_of_verb(analysis, above, depth + 1);
}

ClauseTime time_of_verb(const Analysis& analysis, std::uint32_t verb, int depth) {
  if (depth > 6) return ClauseTime::unknown;
  const Auxiliaries auxiliaries = auxiliaries_of(analysis, verb);
  if (auxiliaries.has_modal)
    return auxiliaries.has_have || auxiliaries.has_had ? ClauseTime::past : ClauseTime::future;
  const std::string_view tag = analysis.tag(verb);
  if (auxiliaries.has_to) {
    const std::uint32_t head = analysis.heads[verb];
    if (auxiliaries_of(analysis, head).has_had || auxiliaries_of(analysis, analysis.heads[head]).has_had)
      return ClauseTime::past;  // "had been due to"
    if (points_ahead(analysis, head) || analysis.parts[head] == Part::noun ||
        analysis.parts[head] == Part::aux)
      return ClauseTime::future;
    return time_above(analysis, verb, depth);
  }
  if (auxiliaries.has_have || auxiliaries.has_had) return ClauseTime::past;
  if (tag == "VBD") return ClauseTime::past;
  if (auxiliaries.has_past_be) return ClauseTime::past;
  const bool is_participle = tag == "VBN" || tag == "VBG";
  if (auxiliaries.has_present_be)
    return is_participle && points_ahead(analysis, verb) ? ClauseTime::future : ClauseTime::present;
  if (tag == "VBZ" || tag == "VBP") return ClauseTime::present;
  if (tag == "VBN" && analysis.relations[verb] == Relation::acl)
    return points_ahead(analysis, verb) ? ClauseTime::future : ClauseTime::past;
  return time_above(analysis, verb, depth);
}

}  // namespace

ClauseTime clause_time(const Analysis& analysis, TextSpan words) {
  const TokenRange tokens = analysis.tokens_in(words);
  if (tokens.is_empty()) return ClauseTime::unknown;
  std::uint32_t at = analysis.head_of(tokens);
  while (!is_verb(analysis, at)) {
    if (analysis.parts[at] == Part::adj && points_ahead(analysis, at)) return ClauseTime::future;
    if (analysis.is_root(at)) return ClauseTime::unknown;
    at = analysis.heads[at];
  }
  return time_of_verb(analysis, at, 0);
}

}  // namespace rapporteur::date
