#include "rapporteur/record/make_facts.h"

#include "rapporteur/base/expect.h"

#include <algorithm>

namespace rapporteur::record {

namespace {

/// A place in a list, where there is one.
std::optional<std::uint32_t> place_in(std::int32_t index, std::size_t size) {
  if (index < 0) return std::nullopt;
  expect(static_cast<std::size_t>(index) < size, "what a fact names is among the article's");
  return static_cast<std::uint32_t>(index);
}

RecordedAttribution make_attribution(const Recorder& recorder, const Attribution& found,
                                     std::uint32_t ordinal) {
  expect(!found.cue.empty() || !found.content.empty(), "an attribution has a cue or a content");
  return {.ordinal = ordinal,
          .quote_type = found.quote_type,
          .permille = found.permille,
          .rules = found.rules,
          .speaker = recorder.words(found.speaker),
          .cue = recorder.words(found.cue),
          .content = recorder.words(found.content)};
}

RecordedDate make_date(const Recorder& recorder, const Date& found, std::uint32_t ordinal,
                       std::size_t date_count) {
  RecordedWords words = recorder.words(found.span);
  RecordedDate made{.ordinal = ordinal,
                    .type = found.type,
                    .value = found.value,
                    .modifier = found.modifier,
                    .granularity = found.granularity,
                    .first_day = {},
                    .last_day = {},
                    .rule = found.rule,
                    .anchor = place_in(found.anchor, date_count),
                    .is_inferred = found.is_inferred,
                    .words = std::move(words.words),
                    .spans = std::move(words.spans)};
  if (!found.days) return made;
  expect(found.days->begin < found.days->end, "a settled date has a day");
  made.first_day = written_day(found.days->begin);
  made.last_day = written_day(found.days->end - 1);
  return made;
}

/// A name as one line.
std::string one_line(std::string name) {
  std::ranges::replace(name, '\n', ' ');
  return name;
}

RecordedActor make_actor(const Recorder& recorder, const Actor& found, std::uint32_t ordinal) {
  RecordedActor made{.ordinal = ordinal,
                     .name = one_line(found.name),
                     .kind = found.kind,
                     .country = found.country,
                     .sector = found.sector,
                     .second_sector = found.second_sector,
                     .variants = {},
                     .roles = {}};
  for (const std::string& variant : found.variants) made.variants.push_back(one_line(variant));
  for (const ActorRole& role : found.roles) made.roles.push_back(recorder.words(role.span));
  return made;
}

RecordedMention make_mention(const Recorder& recorder, const ActorMention& found, std::uint32_t ordinal,
                             std::size_t actor_count) {
  for (const std::uint32_t actor : found.actors) expect(actor < actor_count, "a mention's actor is there");
  RecordedWords words = recorder.words(found.span);
  return {.ordinal = ordinal,
          .form = found.form,
          .rule = found.rule,
          .permille = found.permille,
          .actors = found.actors,
          .words = std::move(words.words),
          .spans = std::move(words.spans)};
}

std::vector<RecordedParty> make_parties(const std::vector<Party>& found, std::size_t actor_count) {
  std::vector<RecordedParty> made;
  for (const Party& party : found) made.push_back({one_line(party.name), place_in(party.actor, actor_count)});
  return made;
}

void add_words(const Recorder& recorder, const Statement& found, RecordedStatement& made) {
  made.speaker_words = recorder.words(found.speaker_words);
  made.cue_words = recorder.words(found.cue);
  made.content_words = recorder.words(found.content);
  made.quote_words = recorder.words(found.quote);
  made.addressee_words = recorder.words(found.addressee_words);
  made.channel_words = recorder.words(found.channel_words);
  made.place_words = recorder.words(found.place);
  made.date_words = recorder.words(found.date_words);
  made.target_words = recorder.words(found.target_words);
  made.modality_words = recorder.words(found.force.modality);
  if (!found.condition) return;
  made.condition_type = found.condition->type;
  made.condition_rule = found.condition->rule;
  made.condition_words = recorder.words(found.condition->condition);
  made.consequence_words = recorder.words(found.condition->consequence);
  made.connective_words = recorder.words(found.condition->connective);
}

void add_reading(const Statement& found, RecordedStatement& made) {
  made.kind = found.kind;
  made.quotation = found.quotation;
  made.is_in_headline = found.is_in_headline;
  made.is_floating = found.is_floating;
  made.quote_type = found.quote_type;
  made.speaker_form = found.speaker_form;
  made.channel = found.channel;
  made.channel_origin = found.channel_origin;
  made.force = found.force.force;
  made.force_also = found.force.also;
  made.strength = found.force.strength;
  made.polarity = found.force.polarity;
  made.force_rules = found.force.rules;
  made.proposition = found.proposition;
  made.topic = found.topic;
  made.permille = found.permille;
  made.rules = found.rules;
}

RecordedStatement make_statement(const Recorder& recorder, const Readings& readings, std::uint32_t ordinal) {
  const Statement& found = readings.statements[ordinal];
  const std::size_t actor_count = readings.actors.all.size();
  const std::size_t statement_count = readings.statements.size();
  expect(!found.cue.empty() || !found.content.empty(), "a statement has a cue or a content");
  expect(found.quotation < statement_count, "the first statement of a quotation is there");
  RecordedStatement made;
  made.ordinal = ordinal;
  made.attribution = place_in(found.attribution, readings.attributions.size());
  made.nested_in = place_in(found.nested_in, statement_count);
  made.date = place_in(found.date, readings.dates.size());
  add_reading(found, made);
  add_words(recorder, found, made);
  made.speakers = make_parties(found.speakers, actor_count);
  if (found.on_behalf_of) made.principals = make_parties({*found.on_behalf_of}, actor_count);
  made.addressees = make_parties(found.addressees, actor_count);
  made.targets = make_parties(found.targets, actor_count);
  for (const StatementLink& link : found.links) {
    expect(link.statement < statement_count, "a statement is bound to one that is there");
    made.links.push_back({link.kind, link.statement});
  }
  return made;
}

}  // namespace

PageSpans Recorder::spans(TextSpan words) const {
  expect(words.begin < words.end && words.end <= article_.text.size(), "words lie inside the article's text");
  PageSpans spans(article_.text.on_page(words));
  for (const PageSpan span : spans.all())
    expect(span.begin <= span.end && span.end <= page_size_, "a trace lies inside what carries it");
  return spans;
}

std::vector<RecordedWords> Recorder::words(const std::vector<TextSpan>& stretches) const {
  std::vector<RecordedWords> all;
  all.reserve(stretches.size());
  for (const TextSpan each : stretches) all.push_back(words(each));
  return all;
}

void add_facts(const Recorder& recorder, const Readings& readings, Record& record) {
  record.reading = readings.reading;
  for (std::uint32_t i = 0; i < readings.attributions.size(); ++i)
    record.attributions.push_back(make_attribution(recorder, readings.attributions[i], i));
  for (std::uint32_t i = 0; i < readings.dates.size(); ++i)
    record.dates.push_back(make_date(recorder, readings.dates[i], i, readings.dates.size()));
  const Actors& actors = readings.actors;
  for (std::uint32_t i = 0; i < actors.all.size(); ++i)
    record.actors.push_back(make_actor(recorder, actors.all[i], i));
  for (std::uint32_t i = 0; i < actors.mentions.size(); ++i)
    record.mentions.push_back(make_mention(recorder, actors.mentions[i], i, actors.all.size()));
  for (std::uint32_t i = 0; i < readings.statements.size(); ++i)
    record.statements.push_back(make_statement(recorder, readings, i));
}

}  // namespace rapporteur::record
