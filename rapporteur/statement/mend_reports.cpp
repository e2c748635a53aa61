#include "rapporteur/statement/mend_reports.h"

#include <algorithm>
#include <optional>

namespace rapporteur::statement {

namespace {

bool overlaps(std::span<const TextSpan> spans, TextSpan other) {
  return std::ranges::any_of(spans, [&](TextSpan span) { return span.overlaps(other); });
}

/// "Asked whether the road was open, Lund said": who asks is not told, and Lund is no part of the question.
void mend_question(const Syntax& syntax, Report& report) {
  if (!report.cue_head || report.content.empty()) return;
  const Token cue = *report.cue_head;
  const bool opens = syntax.analysis().left_edges[cue] == cue || cue == syntax.sentence(cue).begin;
  if (!opens || !syntax.is_one_of(cue, {"asked", "pressed", "questioned", "quizzed"})) return;
  if (syntax.own_subject(cue)) return;
  report.speaker.clear();
  report.speaker_head.reset();
  report.is_speaker_elided = false;
  report.is_asked_by_nobody = true;
  TextSpan& last = report.content.back();
  const TokenRange words = syntax.analysis().tokens_in(last);
  const TokenRange sentence = syntax.sentence(cue);
  if (words.is_empty() || words.end >= sentence.end) return;
  // The last comma with only a name behind it, and the verb of that name.
  for (Token token = words.end; token-- > words.begin;) {
    if (syntax.lower(token) != ",") {
      if (!syntax.is_nominal(token) && syntax.part(token) != Part::pron) return;
      continue;
    }
    if (token + 1 >= words.end || words.end - token > 5) return;
    const TokenRange kept = without_commas(syntax, {words.begin, token});
    report.addressee_head = words.end - 1;
    report.addressee = {syntax.span(TokenRange{token + 1, words.end})};
    if (!kept.is_empty()) last = syntax.span(kept);
    return;
  }
}

bool is_date(const Syntax& syntax, Token token) {
  const auto entity = syntax.analysis().entity_at(token);
  return entity && (entity->kind == EntityKind::date || entity->kind == EntityKind::time);
}

/// The section's heading above a place, where it names who speaks in it: "Lomonde", "Ostmark and Sudland".
std::optional<TokenRange> heading_above(const ReportInput& input, std::uint32_t place) {
  const Syntax& syntax = input.syntax;
  std::optional<TokenRange> found;
  for (const TextSpan heading : input.subheads) {
    if (heading.end > place) break;
    found = syntax.analysis().tokens_in(heading);
  }
  if (!found || found->is_empty() || found->size() > 6) return std::nullopt;
  for (Token token = found->begin; token < found->end; ++token) {
    if (syntax.part(token) != Part::propn && syntax.lower(token) != "and") return std::nullopt;
  }
  return found;
}

/// "Lund: the gate stays shut": the name before the colon speaks, and nobody of another line.
bool name_before_colon(const Syntax& syntax, Report& report) {
  const TokenRange colon = syntax.analysis().tokens_in(report.cue.front());
  if (colon.is_empty() || colon.begin == syntax.sentence(colon.begin).begin) return false;
  const Token name = colon.begin - 1;
  if (syntax.part(name) != Part::propn || is_date(syntax, name)) return false;
  TokenRange line{syntax.sentence(name).begin, colon.begin};
  while (line.begin < name && (syntax.part(line.begin) == Part::num || syntax.is_punctuation(line.begin)))
    ++line.begin;  // "17:55 Lund:"
  if (line.size() > 6) return false;
  report.speaker_head = name;
  report.speaker = {syntax.span(line)};
  return true;
}

/// "Talks in Lomonde: what we know": a heading's subject, whom nobody quotes.
bool is_mere_heading(const ReportInput& input, const Report& report) {
  const Syntax& syntax = input.syntax;
  if (report.cue.size() != 1 || syntax.words(report.cue.front()) != ":" || !report.speaker_head) return false;
  if (syntax.is_one_of(*report.speaker_head,
                       {"editorial", "opinion", "analysis", "comment", "exclusive", "update", "live",
                        "factbox", "explainer", "review", "video", "watch", "breaking", "letter"}))
    return true;
  if (syntax.part(*report.speaker_head) != Part::noun || report.content.empty()) return false;
  const bool is_quoted = std::ranges::any_of(
      input.quotations, [&](const Quotation& each) { return overlaps(report.content, each.inside); });
  const TokenRange words = syntax.analysis().tokens_in(report.content.front());
  return !is_quoted && !words.is_empty() && !syntax.is_verb(syntax.analysis().head_of(words));
}

/// "We expect statements at noon", outside quotations: the outlet itself.
bool is_own_word(const ReportInput& input, std::span<const Report> reports, const Report& report) {
  if (!report.speaker_head || !input.syntax.is_one_of(*report.speaker_head, {"we", "i"})) return false;
  const TextSpan word = input.syntax.span(*report.speaker_head);
  const bool is_quoted = std::ranges::any_of(
      input.quotations, [&](const Quotation& each) { return each.inside.overlaps(word); });
  return !is_quoted && std::ranges::none_of(reports, [&](const Report& other) {
    return &other != &report && overlaps(other.content, word);
  });
}

/// "12 December: the gate stays shut", in a section on somebody: the date does not speak.
bool mend_dated_item(const ReportInput& input, Report& report) {
  const Syntax& syntax = input.syntax;
  if (report.cue.size() != 1 || syntax.words(report.cue.front()) != ":") return true;
  const bool has_date = report.speaker_head && is_date(syntax, *report.speaker_head);
  const bool is_here =
      report.speaker_head && std::ranges::any_of(input.paragraphs, [&](TextSpan paragraph) {
        return paragraph.contains(report.cue.front()) && paragraph.contains(report.speaker.front());
      });
  if (is_here && !has_date) return true;
  if (!has_date && name_before_colon(syntax, report)) return true;
  const auto heading = heading_above(input, report.cue.front().begin);
  if (!heading) return !has_date;
  report.speaker_head = syntax.analysis().head_of(*heading);
  report.speaker = {syntax.span(*heading)};
  report.is_speaker_elided = false;
  return true;
}

/// "[Oslo warned its allies to wait]" as what Oslo warned: what is said begins behind the cue.
void leave_own_cue_out(const Syntax& syntax, Report& report) {
  if (report.cue.empty() || report.content.empty() || report.speaker.empty()) return;
  TextSpan& first = report.content.front();
  const TextSpan cue = report.cue.back();
  const bool holds_both = first.contains(cue) && first.contains(report.speaker.front()) &&
                          report.speaker.front().end <= cue.begin &&
                          first.begin <= report.speaker.front().begin;
  if (!holds_both) return;
  std::uint32_t begin = cue.end;
  if (!report.addressee.empty() && report.addressee.front().begin >= cue.end)
    begin = report.addressee.front().end;
  TokenRange rest = without_commas(syntax, syntax.analysis().tokens_in({begin, first.end}));
  while (!rest.is_empty() && is_date(syntax, rest.begin)) ++rest.begin;
  if (rest.size() > 1 && syntax.is_one_of(rest.begin, {"on"}) && is_date(syntax, rest.begin + 1)) {
    ++rest.begin;
    while (!rest.is_empty() && is_date(syntax, rest.begin)) ++rest.begin;
  }
  for (Token token = rest.begin; token + 1 < rest.end; ++token) {  // ", as ministers met": the author's
    if (syntax.lower(token) == "," && syntax.is_one_of(token + 1, {"as", "while"})) rest.end = token;
  }
  if (!rest.is_empty()) first = syntax.span(rest);
}

/// What "what it called a ruse" calls it; a pronoun alone says nothing.
bool mend_bare_content(const Syntax& syntax, Report& report) {
  if (report.content.size() != 1 || !report.cue_head || report.is_floating) return true;
  const TokenRange words = trimmed(syntax, syntax.analysis().tokens_in(report.content.front()));
  if (words.size() != 1 || !syntax.is_one_of(words.begin, {"what", "which", "it", "this", "that", "so"}))
    return true;
  if (syntax.lower(words.begin) == "so") return false;
  const auto name =
      syntax.is_verb(*report.cue_head) ? syntax.child(*report.cue_head, Relation::oprd) : std::nullopt;
  const bool is_answer = syntax.is_verb(*report.cue_head) && (syntax.is_negated(*report.cue_head) ||
                                                              syntax.lemma(*report.cue_head) == "confirm" ||
                                                              syntax.lemma(*report.cue_head) == "deny");
  if (!name) return is_answer;
  report.content = {noun_phrase(syntax, *name)};
  return true;
}

/// Whether words are no more than who reports and the cue of another report: "[he said], the agency wrote".
bool is_only_report(const Syntax& syntax, std::span<const Report> reports, const Report& report,
                    TextSpan span) {
  const TokenRange words = trimmed(syntax, syntax.analysis().tokens_in(span));
  if (words.is_empty() || words.size() > 8) return false;
  return std::ranges::any_of(reports, [&](const Report& other) {
    if (&other == &report || other.cue.empty() || !overlaps(other.cue, syntax.span(words))) return false;
    for (Token token = words.begin; token < words.end; ++token) {
      const TextSpan word = syntax.span(token);
      if (!syntax.is_punctuation(token) && !overlaps(other.cue, word) && !overlaps(other.speaker, word))
        return false;
    }
    return true;
  });
}

/// A stretch of what is said without the words at its end that only report it.
TextSpan without_report_behind(const Syntax& syntax, std::span<const Report> reports, const Report& report,
                               TextSpan span) {
  for (const Report& other : reports) {
    if (&other == &report || other.cue.size() != 1 || other.speaker.size() != 1) continue;
    const TextSpan told{std::min(other.cue.front().begin, other.speaker.front().begin),
                        std::max(other.cue.front().end, other.speaker.front().end)};
    const bool is_behind = told.begin > span.begin && span.contains(told) && !other.content.empty() &&
                           other.content.front().begin <= span.begin + 1 &&
                           other.content.back().end <= told.begin;
    if (!is_behind) continue;
    if (!trimmed(syntax, syntax.analysis().tokens_in({told.end, span.end})).is_empty()) continue;
    const TokenRange kept = without_commas(syntax, syntax.analysis().tokens_in({span.begin, told.begin}));
    if (!kept.is_empty()) return syntax.span(kept);
  }
  return span;
}

/// Leaves out of what is said what only reports it; false where nothing is left.
bool leave_reports_out(const Syntax& syntax, std::span<const Report> reports, Report& report) {
  if (report.content.empty() || report.is_floating) return true;
  std::vector<TextSpan> kept;
  for (const TextSpan span : report.content) {
    if (is_only_report(syntax, reports, report, span)) continue;
    kept.push_back(without_report_behind(syntax, reports, report, span));
  }
  report.content = std::move(kept);
  return !report.content.empty();
}

/// "Facts have proven": nobody says that.
bool is_said_by_nobody(const Syntax& syntax, const Report& report) {
  return report.speaker_head &&
         syntax.is_one_of(*report.speaker_head, {"facts", "history", "experience", "evidence", "events"}) &&
         syntax.subtree(*report.speaker_head).size() <= 2;
}

}  // namespace

void mend_reports(const ReportInput& input, std::vector<Report>& reports) {
  const Syntax& syntax = input.syntax;
  std::erase_if(reports, [&](Report& report) { return !mend_dated_item(input, report); });
  for (Report& report : reports) {
    mend_question(syntax, report);
    leave_own_cue_out(syntax, report);
  }
  std::erase_if(reports, [&](Report& report) {
    return !mend_bare_content(syntax, report) || is_said_by_nobody(syntax, report) ||
           is_mere_heading(input, report);
  });
  std::vector<Report> kept;
  for (const Report& report : reports) {
    Report mended = report;
    if (leave_reports_out(syntax, reports, mended) && !is_own_word(input, reports, report))
      kept.push_back(std::move(mended));
  }
  reports = std::move(kept);
}

}  // namespace rapporteur::statement
