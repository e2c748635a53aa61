// Nouns of speech: alone, with the one whose speech it is, or as what a light verb is completed by:
//
//     the minister's [warning] that the bridge would fall
//     the minister [issued a warning] that the bridge would fall
#include "rapporteur/statement/noun_frame.h"

#include "rapporteur/statement/judge_reports.h"

#include <algorithm>

namespace rapporteur::statement {

namespace {

bool has_child_word(const Syntax& syntax, Token head, Relation relation, std::string_view word) {
  return std::ranges::any_of(syntax.children(head), [&](Token each) {
    return syntax.relation(each) == relation && syntax.lower(each) == word;
  });
}

/// The clause or infinitive that a noun governs: "warning that", "offer to".
std::optional<Token> clause_of(const Syntax& syntax, Token noun) {
  for (const Token each : syntax.children(noun)) {
    const Relation relation = syntax.relation(each);
    const bool is_clause =
        relation == Relation::acl || relation == Relation::ccomp || relation == Relation::relcl;
    if (!is_clause || each < noun || !syntax.is_verb(each)) continue;
    if (has_child_word(syntax, each, Relation::mark, "that") ||
        has_child_word(syntax, each, Relation::aux, "to"))
      return each;
  }
  return std::nullopt;
}

/// "did not repeat his offer last week that": a clause that the analysis hangs on the noun's verb.
std::optional<Token> clause_beside(const Syntax& syntax, Token noun) {
  if (syntax.relation(noun) != Relation::dobj) return std::nullopt;
  for (const Token each : syntax.children(syntax.head(noun))) {
    const bool is_clause = syntax.relation(each) == Relation::ccomp && each > noun;
    if (is_clause && has_child_word(syntax, each, Relation::mark, "that")) return each;
  }
  return std::nullopt;
}

std::optional<Token> preposition_of_noun(const Syntax& syntax, Token noun, const ReportingWord& word) {
  for (const Token each : syntax.children(noun)) {
    if (syntax.relation(each) != Relation::prep || each < noun || !syntax.prepositional_object(each))
      continue;
    if (std::ranges::find(word.prepositions, syntax.lower(each)) != word.prepositions.end()) return each;
  }
  return std::nullopt;
}

std::optional<Token> person_behind_to(const Syntax& syntax, Token head) {
  for (const Token each : syntax.children(head)) {
    const bool is_to = syntax.relation(each) == Relation::prep || syntax.relation(each) == Relation::dative;
    if (is_to && each > head && syntax.lower(each) == "to") return syntax.prepositional_object(each);
  }
  return std::nullopt;
}

/// "the comments made by X": X.
std::optional<Token> maker_of(const Syntax& syntax, Token noun) {
  for (const Token each : syntax.children(noun)) {
    const bool is_made = syntax.relation(each) == Relation::acl || syntax.relation(each) == Relation::relcl;
    if (!is_made || !syntax.is_one_of(each, {"made", "given", "issued", "voiced", "delivered", "released"}))
      continue;
    if (const auto agent = syntax.agent(each)) return agent;
    for (const Token under : syntax.children(each)) {
      if (syntax.lower(under) == "by") return syntax.prepositional_object(under);
    }
  }
  for (const Token each : syntax.children(noun)) {  // "a warning by X"
    if (syntax.relation(each) == Relation::prep && syntax.lower(each) == "by")
      return syntax.prepositional_object(each);
  }
  return std::nullopt;
}

/// "these remarks", "this comment": told before or after.
bool is_told_elsewhere(const Syntax& syntax, Token noun) {
  if (!syntax.is_one_of(noun,
                        {"remark", "remarks", "comment", "comments", "statement", "statements", "speech"}))
    return false;
  const auto determiner = syntax.child(noun, Relation::det);
  return determiner && syntax.is_one_of(*determiner, {"the", "these", "this", "those", "that"});
}

}  // namespace

std::optional<Report> read_light_frame(const Syntax& syntax, const ReportingWords& words, Token verb) {
  auto noun = syntax.child(verb, Relation::dobj);
  if (!noun) {  // "responded with a rebuke"
    for (const Token each : syntax.children(verb)) {
      if (syntax.relation(each) == Relation::prep && syntax.lower(each) == "with")
        noun = syntax.prepositional_object(each);
    }
  }
  if (!noun || *noun < verb) return std::nullopt;
  const ReportingWord* word = words.noun(syntax.lemma(*noun));
  if (!word || syntax.part(*noun) != Part::noun) return std::nullopt;
  Report report{.cue_head = verb};
  report.cue = {{verb_group(syntax, verb).begin, syntax.span(*noun).end}};
  report.addressee_head = person_behind_to(syntax, *noun);
  if (!report.addressee_head) report.addressee_head = person_behind_to(syntax, verb);
  if (const auto clause = clause_of(syntax, *noun)) {
    report.content = spans_below(syntax, *clause, {});
  } else if (const auto preposition = preposition_of_noun(syntax, *noun, *word)) {
    report.content = spans_below(syntax, *syntax.prepositional_object(*preposition), {});
    report.cue.back().end = syntax.span(*preposition).end;
  } else if (syntax.child(verb, Relation::ccomp)) {
    return std::nullopt;  // the clause hangs on the verb: its own frame reads it
  } else if (is_told_elsewhere(syntax, *noun)) {
    report.kind = StatementKind::speech_event;
  } else if (word->takes(Frame::light)) {
    report.kind = StatementKind::act_report;
  } else {
    return std::nullopt;
  }
  return report;
}

std::optional<Report> read_noun_frame(const Syntax& syntax, const ReportingWords& words, Token noun) {
  const ReportingWord* word = syntax.part(noun) == Part::noun ? words.noun(syntax.lemma(noun)) : nullptr;
  auto clause = word ? clause_of(syntax, noun) : std::nullopt;
  if (word && !clause) clause = clause_beside(syntax, noun);
  if (!clause) return std::nullopt;
  const auto owner = syntax.child(noun, Relation::poss);
  const auto maker = owner ? owner : maker_of(syntax, noun);
  if (!maker) return std::nullopt;
  Report report{.kind = word->kind, .cue_head = noun};
  report.cue = {syntax.span(noun)};
  report.speaker_head = maker;
  report.speaker = {noun_phrase(syntax, *maker)};
  report.content = spans_below(syntax, *clause, {});
  return report;
}

}  // namespace rapporteur::statement
