#include "rapporteur/statement/report.h"

#include <algorithm>

namespace rapporteur::statement {

namespace {

constexpr int most_steps = 8;

bool is_relative_pronoun(const Syntax& syntax, Token token) {
  return syntax.is_one_of(token, {"who", "which", "that", "whom"});
}

/// The noun or verb whose doer is that of `verb`, which has no subject of its own.
std::optional<Token> governor(const Syntax& syntax, Token verb) {
  const Token head = syntax.head(verb);
  if (head == verb) return std::nullopt;
  switch (syntax.relation(verb)) {
    case Relation::conj:
    case Relation::xcomp:
    case Relation::advcl:
    case Relation::ccomp:
    case Relation::acl:
    case Relation::relcl:
    case Relation::dep:
    case Relation::parataxis:
    case Relation::aux:
      return head;
    case Relation::pcomp:  // "quoted as saying", "in saying"
      return syntax.head(head) == head ? std::nullopt : std::optional(syntax.head(head));
    default:
      return std::nullopt;
  }
}

/// The doer by the verb's own words; a relative pronoun stands for the noun before it.
std::optional<Token> own_doer(const Syntax& syntax, Token verb) {
  const auto subject = syntax.own_subject(verb);
  const bool is_carried =
      syntax.lemma(verb) == "quote" || syntax.lemma(verb) == "cite";  // "was quoted by the agency"
  if (const auto agent = syntax.agent(verb); agent && !is_carried) return agent;
  if (!subject) return std::nullopt;
  if (is_relative_pronoun(syntax, *subject) && syntax.relation(verb) == Relation::relcl)
    return syntax.head(verb);
  return subject;
}

}  // namespace

std::optional<Doer> doer_of(const Syntax& syntax, Token verb) {
  if (const auto own = own_doer(syntax, verb)) return Doer{*own, false};
  Token at = verb;
  for (int step = 0; step < most_steps; ++step) {
    const auto above = governor(syntax, at);
    if (!above) return std::nullopt;
    if (syntax.is_nominal(*above)) {
      const bool is_described =
          syntax.relation(at) == Relation::acl || syntax.relation(at) == Relation::relcl;
      return is_described ? std::optional(Doer{*above, true}) : std::nullopt;
    }
    if (const auto own = own_doer(syntax, *above)) return Doer{*own, true};
    at = *above;
  }
  return std::nullopt;
}

TextSpan noun_phrase(const Syntax& syntax, Token head) {
  TokenRange range{syntax.analysis().left_edges[head], syntax.analysis().right_edges[head] + 1};
  for (const Token each : syntax.children(head)) {
    const Relation relation = syntax.relation(each);
    const bool is_clause = relation == Relation::relcl || relation == Relation::acl ||
                           relation == Relation::advcl || relation == Relation::ccomp;
    if (is_clause && each > head) range.end = std::min(range.end, syntax.analysis().left_edges[each]);
  }
  range = without_commas(syntax, {range.begin, std::max(range.end, head + 1)});
  return syntax.span(range.is_empty() ? TokenRange{head, head + 1} : range);
}

TextSpan verb_group(const Syntax& syntax, Token verb) {
  TokenRange range{verb, verb + 1};
  const auto belongs = [&](Token each) {
    const Relation relation = syntax.relation(each);
    return relation == Relation::aux || relation == Relation::auxpass || relation == Relation::neg ||
           relation == Relation::advmod;
  };
  while (range.begin > 0 && syntax.head(range.begin - 1) == verb && belongs(range.begin - 1)) --range.begin;
  if (range.end < syntax.size() && syntax.head(range.end) == verb &&
      syntax.relation(range.end) == Relation::prt)
    ++range.end;
  return syntax.span(range);
}

}  // namespace rapporteur::statement
