#include "rapporteur/statement/gather_reports.h"

#include "rapporteur/statement/judge_reports.h"
#include "rapporteur/statement/mend_reports.h"
#include "rapporteur/statement/trim_contents.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace rapporteur::statement {

namespace {

bool overlaps(std::span<const TextSpan> spans, TextSpan other) {
  return std::ranges::any_of(spans, [&](TextSpan span) { return span.overlaps(other); });
}

TextSpan hull(std::span<const TextSpan> spans) {
  return spans.empty() ? TextSpan{} : TextSpan{spans.front().begin, spans.back().end};
}

std::uint32_t begin_of(const Report& report) {
  std::uint32_t begin = UINT32_MAX;
  for (const auto* role : {&report.cue, &report.content}) {
    if (!role->empty()) begin = std::min(begin, role->front().begin);
  }
  return begin;
}

/// The word among a cue's that reports: the last verb that we know, else the last noun, else the last verb.
std::optional<Token> cue_head_of(const ReportInput& input, std::span<const TextSpan> cue) {
  std::optional<Token> known;
  std::optional<Token> noun;
  std::optional<Token> any;
  for (const TextSpan span : cue) {
    const TokenRange range = input.syntax.analysis().tokens_in(span);
    for (Token token = range.begin; token < range.end; ++token) {
      if (input.syntax.is_verb(token) && input.words.verb(input.syntax.lemma(token))) known = token;
      if (!input.syntax.is_verb(token) && input.words.noun(input.syntax.lemma(token))) noun = token;
      if (input.syntax.is_verb(token) || (!any && !input.syntax.is_punctuation(token))) any = token;
    }
  }
  return known ? known : noun ? noun : any;
}

/// "remain sceptical": an attitude.
bool holds_adjective(const ReportInput& input, std::span<const TextSpan> cue) {
  for (const TextSpan span : cue) {
    const TokenRange range = input.syntax.analysis().tokens_in(span);
    for (Token token = range.begin; token < range.end; ++token) {
      if (input.syntax.part(token) == Part::adj && input.words.is_adjective(input.syntax.lower(token)))
        return true;
    }
  }
  return false;
}

const ReportingWord* word_of(const ReportInput& input, Token cue) {
  const std::string_view lemma = input.syntax.lemma(cue);
  return input.syntax.is_verb(cue) ? input.words.verb(lemma) : input.words.noun(lemma);
}

/// Those addressed are no part of what is said: "urged [Oslo] to reopen the road".
void leave_person_out(const Syntax& syntax, Report& report) {
  const TextSpan person = noun_phrase(syntax, *report.addressee_head);
  report.addressee = {person};
  if (report.content.empty() || !report.content.front().contains(person)) return;
  TextSpan& first = report.content.front();
  const TokenRange before = trimmed(syntax, syntax.analysis().tokens_in({first.begin, person.begin}));
  const bool leads = before.size() <= 1;  // at most a preposition: "called [on Oslo] to"
  if (!leads || (before.size() == 1 && syntax.part(before.begin) != Part::adp)) return;
  const TokenRange rest = without_commas(syntax, syntax.analysis().tokens_in({person.end, first.end}));
  if (!rest.is_empty()) first = {syntax.span(rest).begin, first.end};
}

/// "declined to confirm [whether]": the words of the cue are no part of what is said behind it.
void leave_cue_out(const Syntax& syntax, Report& report) {
  if (report.cue.empty() || report.content.empty()) return;
  TextSpan& first = report.content.front();
  const TextSpan cue = report.cue.back();
  if (!first.overlaps(cue) || first.begin < cue.begin || cue.end >= first.end) return;
  const TokenRange rest = without_commas(syntax, syntax.analysis().tokens_in({cue.end, first.end}));
  if (!rest.is_empty()) first = {syntax.span(rest).begin, first.end};
}

/// A speaker of another sentence, or an agency that only carries the words, gives way to the cue's own
/// subject.
void prefer_subject(const Syntax& syntax, Report& report) {
  if (!syntax.is_verb(*report.cue_head)) return;
  const auto doer = doer_of(syntax, *report.cue_head);
  if (!doer || syntax.part(doer->token) == Part::pron) return;
  const bool is_elsewhere = report.speaker_head && syntax.analysis().sentence_of[*report.speaker_head] !=
                                                       syntax.analysis().sentence_of[*report.cue_head];
  const bool is_agency = report.speaker_head &&
                         syntax.is_one_of(syntax.head(*report.cue_head), {"as", "quoted"}) &&
                         syntax.relation(*report.speaker_head) == Relation::pobj;
  if (!is_elsewhere && !is_agency) return;
  report.speaker_head = doer->token;
  report.is_speaker_elided = doer->is_elided;
  report.speaker = {noun_phrase(syntax, doer->token)};
}

/// A speaker whom only another paragraph names is another's: the cue's own subject speaks, else who spoke
/// last.
void leave_distant_speaker(const Syntax& syntax, Report& report) {
  if (!report.speaker_head || report.cue.empty() || report.speaker.empty()) return;
  const TextSpan speaker = hull(report.speaker);
  const TextSpan cue = hull(report.cue);
  const TextSpan between =
      speaker.end <= cue.begin ? TextSpan{speaker.end, cue.begin} : TextSpan{cue.end, speaker.begin};
  if (between.begin >= between.end || syntax.words(between).find('\n') == std::string_view::npos) return;
  report.speaker_head.reset();
  report.speaker.clear();
  if (!syntax.is_verb(*report.cue_head)) return;
  const auto doer = doer_of(syntax, *report.cue_head);
  if (!doer) return;
  report.speaker_head = doer->token;
  report.is_speaker_elided = doer->is_elided;
  report.speaker = {noun_phrase(syntax, doer->token)};
}

/// Whether a relative clause or a participle behind a comma begins at a place: the author's gloss, or another
/// report.
bool begins_gloss(const Syntax& syntax, std::uint32_t place) {
  const TokenRange rest =
      syntax.analysis().tokens_in({place, static_cast<std::uint32_t>(syntax.text().size())});
  Token token = rest.begin;
  while (token < rest.end && syntax.is_punctuation(token)) ++token;
  if (token >= rest.end) return true;
  return syntax.tag(token) == "VBG" ||
         syntax.is_one_of(token, {"who", "which", "where", "whose", "while", "after", "but", "and"});
}

/// "did not repeat [his offer that] there was room": the content begins where the cue's object does, and ends
/// where the analysis ends it, where the model stopped short of that.
void draw_to_cue(const Syntax& syntax, const Report& frame, Report& report) {
  if (frame.content.empty() || report.content.empty() || report.cue.empty()) return;
  const TextSpan object = frame.content.front();
  TextSpan& first = report.content.front();
  const bool is_behind_cue = object.begin >= report.cue.back().end;
  if (is_behind_cue && object.begin < first.begin && first.begin < object.end) first.begin = object.begin;
  TextSpan& last = report.content.back();
  const TextSpan end = frame.content.back();
  const bool is_cut_short = end.begin < last.end && last.end < end.end && end.begin >= report.cue.back().end;
  if (is_cut_short && !begins_gloss(syntax, last.end)) last.end = end.end;
}

/// The head of a speaker's words; where the analysis hangs an adjective before their noun on something else,
/// the noun.
Token noun_heading(const Syntax& syntax, TokenRange range) {
  const Token head = syntax.analysis().head_of(range);
  if (syntax.part(head) != Part::adj || head + 1 >= range.end) return head;
  return syntax.part(head + 1) == Part::noun ? head + 1 : head;
}

Report report_of(const ReportInput& input, const Attribution& attribution, std::int32_t index) {
  Report report{.attribution = index, .permille = attribution.permille};
  report.cue = attribution.cue;
  report.content = attribution.content;
  report.speaker = attribution.speaker;
  report.cue_head = cue_head_of(input, attribution.cue);
  report.rules.push_back(StatementRule::attribution);
  if (!attribution.speaker.empty()) {
    const TokenRange range = input.syntax.analysis().tokens_in(hull(attribution.speaker));
    if (!range.is_empty()) report.speaker_head = noun_heading(input.syntax, range);
  }
  if (!report.cue_head) return report;
  if (const ReportingWord* word = word_of(input, *report.cue_head)) report.kind = word->kind;
  if (report.kind == StatementKind::act_report) report.kind = StatementKind::statement;
  if (holds_adjective(input, attribution.cue)) report.kind = StatementKind::attitude;
  report.addressee_head = person_of(input.syntax, input.words, *report.cue_head);
  prefer_subject(input.syntax, report);
  leave_distant_speaker(input.syntax, report);
  if (const auto frame = read_frame(input.syntax, input.words, *report.cue_head)) {
    if (report.speaker.empty()) {
      report.speaker = frame->speaker;
      report.speaker_head = frame->speaker_head;
      report.is_speaker_elided = frame->is_speaker_elided;
    }
    report.addressee_head = frame->addressee_head;
    if (report.content.empty()) report.content = frame->content;
    draw_to_cue(input.syntax, *frame, report);
  }
  if (report.addressee_head) leave_person_out(input.syntax, report);
  leave_cue_out(input.syntax, report);
  return report;
}

void add_by_analysis(const ReportInput& input, std::vector<Report>& reports) {
  const Syntax& syntax = input.syntax;
  std::vector<Report> found;
  for (Token token = 0; token < syntax.size(); ++token) {
    if (!syntax.is_verb(token) && syntax.part(token) != Part::noun) continue;
    const auto entity = syntax.analysis().entity_at(token);
    if (entity && entity->kind == EntityKind::person) continue;  // "Said Murat"
    const bool is_known = std::ranges::any_of(
        reports, [&](const Report& each) { return overlaps(each.cue, syntax.span(token)); });
    if (is_known) continue;
    auto report = read_frame(syntax, input.words, token);
    if (!report || !stands_alone(input, *report)) continue;
    report->rules.push_back(StatementRule::speech_act);
    found.push_back(std::move(*report));
  }
  reports.insert(reports.end(), found.begin(), found.end());
}

/// What the analysis alone shows inside another's words stays where it has a clause of its own.
void drop_doubtful_nested(const ReportInput& input, std::vector<Report>& reports) {
  const auto is_doubtful = [&](const Report& report) {
    if (report.attribution >= 0 || report.is_floating || report.cue.empty()) return false;
    const bool is_inside = std::ranges::any_of(reports, [&](const Report& other) {
      const bool can_hold = other.attribution >= 0 || other.is_floating;
      return &other != &report && can_hold && overlaps(other.content, report.cue.front());
    });
    if (!is_inside) return false;
    const bool has_clause = std::ranges::any_of(report.content, [&](TextSpan span) {
      const TokenRange range = input.syntax.analysis().tokens_in(span);
      return !range.is_empty() && (input.syntax.is_verb(input.syntax.analysis().head_of(range)) ||
                                   input.syntax.is_one_of(range.begin, {"to", "that"}));
    });
    const TokenRange cue = input.syntax.analysis().tokens_in(report.cue.front());
    bool holds_noun = false;  // "made comments about"
    for (Token token = cue.begin; token < cue.end; ++token)
      holds_noun |= input.syntax.part(token) == Part::noun;
    return report.kind != StatementKind::statement || (!has_clause && !holds_noun);
  };
  std::vector<Report> kept;
  std::ranges::copy_if(reports, std::back_inserter(kept), std::not_fn(is_doubtful));
  reports = std::move(kept);
}

/// "it would rain, according to the office": what somebody is reported to have said ends before the words
/// that report it.
void end_before_according(const ReportInput& input, std::vector<Report>& reports) {
  for (const Report& outer : reports) {
    if (!outer.cue_head || input.syntax.lower(*outer.cue_head) != "according" || outer.cue.empty()) continue;
    for (Report& inner : reports) {
      if (&inner == &outer || inner.content.empty()) continue;
      TextSpan& last = inner.content.back();
      if (!last.contains(outer.cue.front()) || last.begin >= outer.cue.front().begin) continue;
      const TokenRange kept = without_commas(
          input.syntax, input.syntax.analysis().tokens_in({last.begin, outer.cue.front().begin}));
      if (!kept.is_empty()) last = input.syntax.span(kept);
    }
  }
}

/// Draws a content that reaches into a quotation out to the quotation's ends.
void close_quotations(const ReportInput& input, Report& report) {
  for (const Quotation& quotation : input.quotations) {
    if (overlaps(report.cue, quotation.inside)) continue;
    const bool is_long = quotation.inside.size() > 40;
    for (TextSpan& span : report.content) {
      if (!span.overlaps(quotation.inside) || !is_long) continue;
      span.begin = std::min(span.begin, quotation.inside.begin);
      span.end = std::max(span.end, quotation.inside.end);
    }
  }
}

/// Joins stretches of a content that touch or overlap.
void join_stretches(std::vector<TextSpan>& spans) {
  std::ranges::sort(spans);
  std::vector<TextSpan> joined;
  for (const TextSpan span : spans) {
    if (!joined.empty() && span.begin <= joined.back().end) {
      joined.back().end = std::max(joined.back().end, span.end);
    } else {
      joined.push_back(span);
    }
  }
  spans = std::move(joined);
}

/// A transcript's turns, in place of what the labels' colons were taken for.
void add_turns(const ReportInput& input, std::vector<Report>& reports) {
  for (const Turn& turn : input.turns) {
    std::erase_if(reports, [&](const Report& each) {
      return overlaps(each.cue, turn.colon) || overlaps(each.cue, turn.label);
    });
    if (!turn.is_named) continue;
    std::erase_if(reports, [&](const Report& each) {  // "I can say that" is the turn's own
      return each.speaker_head && input.syntax.lower(*each.speaker_head) == "i" &&
             overlaps(each.cue, turn.words);
    });
    Report report{.permille = 900};
    report.cue = {turn.colon};
    report.speaker = {turn.label};
    report.speaker_head = input.syntax.analysis().head_of(input.syntax.analysis().tokens_in(turn.label));
    report.content = {turn.words};
    report.rules.push_back(StatementRule::joined_quotation);
    reports.push_back(std::move(report));
  }
}

/// Quotations that no report has, each a report without a cue.
void add_floating(const ReportInput& input, std::vector<Report>& reports) {
  std::vector<Report> found;
  for (const Quotation& quotation : input.quotations) {
    const bool is_taken = std::ranges::any_of(
        reports, [&](const Report& each) { return overlaps(each.content, quotation.inside); });
    if (is_taken || !holds_clause(input.syntax, quotation.inside)) continue;
    const TokenRange range = input.syntax.analysis().tokens_in(quotation.inside);
    const TokenRange sentence = input.syntax.sentence(range.begin);
    const bool begins_sentence = trimmed(input.syntax, {sentence.begin, range.begin}).is_empty();
    if (!begins_sentence) continue;
    Report report{.is_floating = true};
    report.content.push_back(quotation.inside);
    report.rules.push_back(StatementRule::joined_quotation);
    found.push_back(std::move(report));
  }
  reports.insert(reports.end(), found.begin(), found.end());
}

/// "Envoy voices hope": a headline's verb that was taken for the noun of who speaks.
void leave_verb_out(const ReportInput& input, Report& report) {
  const Syntax& syntax = input.syntax;
  if (!report.speaker_head || report.speaker.empty() || report.cue.empty()) return;
  const Token verb = *report.speaker_head;
  if (syntax.is_punctuation(syntax.sentence(verb).end - 1)) return;  // no headline
  const TokenRange words = syntax.analysis().tokens_in(report.speaker.front());
  const TokenRange cue = syntax.analysis().tokens_in(report.cue.front());
  const bool is_last = words.size() > 1 && verb + 1 == words.end && cue.end > verb && cue.begin <= verb + 2;
  if (!is_last || !syntax.lower(verb).ends_with('s')) return;
  if (input.words.verb_of_form(syntax.lower(verb)).empty() || !syntax.is_nominal(verb - 1)) return;
  report.speaker_head = verb - 1;
  report.speaker.front() = syntax.span(TokenRange{words.begin, verb});
}

}  // namespace

std::vector<Report> gather_reports(const ReportInput& input, std::span<const Attribution> attributions) {
  std::vector<Report> reports;
  for (std::size_t i = 0; i < attributions.size(); ++i)
    reports.push_back(report_of(input, attributions[i], static_cast<std::int32_t>(i)));
  std::erase_if(reports, [&](const Report& each) { return !is_kept(input, each); });
  trim_contents(input, reports);
  add_by_analysis(input, reports);
  for (Report& report : reports) settle_act(input, report);
  for (Report& report : reports) {
    close_quotations(input, report);
    join_stretches(report.content);
  }
  mend_reports(input, reports);
  add_turns(input, reports);
  add_floating(input, reports);
  drop_doubtful_nested(input, reports);
  end_before_according(input, reports);
  std::ranges::stable_sort(reports, {}, begin_of);
  for (Report& report : reports) {
    report.is_in_headline = std::ranges::any_of(input.headlines, [&](TextSpan headline) {
      return headline.contains({begin_of(report), begin_of(report)});
    });
    leave_verb_out(input, report);
  }
  return reports;
}

}  // namespace rapporteur::statement
