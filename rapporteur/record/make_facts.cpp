#include "rapporteur/record/make_facts.h"

#include "rapporteur/base/expect.h"

#include <algorithm>
#include <chrono>
#include <iterator>

namespace rapporteur::record {

namespace {

std::string two_digits(unsigned number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

/// "2018-01-16"
std::string iso_day(DayNumber day) {
  const std::chrono::year_month_day parts{std::chrono::sys_days{std::chrono::days{day}}};
  const int year = static_cast<int>(parts.year());
  std::string digits = std::to_string(std::max(year, 0));
  digits.insert(0, digits.size() < 4 ? 4 - digits.size() : 0, '0');
  return digits + "-" + two_digits(static_cast<unsigned>(parts.month())) + "-" +
         two_digits(static_cast<unsigned>(parts.day()));
}

/// A place among `count` things that -1 stands for none of.
std::optional<std::uint32_t> place_among(std::int32_t index, std::size_t count) {
  if (index < 0) return std::nullopt;
  expect(static_cast<std::size_t>(index) < count, "a fact names another one of its article");
  return static_cast<std::uint32_t>(index);
}

/// Makes the facts of one article.
class FactMaker {
 public:
  FactMaker(const Article& article, const Readings& readings, std::size_t page_size)
      : article_(article), readings_(readings), page_size_(page_size) {}

  /// Where the blocks stand in the record's text.
  void lay_out(const std::vector<RecordedBlock>& blocks) {
    std::uint32_t text_begin = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (blocks[i].is_furniture()) continue;
      placed_.push_back({article_.blocks[i].span, text_begin});
      text_begin += article_.blocks[i].span.size() + static_cast<std::uint32_t>(block_break.size());
    }
    std::ranges::sort(placed_, {}, [](const PlacedBlock& each) { return each.span.begin; });
  }

  RecordedAttribution make(const Attribution& found) const {
    expect(!found.cue.empty() || !found.content.empty(), "an attribution has a cue or a content");
    return {.quote_type = found.quote_type,
            .permille = found.permille,
            .rules = found.rules,
            .speaker = words(found.speaker),
            .cue = words(found.cue),
            .content = words(found.content)};
  }

  RecordedDate make(const Date& found) const {
    RecordedDate made{.type = found.type,
                      .value = found.value,
                      .modifier = found.modifier,
                      .granularity = found.granularity,
                      .first_day = {},
                      .last_day = {},
                      .rule = found.rule,
                      .anchor = place_among(found.anchor, readings_.dates.size()),
                      .is_inferred = found.is_inferred,
                      .expression = {words(found.span)}};
    if (found.days) {
      made.first_day = iso_day(found.days->begin);
      made.last_day = iso_day(std::max(found.days->begin, found.days->end - 1));
    }
    return made;
  }

  RecordedActor make(const Actor& found) const {
    RecordedActor made{.name = found.name,
                       .kind = found.kind,
                       .country = found.country,
                       .sector = found.sector,
                       .second_sector = found.second_sector,
                       .variants = found.variants};
    for (const ActorRole& role : found.roles) made.role.push_back(words(role.span));
    return made;
  }

  RecordedMention make(const ActorMention& found) const {
    for (const std::uint32_t actor : found.actors)
      expect(actor < readings_.actors.all.size(), "a mention stands for actors of its article");
    return {.form = found.form,
            .rule = found.rule,
            .permille = found.permille,
            .actors = found.actors,
            .mention = {words(found.span)}};
  }

  RecordedStatement make(const Statement& found) const {
    expect(
        !found.cue.empty() || !found.content.empty() || !found.quote.empty() || !found.speaker_words.empty(),
        "a statement is read from words");
    const std::size_t statement_count = readings_.statements.size();
    RecordedStatement made{.kind = found.kind,
                           .attribution = place_among(found.attribution, readings_.attributions.size()),
                           .quotation = found.quotation,
                           .is_in_headline = found.is_in_headline,
                           .is_floating = found.is_floating,
                           .nested_in = place_among(found.nested_in, statement_count),
                           .quote_type = found.quote_type,
                           .speaker_form = found.speaker_form,
                           .channel = found.channel,
                           .channel_origin = found.channel_origin,
                           .date = place_among(found.date, readings_.dates.size()),
                           .condition_rule = {},
                           .proposition = found.proposition,
                           .topic = found.topic,
                           .permille = found.permille,
                           .rules = found.rules};
    add_parties(made, found);
    add_words(made, found);
    add_force(made, found.force);
    if (found.condition) add_condition(made, *found.condition);
    for (const StatementLink& link : found.links) {
      expect(link.statement < statement_count, "a statement is bound to another one of its article");
      made.links.push_back({link.kind, link.statement});
    }
    return made;
  }

  RecordedEvent make(const Event& found) const {
    expect(!found.trigger.empty(), "an event has words that carry it");
    RecordedEvent made{.event = found.event,
                       .content = found.content,
                       .mode = found.mode,
                       .contexts = found.contexts,
                       .quad = found.quad,
                       .cameo = found.cameo,
                       .goldstein_tenths = found.goldstein_tenths,
                       .realis = found.realis,
                       .polarity = found.polarity,
                       .is_background = found.is_background,
                       .is_hedged = found.is_hedged,
                       .sentence_number = found.sentence_number,
                       .statement = place_among(found.statement, readings_.statements.size()),
                       .date = place_among(found.date, readings_.dates.size()),
                       .matter = found.matter,
                       .matter_state = found.matter_state,
                       .permille = found.permille,
                       .rules = found.rules};
    made.matter_words = words(found.matter_words);
    made.actors = parties(found.actors, made.actor_words, made.actor_words_of);
    made.recipients = parties(found.recipients, made.recipient_words, made.recipient_words_of);
    made.trigger = words(found.trigger);
    for (std::size_t i = 0; i < found.also.size(); ++i) {
      std::ranges::move(words(found.also[i]), std::back_inserter(made.also));
      made.also_of.resize(made.also.size(), static_cast<std::uint32_t>(i));
    }
    if (!found.sentence.is_empty()) made.sentence = {words(found.sentence)};
    made.place = words(found.place);
    made.condition = words(found.condition);
    return made;
  }

  /// Adds where an event happened.
  void add_place(RecordedEvent& made, const Place& found) const {
    made.place_name = found.name;
    made.place_kind = found.kind;
    made.place_country = found.country;
    made.place_area = found.area;
    if (found.point) {
      made.latitude = written_degrees(found.point->latitude);
      made.longitude = written_degrees(found.point->longitude);
    }
    made.geonames_id = found.geonames_id;
    made.is_near_place = found.is_near;
    made.place_rule = found.rule;
    made.place_evidence = words(found.evidence);
  }

  RecordedQuantity make(const Quantity& found) const {
    expect(!found.number.empty(), "a quantity has the words of its number");
    return {.low = found.low,
            .high = found.high,
            .exactness = found.exactness,
            .unit = found.unit,
            .thing = found.thing,
            .scope = found.scope,
            .is_ordinal = found.is_ordinal,
            .date = place_among(found.date, readings_.dates.size()),
            .number = words(found.number),
            .phrase = words(found.phrase)};
  }

 private:
  struct PlacedBlock {
    TextSpan span;             // in the article's text
    std::uint32_t text_begin;  // in the record's text
  };

  RecordedWords words(TextSpan span) const {
    return {std::string(article_.text.words(span)), spans_on_page(article_, span, page_size_),
            in_record(span.begin), in_record(span.end - 1) + 1};
  }

  std::vector<RecordedWords> words(const std::vector<TextSpan>& stretches) const {
    std::vector<RecordedWords> all;
    all.reserve(stretches.size());
    std::ranges::transform(stretches, std::back_inserter(all), [&](TextSpan each) { return words(each); });
    return all;
  }

  /// A byte of the article's text in the record's.
  std::uint32_t in_record(std::uint32_t at) const {
    const auto behind =
        std::ranges::upper_bound(placed_, at, {}, [](const PlacedBlock& each) { return each.span.begin; });
    expect(behind != placed_.begin() && at < std::prev(behind)->span.end,
           "a fact's words begin and end in blocks of the article");
    return at - std::prev(behind)->span.begin + std::prev(behind)->text_begin;
  }

  RecordedParty party(const Party& found) const {
    return {found.name, place_among(found.actor, readings_.actors.all.size())};
  }

  std::vector<RecordedParty> parties(const std::vector<Party>& all) const {
    std::vector<RecordedParty> made;
    made.reserve(all.size());
    std::ranges::transform(all, std::back_inserter(made), [&](const Party& each) { return party(each); });
    return made;
  }

  /// Parties of an event; the words of those that are named go beside.
  std::vector<RecordedParty> parties(const std::vector<EventParty>& all,
                                     std::vector<RecordedWords>& all_words,
                                     std::vector<std::uint32_t>& words_of) const {
    std::vector<RecordedParty> made;
    for (const EventParty& each : all) {
      if (!each.words.is_empty()) {
        all_words.push_back(words(each.words));
        words_of.push_back(static_cast<std::uint32_t>(made.size()));
      }
      made.push_back({each.name, place_among(each.actor, readings_.actors.all.size())});
    }
    return made;
  }

  static std::string written_degrees(std::int32_t hundred_thousandths) {
    const std::uint32_t size =
        static_cast<std::uint32_t>(hundred_thousandths < 0 ? -hundred_thousandths : hundred_thousandths);
    std::string decimals = std::to_string(size % 100'000);
    decimals.insert(0, 5 - decimals.size(), '0');
    return (hundred_thousandths < 0 ? "-" : "") + std::to_string(size / 100'000) + "." + decimals;
  }

  void add_parties(RecordedStatement& made, const Statement& found) const {
    made.speakers = parties(found.speakers);
    if (found.on_behalf_of) made.on_behalf_of = {party(*found.on_behalf_of)};
    made.addressees = parties(found.addressees);
    made.targets = parties(found.targets);
  }

  void add_words(RecordedStatement& made, const Statement& found) const {
    made.cue = words(found.cue);
    made.content = words(found.content);
    made.quote = words(found.quote);
    made.speaker_words = words(found.speaker_words);
    made.addressee_words = words(found.addressee_words);
    made.channel_words = words(found.channel_words);
    made.place = words(found.place);
    made.date_words = words(found.date_words);
    made.target_words = words(found.target_words);
  }

  void add_force(RecordedStatement& made, const ForceReading& force) const {
    made.force = force.force;
    made.also = force.also;
    made.strength = force.strength;
    made.polarity = force.polarity;
    made.force_rules = force.rules;
    made.modality = words(force.modality);
  }

  void add_condition(RecordedStatement& made, const ConditionReading& condition) const {
    made.condition_type = condition.type;
    made.condition_rule = condition.rule;
    made.condition = words(condition.condition);
    made.consequence = words(condition.consequence);
    made.connective = words(condition.connective);
  }

  const Article& article_;
  const Readings& readings_;
  std::size_t page_size_;
  std::vector<PlacedBlock> placed_;
};

template <class Fact, class Found>
void add_all(std::vector<Fact>& facts, const std::vector<Found>& found, const FactMaker& maker) {
  facts.reserve(found.size());
  for (const Found& each : found) {
    facts.push_back(maker.make(each));
    facts.back().ordinal = static_cast<std::uint32_t>(facts.size() - 1);
  }
}

}  // namespace

PageSpans spans_on_page(const Article& article, TextSpan words, std::size_t page_size) {
  expect(words.begin < words.end && words.end <= article.text.size(), "words lie inside the article's text");
  PageSpans spans(article.text.on_page(words));
  for (const PageSpan span : spans.all())
    expect(span.begin <= span.end && span.end <= page_size, "a trace lies inside what carries it");
  return spans;
}

void add_facts(Record& record, const Article& article, const Readings& readings) {
  FactMaker maker(article, readings, record.page.byte_count);
  maker.lay_out(record.blocks);
  record.reading = readings.reading;
  record.is_analysed = readings.is_analysed;
  if (readings.settled_day)
    record.settled_day = SettledDay{iso_day(*readings.settled_day), readings.is_settled_day_inferred};
  add_all(record.attributions, readings.attributions, maker);
  add_all(record.dates, readings.dates, maker);
  add_all(record.actors, readings.actors.all, maker);
  add_all(record.mentions, readings.actors.mentions, maker);
  add_all(record.statements, readings.statements, maker);
  add_all(record.events, readings.events, maker);
  expect(readings.places.empty() || readings.places.size() == record.events.size(),
         "each event has its place, or none has");
  for (std::size_t i = 0; i < readings.places.size(); ++i)
    maker.add_place(record.events[i], readings.places[i]);
  add_all(record.quantities, readings.quantities, maker);
}

}  // namespace rapporteur::record
