#include "rapporteur/statement/find_statements.h"

#include "rapporteur/statement/bind_statements.h"
#include "rapporteur/statement/claim_words.h"
#include "rapporteur/statement/cut_claims.h"
#include "rapporteur/statement/details.h"
#include "rapporteur/statement/find_attributions.h"
#include "rapporteur/statement/gather_reports.h"
#include "rapporteur/statement/occasions.h"
#include "rapporteur/statement/read_force.h"
#include "rapporteur/statement/sides.h"
#include "rapporteur/statement/speakers.h"
#include "rapporteur/statement/targets.h"

#include <algorithm>

namespace rapporteur {

namespace statement {

namespace {

std::vector<TextSpan> blocks_of(const Article& article, BlockKind kind) {
  std::vector<TextSpan> spans;
  for (const Block& block : article.blocks) {
    if (block.kind == kind) spans.push_back(block.span);
  }
  return spans;
}

/// Quotations and the turns of a transcript, which are quoted without marks.
std::vector<Quotation> with_turns(std::vector<Quotation> quotations, std::span<const Turn> turns) {
  for (const Turn& turn : turns) {
    std::erase_if(quotations,
                  [&](const Quotation& each) { return turn.is_named && each.inside.overlaps(turn.words); });
    if (turn.is_named) quotations.push_back({.whole = turn.words, .inside = turn.words});
  }
  std::ranges::sort(quotations, {}, [](const Quotation& each) { return each.inside.begin; });
  return quotations;
}

/// How a content is quoted: all of it, a part of it, or nothing.
QuoteType quote_type_of(const Syntax& syntax, std::span<const Quotation> quotations,
                        std::span<const TextSpan> content) {
  std::uint32_t quoted = 0;
  std::uint32_t all = 0;
  for (const TextSpan span : content) {
    const TokenRange range = syntax.analysis().tokens_in(span);
    for (Token token = range.begin; token < range.end; ++token) {
      if (syntax.is_punctuation(token) || syntax.is_quotation_mark(token)) continue;
      ++all;
      const TextSpan word = syntax.span(token);
      quoted +=
          std::ranges::any_of(quotations, [&](const Quotation& each) { return each.inside.contains(word); });
    }
  }
  if (all == 0) return QuoteType::none;
  return quoted == 0 ? QuoteType::indirect : quoted == all ? QuoteType::direct : QuoteType::mixed;
}

/// A quotation without its marks and the comma before the closing one.
std::vector<TextSpan> without_marks(const Syntax& syntax, const std::vector<TextSpan>& content) {
  std::vector<TextSpan> bare;
  for (const TextSpan span : content) {
    TokenRange range = syntax.analysis().tokens_in(span);
    const auto is_mark = [&](Token token) {
      return syntax.is_quotation_mark(token) || syntax.lower(token) == ",";
    };
    while (!range.is_empty() && is_mark(range.begin)) ++range.begin;
    while (!range.is_empty() && is_mark(range.end - 1)) --range.end;
    if (!range.is_empty()) bare.push_back(syntax.span(range));
  }
  return bare.empty() ? content : bare;
}

/// Who speaks in a report, and where.
struct Setting {
  const PartyFinder& parties;
  const Report& report;
  const SettledSpeaker& speaker;
  const Occasion& occasion;
  const Topics& topics;
  const PlainWords& plain;
  std::vector<TextSpan> places;
  std::int32_t date = -1;
  std::vector<TextSpan> date_words;
};

bool speaks_for_state(const Actors& actors, const SettledSpeaker& speaker) {
  const auto is_of_state = [&](const Party& party) {
    if (party.actor < 0) return false;
    const Actor& actor = actors.all[static_cast<std::size_t>(party.actor)];
    return actor.kind == ActorKind::state || actor.sector == "GOV" || actor.sector == "MIL";
  };
  return speaker.on_behalf_of.has_value() || std::ranges::any_of(speaker.parties, is_of_state);
}

void append(std::vector<StatementRule>& to, const std::vector<StatementRule>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

/// A speaker's words with the whole of a name that the tokenizer parts: "Kim Jong-[un]".
std::vector<TextSpan> whole_names(const PartyFinder& parties, const Report& report) {
  std::vector<TextSpan> words = report.speaker;
  if (words.size() != 1 || !report.speaker_head) return words;
  const ActorMention* mention = parties.mention_of_word(*report.speaker_head);
  const bool is_name =
      mention && (mention->form == MentionForm::name || mention->form == MentionForm::name_part);
  if (is_name && mention->span.contains(words.front())) words = {mention->span};
  return words;
}

Statement statement_of(const Setting& setting) {
  const Report& report = setting.report;
  Statement statement;
  statement.kind = report.kind;
  statement.attribution = report.attribution;
  statement.is_in_headline = report.is_in_headline;
  statement.is_floating = report.is_floating;
  statement.cue = report.cue;
  statement.quote = report.content;
  statement.speaker_words = whole_names(setting.parties, report);
  statement.speakers = setting.speaker.parties;
  statement.speaker_form = setting.speaker.form;
  statement.on_behalf_of = setting.speaker.on_behalf_of;
  statement.addressee_words = setting.occasion.addressee_words;
  statement.addressees = setting.occasion.addressees;
  statement.channel = setting.occasion.channel;
  statement.channel_origin = setting.occasion.origin;
  statement.channel_words = setting.occasion.channel_words;
  statement.place = setting.places;
  statement.date = setting.date;
  statement.date_words = setting.date_words;
  statement.permille = report.permille;
  statement.rules = report.rules;
  append(statement.rules, setting.speaker.rules);
  append(statement.rules, setting.occasion.rules);
  return statement;
}

void read_meaning(const PartyFinder& parties, const Setting& setting, Statement& statement) {
  const auto sides = sides_of(parties.actors(), setting.speaker.parties, statement.content);
  const Claim claim{.cue = statement.cue,
                    .content = statement.content,
                    .speaker = statement.speaker_words,
                    .addressee = statement.addressee_words,
                    .quote_type = statement.quote_type,
                    .is_in_headline = statement.is_in_headline,
                    .speaks_for_state = speaks_for_state(parties.actors(), setting.speaker),
                    .sides = sides};
  ClaimReading reading = read_claim(setting.plain, claim);
  statement.condition = std::move(reading.condition);
  statement.force = std::move(reading.force);
  Targets targets = find_targets(parties, setting.report, setting.speaker, statement.content);
  statement.targets = std::move(targets.parties);
  statement.target_words = std::move(targets.words);
  if (!statement.targets.empty()) statement.rules.push_back(StatementRule::target_words);
  statement.proposition = proposition_of(parties, statement.content, statement.speakers);
}

/// The statements of one report: one a claim, or one without content.
void add_statements(const PartyFinder& parties, std::span<const Quotation> quotations, const Setting& setting,
                    std::vector<Statement>& statements) {
  const auto first = static_cast<std::uint32_t>(statements.size());
  std::vector<Cut> cuts = cut_claims(parties.syntax(), setting.report.content);
  if (cuts.empty()) cuts.emplace_back();
  for (Cut& cut : cuts) {
    Statement claim = statement_of(setting);
    claim.quotation = first;
    claim.quote_type = quote_type_of(parties.syntax(), quotations, cut.content);
    claim.content =
        claim.quote_type == QuoteType::direct ? without_marks(parties.syntax(), cut.content) : cut.content;
    if (cut.rule != StatementRule::attribution) claim.rules.push_back(cut.rule);
    read_meaning(parties, setting, claim);
    claim.topic = setting.topics.topic_of(claim.content);
    statements.push_back(std::move(claim));
  }
}

}  // namespace

}  // namespace statement

std::vector<Statement> find_statements(const Article& article, const Analysis& analysis,
                                       std::span<const Attribution> attributions, const Actors& actors,
                                       std::span<const Date> dates) {
  using namespace statement;
  const std::string_view text = article.text.utf8();
  const Syntax syntax(text, analysis);
  const PartyFinder parties(syntax, actors);
  const std::vector<TextSpan> paragraphs = paragraphs_of(article);
  const std::vector<Turn> turns = find_turns(syntax, paragraphs);
  const std::vector<Quotation> quotations = with_turns(find_quotations(text, paragraphs), turns);
  const std::vector<TextSpan> headlines = blocks_of(article, BlockKind::headline);
  const std::vector<TextSpan> subheads = blocks_of(article, BlockKind::subhead);
  const std::vector<Report> reports = gather_reports(
      {syntax, ReportingWords::shipped(), paragraphs, quotations, headlines, subheads, turns}, attributions);
  const std::vector<SettledSpeaker> speakers = settle_speakers(parties, reports);
  const std::vector<Occasion> occasions = find_occasions({parties, reports, speakers});
  const Topics topics(syntax);
  const PlainWords plain(text, analysis);
  std::vector<Statement> statements;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    Setting setting{
        parties, reports[i], speakers[i], occasions[i], topics, plain, places_of(syntax, reports[i]), -1, {}};
    setting.date = date_of(syntax, reports, i, dates);
    if (setting.date >= 0) setting.date_words = {dates[static_cast<std::size_t>(setting.date)].span};
    add_statements(parties, quotations, setting, statements);
  }
  bind_nested(statements);
  bind_related(syntax, statements);
  return statements;
}

}  // namespace rapporteur
