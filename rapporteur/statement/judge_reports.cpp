#include "rapporteur/statement/judge_reports.h"

#include <algorithm>

namespace rapporteur::statement {

namespace {

constexpr std::uint16_t doubtful_permille = 500;

bool holds_quotation(const ReportInput& input, const Report& report) {
  return std::ranges::any_of(input.quotations, [&](const Quotation& quotation) {
    const auto is_in = [&](TextSpan span) { return span.overlaps(quotation.inside); };
    return std::ranges::any_of(report.content, is_in) &&
           input.syntax.analysis().tokens_in(quotation.inside).size() >= 3;
  });
}

bool has_clause(const ReportInput& input, const Report& report) {
  return std::ranges::any_of(report.content, [&](TextSpan span) { return holds_clause(input.syntax, span); });
}

/// A verb, noun or adjective of our table, "according to", or a colon.
bool is_known_cue(const ReportInput& input, Token cue) {
  const Syntax& syntax = input.syntax;
  const std::string_view lemma = syntax.lemma(cue);
  if (syntax.is_verb(cue)) {
    if (input.words.verb(lemma)) return true;
    for (const Token each : syntax.children(cue)) {  // "is confident"
      if (syntax.relation(each) == Relation::acomp && input.words.is_adjective(syntax.lower(each)))
        return true;
    }
    return false;
  }
  if (input.words.noun(lemma) || input.words.is_adjective(syntax.lower(cue))) return true;
  if (!input.words.verb_of_form(syntax.lower(cue)).empty()) return true;
  return syntax.is_one_of(cue, {"according", ":", "for", "-", "–", "—"});
}

bool is_nobody(const Syntax& syntax, Token token) {
  return syntax.is_one_of(token,
                          {"one", "anyone", "whoever", "nobody", "everyone", "it", "you", "which", "that"});
}

/// "if Oslo agreed", "who told him?": nobody is reported to have said it.
bool is_supposed(const Syntax& syntax, Token verb) {
  const auto mark = syntax.child(verb, Relation::mark);
  if (mark && syntax.is_one_of(*mark, {"if", "unless", "whether", "once"})) return true;
  const Token last = syntax.sentence(verb).end - 1;
  return syntax.lower(last) == "?" ||
         (last > 0 && syntax.lower(last - 1) == "?" && syntax.is_quotation_mark(last));
}

bool is_unreal(const Syntax& syntax, Token verb) {
  return std::ranges::any_of(syntax.children(verb), [&](Token each) {
    return syntax.relation(each) == Relation::aux &&
           syntax.is_one_of(each, {"will", "would", "may", "might", "can", "could", "should", "must", "to",
                                   "'ll", "wo", "ca"});
  });
}

/// "the rebels must decide whether": what the author thinks they should say.
bool is_advised(const Syntax& syntax, Token verb) {
  return std::ranges::any_of(syntax.children(verb), [&](Token each) {
    return syntax.relation(each) == Relation::aux && syntax.is_one_of(each, {"must", "should"});
  });
}

bool is_named(const Syntax& syntax, Token noun) {
  if (syntax.part(noun) == Part::propn) return true;
  if (syntax.is_one_of(noun, {"he", "she", "him", "her", "they", "them", "we", "us", "who"})) return true;
  const auto entity = syntax.analysis().entity_at(noun);
  return entity && (entity->kind == EntityKind::person || entity->kind == EntityKind::org ||
                    entity->kind == EntityKind::gpe || entity->kind == EntityKind::norp);
}

/// The head of a content that is one noun phrase without a verb; nothing where it is more.
std::optional<Token> noun_of_content(const Syntax& syntax, const Report& report) {
  if (report.content.size() != 1) return std::nullopt;
  const TokenRange range = trimmed(syntax, syntax.analysis().tokens_in(report.content.front()));
  if (range.is_empty()) return std::nullopt;
  for (Token token = range.begin; token < range.end; ++token) {
    if (syntax.part(token) == Part::aux || (syntax.part(token) == Part::verb && syntax.tag(token) != "VBN"))
      return std::nullopt;
  }
  const Token head = syntax.analysis().head_of(range);
  if (syntax.part(head) == Part::adp)
    return syntax.lower(head) == "to" ? syntax.prepositional_object(head) : std::nullopt;
  return syntax.is_nominal(head) ? std::optional(head) : std::nullopt;
}

/// Whether a noun of speech stands in the cue beside its verb: "issued a rebuke to".
bool cue_holds_noun(const ReportInput& input, const Report& report) {
  const TokenRange range = input.syntax.analysis().tokens_in(report.cue.back());
  for (Token token = range.begin; token < range.end; ++token) {
    const ReportingWord* noun =
        input.syntax.part(token) == Part::noun ? input.words.noun(input.syntax.lemma(token)) : nullptr;
    if (noun && noun->takes(Frame::light)) return true;
  }
  return false;
}

void make_act(Report& report, std::optional<Token> person, const Syntax& syntax) {
  report.kind = StatementKind::act_report;
  report.content.clear();
  report.rules.push_back(StatementRule::speech_act);
  if (!person) return;
  report.addressee_head = person;
  report.addressee = {noun_phrase(syntax, *person)};
}

/// "these remarks", "the comments": told before.
bool is_told_before(const Syntax& syntax, Token noun) {
  if (!syntax.is_one_of(noun,
                        {"remark", "remarks", "comment", "comments", "statement", "statements", "speech"}))
    return false;
  const auto determiner = syntax.child(noun, Relation::det);
  return determiner && syntax.is_one_of(*determiner, {"the", "these", "this", "those", "that"});
}

}  // namespace

bool holds_clause(const Syntax& syntax, TextSpan span) {
  const TokenRange range = syntax.analysis().tokens_in(span);
  std::uint32_t words = 0;
  bool has_verb = false;
  for (Token token = range.begin; token < range.end; ++token) {
    words += !syntax.is_punctuation(token);
    has_verb |= syntax.is_verb(token) && syntax.is_finite(token);
  }
  return has_verb && words >= 3;
}

bool is_kept(const ReportInput& input, const Report& report) {
  if (!report.cue_head) return true;
  const Syntax& syntax = input.syntax;
  const Token cue = *report.cue_head;
  const bool is_quoted = holds_quotation(input, report);
  if (!is_known_cue(input, cue))
    return is_quoted || (has_clause(input, report) && report.permille >= doubtful_permille);
  if (is_quoted) return true;
  if (report.speaker_head &&
      syntax.is_one_of(*report.speaker_head, {"nobody", "anyone", "whoever", "everyone"}))
    return false;
  if (syntax.is_verb(cue)) {
    if (is_supposed(syntax, cue) || is_advised(syntax, cue)) return false;
    const ReportingWord* word = input.words.verb(syntax.lemma(cue));
    const bool is_thought = word && word->kind == StatementKind::attitude;
    if (is_thought && syntax.is_passive(cue) && !syntax.agent(cue)) return false;  // "is expected"
    if (is_unreal(syntax, cue) && report.permille < doubtful_permille) return false;
    const bool is_acted_on = report.speaker_head &&
                             syntax.relation(*report.speaker_head) == Relation::nsubjpass &&
                             syntax.head(*report.speaker_head) == cue && syntax.agent(cue);
    if (is_acted_on && syntax.lemma(cue) != "quote")
      return false;  // "was backed by": the one who acts is another
    return !report.speaker.empty() || has_clause(input, report);
  }
  return !report.speaker.empty() || has_clause(input, report);
}

bool stands_alone(const ReportInput& input, const Report& report) {
  const Syntax& syntax = input.syntax;
  if (!report.speaker_head || !report.cue_head) return false;
  const Token cue = *report.cue_head;
  const Token speaker = *report.speaker_head;
  if ((syntax.is_verb(cue) && is_supposed(syntax, cue)) || is_unreal(syntax, cue) ||
      is_nobody(syntax, speaker))
    return false;
  const bool is_act = report.kind == StatementKind::act_report || report.kind == StatementKind::speech_event;
  if (is_act)
    return syntax.is_finite(cue) && syntax.own_subject(cue).has_value() && is_named(syntax, speaker);
  if (report.kind != StatementKind::statement || report.content.empty()) return false;
  if (!syntax.is_verb(cue)) return syntax.part(speaker) != Part::pron || has_clause(input, report);
  if (has_clause(input, report)) return true;
  return is_named(syntax, speaker) && syntax.is_finite(cue);
}

void settle_act(const ReportInput& input, Report& report) {
  if (!report.cue_head || report.content.empty()) return;
  const Syntax& syntax = input.syntax;
  const Token cue = *report.cue_head;
  const ReportingWord* word = syntax.is_verb(cue) ? input.words.verb(syntax.lemma(cue)) : nullptr;
  if (!word || holds_quotation(input, report)) return;
  const auto noun = noun_of_content(syntax, report);
  if (!noun) return;
  const Token before = syntax.analysis().left_edges[*noun];
  // "spoke to reporters", "spoke at a rally": the one is spoken to, the other is where.
  const bool is_spoken_to = before > 0 && syntax.is_one_of(before - 1, {"to", "with"});
  const bool is_spoken_at = before > 0 && syntax.is_one_of(before - 1, {"at", "during", "before"});
  if (word->kind == StatementKind::act_report && word->takes(Frame::prep) && (is_spoken_to || is_spoken_at)) {
    make_act(report, is_spoken_to ? noun : std::nullopt, syntax);
    report.kind = StatementKind::speech_event;
    return;
  }
  if (word->takes(Frame::light) && is_told_before(syntax, *noun)) {
    report.cue.back().end = std::max(report.cue.back().end, report.content.back().end);
    make_act(report, std::nullopt, syntax);
    report.kind = StatementKind::speech_event;
    return;
  }
  const bool aims_at_person =
      syntax.lemma(cue) != "call" &&
      (word->takes(Frame::person_that) || word->takes(Frame::person_to) || word->takes(Frame::person_prep));
  const bool is_complete = cue_holds_noun(input, report);
  if (is_named(syntax, *noun) && (aims_at_person || is_complete)) {
    make_act(report, noun, syntax);
    return;
  }
  const ReportingWord* act = input.words.noun(syntax.lemma(*noun));
  if (!word->takes(Frame::light) || !act || !act->takes(Frame::light)) return;
  std::optional<Token> person;
  for (const Token each : syntax.children(*noun)) {
    if (syntax.relation(each) == Relation::prep && syntax.lower(each) == "to")
      person = syntax.prepositional_object(each);
  }
  const bool has_more = syntax.child(*noun, {Relation::acl, Relation::ccomp, Relation::relcl}).has_value();
  if (has_more) return;
  report.cue.back().end = std::max(report.cue.back().end, syntax.span(*noun).end);
  make_act(report, person, syntax);
}

}  // namespace rapporteur::statement
