#pragma once

#include "rapporteur/actor/actor.h"
#include "rapporteur/base/fields.h"
#include "rapporteur/base/span.h"
#include "rapporteur/date/date.h"
#include "rapporteur/event/event.h"
#include "rapporteur/place/place.h"
#include "rapporteur/quantity/quantity.h"
#include "rapporteur/record/page_spans.h"
#include "rapporteur/statement/statement.h"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// The facts that an article's text states, as the record keeps them. Each is a struct of values and of
/// lists: stretches of words by role, parties by role, links. Whoever writes, reads or checks facts walks
/// these lists by the names of their fields, so that one way serves every kind.
namespace rapporteur {

/// What kind of fact the text states.
enum class FactKind : std::uint8_t { attribution, date, actor, mention, statement, event, quantity };
template <>
struct Names<FactKind> {
  static constexpr std::array<std::string_view, 7> all{"attribution", "date",  "actor",   "mention",
                                                       "statement",   "event", "quantity"};
};

/// Names one fact of one article: 3/statement/12.
struct FactReference {
  std::int64_t article = 0;
  FactKind kind = FactKind::statement;
  std::uint32_t ordinal = 0;
  static constexpr auto fields() {
    return std::tuple(
        field("article", &FactReference::article, "number of the article"),
        field("kind", &FactReference::kind, "kind of fact"),
        field("ordinal", &FactReference::ordinal, "place among the article's facts of that kind, from 0"));
  }
  friend auto operator<=>(const FactReference&, const FactReference&) = default;
};

/// A stretch of an article's words with where it stands in the page and in the article's own text.
struct RecordedWords {
  std::string words;
  PageSpans spans;
  std::uint32_t text_begin = 0;
  std::uint32_t text_end = 0;
  static constexpr auto fields() {
    return std::tuple(
        field("words", &RecordedWords::words, "the words, as the spans read"),
        field("spans", &RecordedWords::spans, "half-open ranges of page bytes, [[begin,end],...]"),
        field("text_begin", &RecordedWords::text_begin, "first byte in the article's text (v_texts)"),
        field("text_end", &RecordedWords::text_end, "byte behind the last one there"));
  }
  friend bool operator==(const RecordedWords&, const RecordedWords&) = default;
};

/// Who speaks, is spoken to or spoken of, acts or is acted upon.
struct RecordedParty {
  std::string name;
  std::optional<std::uint32_t> actor;
  static constexpr auto fields() {
    return std::tuple(
        field("name", &RecordedParty::name, "who it is: the actor's name, or a description as written"),
        field("actor", &RecordedParty::actor,
              "place among the actors of the article; none where it is none"));
  }
  friend bool operator==(const RecordedParty&, const RecordedParty&) = default;
};

/// How a statement is bound to another one of its article.
struct RecordedLink {
  StatementLinkKind kind = StatementLinkKind::restates;
  std::uint32_t statement = 0;
  static constexpr auto fields() {
    return std::tuple(field("kind", &RecordedLink::kind, "how it is bound to the other one"),
                      field("statement", &RecordedLink::statement,
                            "place of the other one among the article's statements"));
  }
  friend bool operator==(const RecordedLink&, const RecordedLink&) = default;
};

/// Who says what, with the words of each role and where they stand in the page.
struct RecordedAttribution {
  static constexpr FactKind kind_of_fact = FactKind::attribution;
  std::uint32_t ordinal = 0;
  QuoteType quote_type = QuoteType::none;
  std::uint16_t permille = 0;
  std::vector<AttributionRule> rules{};
  std::vector<RecordedWords> speaker{};
  std::vector<RecordedWords> cue{};
  std::vector<RecordedWords> content{};
  static constexpr auto fields() {
    return std::tuple(
        field("ordinal", &RecordedAttribution::ordinal,
              "place among the attributions of the article, from 0"),
        field("quote_type", &RecordedAttribution::quote_type,
              "whether the content stands in quotation marks"),
        field("permille", &RecordedAttribution::permille, "how sure the reader is, in thousandths"),
        field("rules", &RecordedAttribution::rules, "what made or changed it, in that order"),
        field("speaker", &RecordedAttribution::speaker, "the words that name who says it"),
        field("cue", &RecordedAttribution::cue, "the words that say that something is said"),
        field("content", &RecordedAttribution::content, "what is said"));
  }
  friend bool operator==(const RecordedAttribution&, const RecordedAttribution&) = default;
};

/// A date or time expression with the days it comes to.
struct RecordedDate {
  static constexpr FactKind kind_of_fact = FactKind::date;
  std::uint32_t ordinal = 0;
  DateType type = DateType::date;
  std::string value;
  DateModifier modifier = DateModifier::none;
  Granularity granularity = Granularity::none;
  std::optional<std::string> first_day;
  std::optional<std::string> last_day;
  DateRule rule = DateRule::unsettled;
  std::optional<std::uint32_t> anchor;
  bool is_inferred = false;
  std::vector<RecordedWords> expression{};
  static constexpr auto fields() {
    return std::tuple(
        field("ordinal", &RecordedDate::ordinal, "place among the dates of the article, from 0"),
        field("type", &RecordedDate::type, "kind of expression (TIMEX3)"),
        field("value", &RecordedDate::value, "TIMEX3 value"),
        field("modifier", &RecordedDate::modifier, "TIMEX3 modifier; empty for none"),
        field("granularity", &RecordedDate::granularity, "how finely it is told"),
        field("first_day", &RecordedDate::first_day, "first day it comes to; none where it is not settled"),
        field("last_day", &RecordedDate::last_day, "last day, included"),
        field("rule", &RecordedDate::rule, "how it was settled"),
        field("anchor", &RecordedDate::anchor, "place of the date it was counted from; none for none"),
        field("is_inferred", &RecordedDate::is_inferred,
              "settled against a day of publication that was itself inferred"),
        field("expression", &RecordedDate::expression, "the words of the date"));
  }
  friend bool operator==(const RecordedDate&, const RecordedDate&) = default;
};

/// Who acts or speaks in an article, gathered from mentions.
struct RecordedActor {
  static constexpr FactKind kind_of_fact = FactKind::actor;
  std::uint32_t ordinal = 0;
  std::string name;
  ActorKind kind = ActorKind::unknown;
  std::string country;
  std::string sector;
  std::string second_sector;
  std::vector<std::string> variants;
  std::vector<RecordedWords> role{};
  static constexpr auto fields() {
    return std::tuple(
        field("ordinal", &RecordedActor::ordinal, "place among the actors of the article, from 0"),
        field("name", &RecordedActor::name, "the fullest name"),
        field("kind", &RecordedActor::kind, "what it is"),
        field("country", &RecordedActor::country,
              "ISO 3166 alpha-3, or PLOVER's code of a body above states; empty where unknown"),
        field("sector", &RecordedActor::sector, "PLOVER sector; empty where unknown"),
        field("second_sector", &RecordedActor::second_sector, "PLOVER's further sector"),
        field("variants", &RecordedActor::variants, "other names of it in the article, as a JSON array"),
        field("role", &RecordedActor::role, "offices and ranks that the article gives it"));
  }
  friend bool operator==(const RecordedActor&, const RecordedActor&) = default;
};

/// Words that stand for actors.
struct RecordedMention {
  static constexpr FactKind kind_of_fact = FactKind::mention;
  std::uint32_t ordinal = 0;
  MentionForm form = MentionForm::name;
  MentionRule rule = MentionRule::none;
  std::uint16_t permille = 0;
  std::vector<std::uint32_t> actors;
  std::vector<RecordedWords> mention{};
  static constexpr auto fields() {
    return std::tuple(
        field("ordinal", &RecordedMention::ordinal, "place among the mentions of the article, from 0"),
        field("form", &RecordedMention::form, "how it names its actor"),
        field("rule", &RecordedMention::rule, "what joined it to its actor"),
        field("permille", &RecordedMention::permille, "how sure the link is, in thousandths"),
        field("actors", &RecordedMention::actors,
              "places of the actors it stands for, as a JSON array; empty where nothing decides"),
        field("mention", &RecordedMention::mention, "the words"));
  }
  friend bool operator==(const RecordedMention&, const RecordedMention&) = default;
};

/// One claim with one force: who says it, to whom, by which way, on which condition (docs/statements.md).
struct RecordedStatement {
  static constexpr FactKind kind_of_fact = FactKind::statement;
  std::uint32_t ordinal = 0;
  StatementKind kind = StatementKind::statement;
  std::optional<std::uint32_t> attribution;
  std::uint32_t quotation = 0;
  bool is_in_headline = false;
  bool is_floating = false;
  std::optional<std::uint32_t> nested_in;
  QuoteType quote_type = QuoteType::none;
  SpeakerForm speaker_form = SpeakerForm::none;
  Channel channel = Channel::none;
  ChannelOrigin channel_origin = ChannelOrigin::none;
  std::optional<std::uint32_t> date;
  Force force = Force::none;
  std::vector<Force> also{};
  Strength strength = Strength::explicit_;
  Polarity polarity = Polarity::positive;
  std::vector<ForceRule> force_rules{};
  ConditionType condition_type = ConditionType::none;
  std::optional<ConditionRule> condition_rule;
  std::string proposition;
  std::string topic;
  std::uint16_t permille = 0;
  std::vector<StatementRule> rules{};
  std::vector<RecordedParty> speakers{};
  std::vector<RecordedParty> on_behalf_of{};
  std::vector<RecordedParty> addressees{};
  std::vector<RecordedParty> targets{};
  std::vector<RecordedWords> cue{};
  std::vector<RecordedWords> content{};
  std::vector<RecordedWords> quote{};
  std::vector<RecordedWords> speaker_words{};
  std::vector<RecordedWords> addressee_words{};
  std::vector<RecordedWords> channel_words{};
  std::vector<RecordedWords> place{};
  std::vector<RecordedWords> date_words{};
  std::vector<RecordedWords> target_words{};
  std::vector<RecordedWords> modality{};
  std::vector<RecordedWords> condition{};
  std::vector<RecordedWords> consequence{};
  std::vector<RecordedWords> connective{};
  std::vector<RecordedLink> links{};

  static constexpr auto value_fields() {
    using S = RecordedStatement;
    return std::tuple(
        field("ordinal", &S::ordinal, "place among the statements of the article, from 0"),
        field("kind", &S::kind, "what it is told as"),
        field("attribution", &S::attribution,
              "place of its attribution; none where our rules alone found it"),
        field("quotation", &S::quotation,
              "place of the first statement that shares the quotation or sentence"),
        field("is_in_headline", &S::is_in_headline, "1 where a headline tells it"),
        field("is_floating", &S::is_floating, "1 for a quotation without words that say who speaks"),
        field("nested_in", &S::nested_in, "place of the statement that reports it; none for none"),
        field("quote_type", &S::quote_type, "whether the content stands in quotation marks"),
        field("speaker_form", &S::speaker_form, "how the words name the speaker"),
        field("channel", &S::channel, "the way by which it was made known; empty where it is not told"),
        field("channel_origin", &S::channel_origin, "where the channel is told"),
        field("date", &S::date, "place of its date among the article's; none for none"),
        field("force", &S::force, "what it does"),
        field("also", &S::also, "further forces that a careful reader could defend, the likeliest first"),
        field("strength", &S::strength, "whether the force stands in the words"),
        field("polarity", &S::polarity, "whether the claim is affirmed or denied"),
        field("force_rules", &S::force_rules, "what decided the force, in the order in which it was asked"),
        field("condition_type", &S::condition_type,
              "what the condition makes of it; none without a condition"),
        field("condition_rule", &S::condition_rule, "what binds condition and consequence; none without"),
        field("proposition", &S::proposition, "the content as a sentence of its own"),
        field("topic", &S::topic, "what it is about, in a few words of the article"),
        field("permille", &S::permille, "how sure the reader is, in thousandths"),
        field("rules", &S::rules, "what made or changed it, in that order"));
  }
  static constexpr auto list_fields() {
    using S = RecordedStatement;
    return std::tuple(
        field("speakers", &S::speakers, "who says it"),
        field("on_behalf_of", &S::on_behalf_of, "for whom it is said"),
        field("addressees", &S::addressees, "to whom it is said"),
        field("targets", &S::targets, "whom it concerns"),
        field("cue", &S::cue, "the words that say that something is said"),
        field("content", &S::content, "what is said"),
        field("quote", &S::quote, "the whole quotation or report that the content is part of"),
        field("speaker_words", &S::speaker_words, "the words that name who says it"),
        field("addressee_words", &S::addressee_words, "the words that name to whom"),
        field("channel_words", &S::channel_words, "the words that tell the channel"),
        field("place", &S::place, "where it was said"),
        field("date_words", &S::date_words, "when it was said"),
        field("target_words", &S::target_words, "the words that name whom it concerns"),
        field("modality", &S::modality, "the modal words"),
        field("condition", &S::condition, "the condition, with its marker where that stands inside"),
        field("consequence", &S::consequence, "what follows from the condition"),
        field("connective", &S::connective, "what binds the two, where it stands apart"),
        field("links", &S::links, "how it is bound to other statements"));
  }
  static constexpr auto fields() { return std::tuple_cat(value_fields(), list_fields()); }
  friend bool operator==(const RecordedStatement&, const RecordedStatement&) = default;
};

/// One happening: who did what to whom, and whether it was done (docs/events.md).
struct RecordedEvent {
  static constexpr FactKind kind_of_fact = FactKind::event;
  std::uint32_t ordinal = 0;
  Plover event = Plover::none;
  Plover content = Plover::none;
  std::string mode;
  std::vector<std::string> contexts{};
  Quad quad = Quad::none;
  std::string cameo;
  std::int16_t goldstein_tenths = 0;
  Realis realis = Realis::actual;
  Polarity polarity = Polarity::positive;
  bool is_background = false;
  bool is_hedged = false;
  std::uint32_t sentence_number = 0;
  std::optional<std::uint32_t> statement;
  std::optional<std::uint32_t> date;
  Matter matter = Matter::none;
  MatterState matter_state = MatterState::none;
  std::string place_name{};
  PlaceKind place_kind = PlaceKind::unknown;
  std::string place_country{};
  std::string place_area{};
  std::string latitude{};
  std::string longitude{};
  std::uint32_t geonames_id = 0;
  bool is_near_place = false;
  PlaceRule place_rule = PlaceRule::none;
  std::uint16_t permille = 0;
  std::vector<EventRule> rules{};
  std::vector<std::uint32_t> actor_words_of{};
  std::vector<std::uint32_t> recipient_words_of{};
  std::vector<std::uint32_t> also_of{};
  std::vector<RecordedParty> actors{};
  std::vector<RecordedParty> recipients{};
  std::vector<RecordedWords> actor_words{};
  std::vector<RecordedWords> recipient_words{};
  std::vector<RecordedWords> trigger{};
  std::vector<RecordedWords> also{};
  std::vector<RecordedWords> sentence{};
  std::vector<RecordedWords> place{};
  std::vector<RecordedWords> place_evidence{};
  std::vector<RecordedWords> condition{};
  std::vector<RecordedWords> matter_words{};

  static constexpr auto value_fields() {
    using E = RecordedEvent;
    return std::tuple(
        field("ordinal", &E::ordinal, "place among the events of the article, from 0"),
        field("event", &E::event, "PLOVER event, derived of content and realis: what is counted"),
        field("content", &E::content, "PLOVER event of the act that is spoken of"),
        field("mode", &E::mode, "PLOVER mode; empty for none"),
        field("contexts", &E::contexts, "PLOVER contexts, as a JSON array"),
        field("quad", &E::quad, "PLOVER quad class; SANCTION is material conflict"),
        field("cameo", &E::cameo, "CAMEO code that the label comes to"),
        field("goldstein_tenths", &E::goldstein_tenths, "Goldstein score of that code, times ten"),
        field("realis", &E::realis, "the status of the act that is spoken of"),
        field("polarity", &E::polarity, "negative: told as not having happened; not counted"),
        field("is_background", &E::is_background, "1 where it is told as background, not as news"),
        field("is_hedged", &E::is_hedged, "1 where who reports it does not vouch for it"),
        field("sentence_number", &E::sentence_number, "which sentence of the article tells it, from 0"),
        field("statement", &E::statement,
              "place of the statement that reports it; none where the article itself does"),
        field("date", &E::date, "place of its date among the article's; none for none"),
        field("matter", &E::matter, "what it deals with: regime, channel or flow; empty for none of these"),
        field("matter_state", &E::matter_state, "what is told of that matter: imposed, eased, used, ..."),
        field("place_name", &E::place_name,
              "the place, as the table of places calls it or as written; empty where none is told"),
        field("place_kind", &E::place_kind, "what the place is; empty where unknown"),
        field("place_country", &E::place_country, "ISO 3166 alpha-3 of the place; empty where unknown"),
        field("place_area", &E::place_area, "state or province of the place; empty where unknown"),
        field("latitude", &E::latitude,
              "of the town, an exact decimal, north positive; empty where it is not sure which it is"),
        field("longitude", &E::longitude, "the same, east positive"),
        field("geonames_id", &E::geonames_id, "GeoNames' number of the place; 0 where unknown"),
        field("is_near_place", &E::is_near_place, "1 where it is told as near or outside of the place"),
        field("place_rule", &E::place_rule, "what settled the place, or why it is not settled"),
        field("permille", &E::permille, "how sure the reader is, in thousandths"),
        field("rules", &E::rules, "what made or changed it, in that order"),
        field("actor_words_of", &E::actor_words_of,
              "for each stretch of actor_words the place in actors of whom it names, as a JSON array"),
        field("recipient_words_of", &E::recipient_words_of, "the same for recipient_words and recipients"),
        field("also_of", &E::also_of,
              "for each stretch of also which other mention it belongs to, from 0, as a JSON array"));
  }
  static constexpr auto list_fields() {
    using E = RecordedEvent;
    return std::tuple(
        field("actors", &E::actors, "who acts"), field("recipients", &E::recipients, "who is acted upon"),
        field("actor_words", &E::actor_words, "the words that name who acts"),
        field("recipient_words", &E::recipient_words, "the words that name who is acted upon"),
        field("trigger", &E::trigger, "the fewest words that carry it"),
        field("also", &E::also, "the triggers of its other mentions"),
        field("sentence", &E::sentence, "the sentence that tells it"),
        field("place", &E::place, "where, as named"),
        field("place_evidence", &E::place_evidence, "the words beside the name that settled where that is"),
        field("condition", &E::condition, "what it is bound to"),
        field("matter_words", &E::matter_words, "the words that name what it deals with"));
  }
  static constexpr auto fields() { return std::tuple_cat(value_fields(), list_fields()); }
  friend bool operator==(const RecordedEvent&, const RecordedEvent&) = default;
};

/// A number with what it counts (docs/quantities.md).
struct RecordedQuantity {
  static constexpr FactKind kind_of_fact = FactKind::quantity;
  std::uint32_t ordinal = 0;
  std::string low;
  std::string high;
  Exactness exactness = Exactness::exact;
  std::string unit;
  std::string thing;
  std::vector<std::string> scope;
  bool is_ordinal = false;
  std::optional<std::uint32_t> date;
  std::vector<RecordedWords> number{};
  std::vector<RecordedWords> phrase{};
  static constexpr auto fields() {
    using Q = RecordedQuantity;
    return std::tuple(
        field("ordinal", &Q::ordinal, "place among the quantities of the article, from 0"),
        field("low", &Q::low, "the value, or the lower end of a range: an exact decimal"),
        field("high", &Q::high, "the same, or the upper end"),
        field("exactness", &Q::exactness, "how exactly it is told"),
        field("unit", &Q::unit, "unit; empty for a plain count"),
        field("thing", &Q::thing, "what is counted, by its lemma"),
        field("scope", &Q::scope, "what narrows it, as a JSON array"),
        field("is_ordinal", &Q::is_ordinal, "1 for a place in an order"),
        field("date", &Q::date, "place of its date among the article's; none for none"),
        field("number", &Q::number, "the words of the number with its unit"),
        field("phrase", &Q::phrase, "these with the words of what is counted and of what narrows it"));
  }
  friend bool operator==(const RecordedQuantity&, const RecordedQuantity&) = default;
};

/// An item of one of a fact's lists, with the name of the list and its place there.
template <class Item>
struct RoleItem {
  std::string_view role;
  std::uint32_t ordinal;
  const Item* item;  ///< never null
};

/// All items of that type of a fact, in the order of its `fields()`.
template <class Item, HasFields Fact>
std::vector<RoleItem<Item>> items_of(const Fact& fact) {
  std::vector<RoleItem<Item>> all;
  for_each_field<Fact>([&](const auto& each) {
    const auto& held = fact.*each.member;
    if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::vector<Item>>) {
      std::uint32_t ordinal = 0;
      for (const Item& item : held) all.push_back({each.name, ordinal++, &item});
    }
  });
  return all;
}

/// All stretches of words of a fact.
template <HasFields Fact>
std::vector<RoleItem<RecordedWords>> words_of(const Fact& fact) {
  return items_of<RecordedWords>(fact);
}

/// Adds an item to the list of that name; false where there is none.
template <class Item, HasFields Fact>
bool add_item(Fact& fact, std::string_view role, Item item) {
  bool is_added = false;
  for_each_field<Fact>([&](const auto& each) {
    auto& held = fact.*each.member;
    if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::vector<Item>>) {
      if (each.name != role) return;
      held.push_back(std::move(item));
      is_added = true;
    }
  });
  return is_added;
}

}  // namespace rapporteur
