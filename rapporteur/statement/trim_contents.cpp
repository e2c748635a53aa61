#include "rapporteur/statement/trim_contents.h"

#include <algorithm>

namespace rapporteur::statement {

namespace {

void push_words(const Syntax& syntax, TextSpan span, std::vector<TextSpan>& kept) {
  if (span.begin >= span.end) return;
  const TokenRange words = without_commas(syntax, syntax.analysis().tokens_in(span));
  if (!words.is_empty()) kept.push_back(syntax.span(words));
}

/// "had they asked, [says Ada Lund, a teacher,] they would know".
void leave_speaker_out(const Syntax& syntax, Report& report) {
  if (report.speaker.size() != 1 || report.is_speaker_elided) return;
  const TextSpan speaker = report.speaker.front();
  std::vector<TextSpan> kept;
  for (const TextSpan span : report.content) {
    const bool is_inside = span.begin < speaker.begin && speaker.end < span.end;
    const bool is_before = is_inside || (span.begin == speaker.begin && speaker.end < span.end &&
                                         !report.cue.empty() && report.cue.back().end <= span.begin);
    if (!is_before) {
      kept.push_back(span);
      continue;
    }
    push_words(syntax, {span.begin, speaker.begin}, kept);
    push_words(syntax, {speaker.end, span.end}, kept);
  }
  report.content = std::move(kept);
}

bool is_bare_past(const Syntax& syntax, Token verb) {
  return syntax.tag(verb) == "VBD" && !syntax.child(verb, {Relation::aux, Relation::auxpass}) &&
         !syntax.own_subject(verb);
}

/// "replied that the order had been lifted and [invited them to talk]": a verb beside the cue, by the
/// analysis or by its tense, that reports too.
bool is_verb_of_reporter(const ReportInput& input, const Report& report, Token verb) {
  const Syntax& syntax = input.syntax;
  if (!syntax.is_verb(verb) || syntax.relation(verb) != Relation::conj || syntax.own_subject(verb))
    return false;
  const Token cue = *report.cue_head;
  const Token above = syntax.head(verb);
  if (above == cue) return syntax.is_finite(verb) && verb > cue;
  const auto auxiliary = syntax.child(above, Relation::aux);
  const bool is_perfect = auxiliary && syntax.lower(*auxiliary) == "had";
  return syntax.tag(cue) == "VBD" && is_perfect && is_bare_past(syntax, verb) &&
         input.words.verb(syntax.lemma(verb)) != nullptr;
}

void leave_next_verb_out(const ReportInput& input, Report& report) {
  const Syntax& syntax = input.syntax;
  if (!report.cue_head || !syntax.is_verb(*report.cue_head) || report.content.empty()) return;
  TextSpan& last = report.content.back();
  if (last.begin < report.cue.back().end) return;
  const TokenRange words = syntax.analysis().tokens_in(last);
  for (Token token = words.begin + 1; token < words.end; ++token) {
    if (!is_verb_of_reporter(input, report, token)) continue;
    const bool is_quoted = std::ranges::any_of(
        input.quotations, [&](const Quotation& each) { return each.inside.overlaps(syntax.span(token)); });
    if (is_quoted) return;
    Token end = std::max(syntax.analysis().left_edges[token], words.begin);
    while (end > words.begin + 1 &&
           (syntax.relation(end - 1) == Relation::cc || syntax.is_punctuation(end - 1)))
      --end;
    const TokenRange kept = without_commas(syntax, {words.begin, end});
    if (!kept.is_empty()) last = syntax.span(kept);
    return;
  }
}

/// "to meet again [as Sudland warns over gas]": the author's clause.
void leave_as_clause_out(const Syntax& syntax, Report& report) {
  if (report.content.size() != 1 || report.cue.empty() ||
      report.content.front().begin < report.cue.back().end)
    return;
  TextSpan& content = report.content.front();
  const TokenRange words = syntax.analysis().tokens_in(content);
  if (words.is_empty() || syntax.lower(words.begin) != "to") return;
  for (Token token = words.begin + 2; token + 1 < words.end; ++token) {
    if (syntax.relation(token) != Relation::mark || !syntax.is_one_of(token, {"as", "while"})) continue;
    const Token clause = syntax.head(token);
    if (!syntax.is_verb(clause) || !syntax.is_finite(clause) || !syntax.own_subject(clause)) continue;
    const TokenRange kept = without_commas(syntax, {words.begin, token});
    if (kept.size() >= 2) content = syntax.span(kept);
    return;
  }
}

/// A quotation that stands paragraphs before the cue that the model gave it goes on with who spoke there.
void detach_far_quotations(const ReportInput& input, std::vector<Report>& reports) {
  std::vector<Report> detached;
  for (Report& report : reports) {
    if (report.cue.empty() || report.is_floating) continue;
    const TextSpan cue = report.cue.front();
    std::erase_if(report.content, [&](TextSpan span) {
      if (span.end > cue.begin) return false;
      const std::string_view between = input.syntax.words({span.end, cue.begin});
      if (between.find('\n') == std::string_view::npos) return false;
      const bool is_quoted = std::ranges::any_of(input.quotations, [&](const Quotation& each) {
        return each.whole.contains(span) || span.contains(each.inside);
      });
      if (!is_quoted) return false;
      Report floating{.is_floating = true};
      floating.content.push_back(span);
      floating.rules.push_back(StatementRule::joined_quotation);
      detached.push_back(std::move(floating));
      return true;
    });
  }
  std::erase_if(reports, [](const Report& report) {
    return report.content.empty() && report.kind == StatementKind::statement && report.attribution >= 0;
  });
  reports.insert(reports.end(), detached.begin(), detached.end());
}

/// "accused Oslo [on Monday] of moving stones": the day goes with the cue.
void leave_day_out(const Syntax& syntax, Report& report) {
  if (report.content.empty() || report.cue.empty()) return;
  TextSpan& first = report.content.front();
  if (first.begin < report.cue.back().end) return;
  const TokenRange words = syntax.analysis().tokens_in(first);
  if (words.size() < 4 || syntax.lower(words.begin) != "on") return;
  const auto day = syntax.analysis().entity_at(words.begin + 1);
  if (!day || day->kind != EntityKind::date || day->tokens.end + 1 >= words.end) return;
  if (!syntax.is_one_of(day->tokens.end, {"of", "that", "to", "for", "against"})) return;
  first = syntax.span(TokenRange{day->tokens.end, words.end});
}

/// "16:10 The envoy says": the time of a live blog's entry is no part of who speaks.
void leave_clock_out(const Syntax& syntax, Report& report) {
  if (report.speaker.empty()) return;
  TokenRange words = syntax.analysis().tokens_in(report.speaker.front());
  const bool opens =
      !words.is_empty() && syntax.part(words.begin) == Part::num &&
      (words.begin == syntax.sentence(words.begin).begin || syntax.lower(words.begin - 1) == ":");
  const bool is_clock = opens && (syntax.word(words.begin).find(':') != std::string_view::npos ||
                                  (words.begin > 0 && syntax.lower(words.begin - 1) == ":"));
  if (!is_clock || words.size() < 2) return;
  ++words.begin;
  report.speaker.front() = syntax.span(words);
  if (report.speaker_head && *report.speaker_head < words.begin)
    report.speaker_head = syntax.analysis().head_of(words);
}

}  // namespace

void trim_contents(const ReportInput& input, std::vector<Report>& reports) {
  detach_far_quotations(input, reports);
  for (Report& report : reports) {
    leave_clock_out(input.syntax, report);
    leave_day_out(input.syntax, report);
    leave_speaker_out(input.syntax, report);
    leave_next_verb_out(input, report);
    leave_as_clause_out(input.syntax, report);
  }
}

}  // namespace rapporteur::statement
