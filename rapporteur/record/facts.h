#pragma once

#include "rapporteur/actor/actor.h"
#include "rapporteur/base/fields.h"
#include "rapporteur/base/span.h"
#include "rapporteur/date/date.h"
#include "rapporteur/statement/statement.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// What is said in an article, by whom and when, as the record keeps it: each fact with its words and where
/// they stand in the page.
namespace rapporteur {

/// One or more stretches of a page's bytes in reading order. There is no empty one.
class PageSpans {
 public:
  explicit PageSpans(PageSpan first) : all_{first} {}
  /// Expects at least one stretch.
  explicit PageSpans(std::vector<PageSpan> all);

  const std::vector<PageSpan>& all() const& { return all_; }
  friend bool operator==(const PageSpans&, const PageSpans&) = default;

 private:
  std::vector<PageSpan> all_;
};

/// A stretch of an article's words with where it stands in the page.
struct RecordedWords {
  std::string words;
  PageSpans spans{PageSpan{}};
  static constexpr auto fields() {
    return std::tuple(
        field("words", &RecordedWords::words, "the words, as the spans read"),
        field("spans", &RecordedWords::spans, "half-open ranges of page bytes, [[begin,end],...]"));
  }
  friend bool operator==(const RecordedWords&, const RecordedWords&) = default;
};

/// Who says what, with the words of each role and where they stand in the page.
struct RecordedAttribution {
  std::uint32_t ordinal = 0;
  QuoteType quote_type = QuoteType::none;
  std::uint16_t permille = 0;
  std::vector<AttributionRule> rules;
  std::vector<RecordedWords> speaker;
  std::vector<RecordedWords> cue;
  std::vector<RecordedWords> content;
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

/// A date or time expression with its words.
struct RecordedDate {
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
  std::string words;
  PageSpans spans{PageSpan{}};
  static constexpr auto fields() {
    return std::tuple(
        field("ordinal", &RecordedDate::ordinal, "place among the dates of the article, from 0"),
        field("type", &RecordedDate::type, "DATE, TIME, DURATION or SET (TIMEX3)"),
        field("value", &RecordedDate::value, "TIMEX3 value"),
        field("modifier", &RecordedDate::modifier, "TIMEX3 modifier; empty for none"),
        field("granularity", &RecordedDate::granularity, "how finely it is told"),
        field("first_day", &RecordedDate::first_day, "first day it comes to, ISO 8601; null where unsettled"),
        field("last_day", &RecordedDate::last_day, "last day it comes to, ISO 8601"),
        field("rule", &RecordedDate::rule, "how it was settled"),
        field("anchor", &RecordedDate::anchor, "ordinal of the date that it was counted from"),
        field("is_inferred", &RecordedDate::is_inferred, "settled against an inferred day of publication"),
        field("words", &RecordedDate::words, "the words, as the spans read"),
        field("spans", &RecordedDate::spans, "half-open ranges of page bytes, [[begin,end],...]"));
  }
  friend bool operator==(const RecordedDate&, const RecordedDate&) = default;
};

/// Who acts or speaks in an article.
struct RecordedActor {
  std::uint32_t ordinal = 0;
  std::string name;
  ActorKind kind = ActorKind::unknown;
  std::string country;
  std::string sector;
  std::string second_sector;
  std::vector<std::string> variants;
  std::vector<RecordedWords> roles;
  static constexpr auto fields() {
    return std::tuple(
        field("ordinal", &RecordedActor::ordinal, "place among the actors of the article, from 0"),
        field("name", &RecordedActor::name, "the fullest name"),
        field("kind", &RecordedActor::kind, "what it is"),
        field("country", &RecordedActor::country,
              "ISO 3166 alpha-3, or PLOVER's code of a body above states"),
        field("sector", &RecordedActor::sector, "PLOVER sector"),
        field("second_sector", &RecordedActor::second_sector, "PLOVER's further sector"),
        field("variants", &RecordedActor::variants, "other names of it in the article"),
        field("roles", &RecordedActor::roles, "offices and ranks that the article gives it"));
  }
  friend bool operator==(const RecordedActor&, const RecordedActor&) = default;
};

/// Words that stand for an actor, or for several.
struct RecordedMention {
  std::uint32_t ordinal = 0;
  MentionForm form = MentionForm::name;
  MentionRule rule = MentionRule::none;
  std::uint16_t permille = 0;
  std::vector<std::uint32_t> actors;
  std::string words;
  PageSpans spans{PageSpan{}};
  static constexpr auto fields() {
    return std::tuple(
        field("ordinal", &RecordedMention::ordinal, "place among the mentions of the article, from 0"),
        field("form", &RecordedMention::form, "how it names its actor"),
        field("rule", &RecordedMention::rule, "what joined it to its actor"),
        field("permille", &RecordedMention::permille, "how sure the link is, in thousandths"),
        field("actors", &RecordedMention::actors, "ordinals of the actors it stands for, [0,...]"),
        field("words", &RecordedMention::words, "the words, as the spans read"),
        field("spans", &RecordedMention::spans, "half-open ranges of page bytes, [[begin,end],...]"));
  }
  friend bool operator==(const RecordedMention&, const RecordedMention&) = default;
};

/// Who speaks, is spoken to or spoken of.
struct RecordedParty {
  std::string name;
  std::optional<std::uint32_t> actor;
  static constexpr auto fields() {
    return std::tuple(
        field("name", &RecordedParty::name, "who it is, resolved"),
        field("actor", &RecordedParty::actor, "ordinal among the actors of the article; null for none"));
  }
  friend bool operator==(const RecordedParty&, const RecordedParty&) = default;
};

/// How a statement is bound to another one of its article.
struct RecordedLink {
  StatementLinkKind kind = StatementLinkKind::restates;
  std::uint32_t statement = 0;
  static constexpr auto fields() {
    return std::tuple(field("kind", &RecordedLink::kind, "how it is bound to the other"),
                      field("statement", &RecordedLink::statement, "ordinal of the other statement"));
  }
  friend bool operator==(const RecordedLink&, const RecordedLink&) = default;
};

/// One claim with one force: who says it, to whom, by which way, on which condition.
struct RecordedStatement {
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
  std::vector<Force> force_also;
  Strength strength = Strength::explicit_;
  Polarity polarity = Polarity::positive;
  std::vector<ForceRule> force_rules;
  ConditionType condition_type = ConditionType::none;
  std::optional<ConditionRule> condition_rule;
  std::string proposition;
  std::string topic;
  std::uint16_t permille = 0;
  std::vector<StatementRule> rules;
  std::vector<RecordedWords> speaker_words;
  std::vector<RecordedWords> cue_words;
  std::vector<RecordedWords> content_words;
  std::vector<RecordedWords> quote_words;
  std::vector<RecordedWords> addressee_words;
  std::vector<RecordedWords> channel_words;
  std::vector<RecordedWords> place_words;
  std::vector<RecordedWords> date_words;
  std::vector<RecordedWords> target_words;
  std::vector<RecordedWords> modality_words;
  std::vector<RecordedWords> condition_words;
  std::vector<RecordedWords> consequence_words;
  std::vector<RecordedWords> connective_words;
  std::vector<RecordedParty> speakers;
  std::vector<RecordedParty> principals;
  std::vector<RecordedParty> addressees;
  std::vector<RecordedParty> targets;
  std::vector<RecordedLink> links;
  static constexpr auto fields();
  friend bool operator==(const RecordedStatement&, const RecordedStatement&) = default;
};

constexpr auto RecordedStatement::fields() {
  using Own = RecordedStatement;
  return std::tuple(
      field("ordinal", &Own::ordinal, "place among the statements of the article, from 0"),
      field("kind", &Own::kind, "what it is told as"),
      field("attribution", &Own::attribution, "ordinal of the attribution it was made of; null for none"),
      field("quotation", &Own::quotation, "ordinal of the first statement of the same quotation or sentence"),
      field("is_in_headline", &Own::is_in_headline, "stands in a headline"),
      field("is_floating", &Own::is_floating, "a quotation without words that say who speaks"),
      field("nested_in", &Own::nested_in, "ordinal of the statement that reports it; null for none"),
      field("quote_type", &Own::quote_type, "whether the content stands in quotation marks"),
      field("speaker_form", &Own::speaker_form, "how the words name the speaker"),
      field("channel", &Own::channel, "the way by which it was made known; empty where that is not told"),
      field("channel_origin", &Own::channel_origin, "whether the channel is told here or before"),
      field("date", &Own::date, "ordinal of its date; null for none"),
      field("force", &Own::force, "what the statement does"),
      field("force_also", &Own::force_also, "what a careful reader could defend beside it"),
      field("strength", &Own::strength, "whether the words carry the force"),
      field("polarity", &Own::polarity, "whether it is affirmed"),
      field("force_rules", &Own::force_rules, "what decided the force, in that order"),
      field("condition_type", &Own::condition_type, "what kind of condition it has; empty for none"),
      field("condition_rule", &Own::condition_rule, "what binds condition and consequence"),
      field("proposition", &Own::proposition, "the content as a sentence of its own"),
      field("topic", &Own::topic, "what it is about, in a few words"),
      field("permille", &Own::permille, "how sure the reader is, in thousandths"),
      field("rules", &Own::rules, "what made or changed it, in that order"),
      field("speaker_words", &Own::speaker_words, "the words that name who says it"),
      field("cue_words", &Own::cue_words, "the words that say that something is said"),
      field("content_words", &Own::content_words, "what is said"),
      field("quote_words", &Own::quote_words, "the whole quotation or report that it is part of"),
      field("addressee_words", &Own::addressee_words, "the words that name to whom it is said"),
      field("channel_words", &Own::channel_words, "the words that tell the channel"),
      field("place_words", &Own::place_words, "the words that tell where it was said"),
      field("date_words", &Own::date_words, "the words that tell when it was said"),
      field("target_words", &Own::target_words, "the words that name whom it is about or aimed at"),
      field("modality_words", &Own::modality_words, "the modal words"),
      field("condition_words", &Own::condition_words, "the condition"),
      field("consequence_words", &Own::consequence_words, "what follows from the condition"),
      field("connective_words", &Own::connective_words, "what binds the two, where it stands apart"),
      field("speakers", &Own::speakers, "who says it, resolved"),
      field("principals", &Own::principals, "on whose behalf"),
      field("addressees", &Own::addressees, "to whom, resolved"),
      field("targets", &Own::targets, "whom or what it is about or aimed at, resolved"),
      field("links", &Own::links, "how it is bound to other statements"));
}

/// Part of a fact that has a role in it: a stretch of words, a party, a link.
template <class Part>
struct RolePart {
  std::string_view role;  ///< name of the field
  std::uint32_t ordinal = 0;
  const Part* part = nullptr;  ///< never null
};

/// All parts of one kind that a fact has, in the order of its `fields()`.
template <class Part, HasFields Fact>
std::vector<RolePart<Part>> parts_of(const Fact& fact) {
  std::vector<RolePart<Part>> all;
  for_each_field<Fact>([&](const auto& each) {
    const auto& held = fact.*each.member;
    if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::vector<Part>>) {
      std::uint32_t ordinal = 0;
      for (const Part& part : held) all.push_back({each.name, ordinal++, &part});
    }
  });
  return all;
}

/// Adds a part to the field of that name; false where there is none.
template <class Part, HasFields Fact>
bool add_part(Fact& fact, std::string_view role, Part part) {
  bool is_added = false;
  for_each_field<Fact>([&](const auto& each) {
    auto& held = fact.*each.member;
    if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::vector<Part>>) {
      if (each.name != role) return;
      held.push_back(std::move(part));
      is_added = true;
    }
  });
  return is_added;
}

/// The names of a fact's fields that hold parts of one kind.
template <class Part, HasFields Fact>
std::vector<std::string_view> roles_of() {
  std::vector<std::string_view> names;
  for_each_field<Fact>([&](const auto& each) {
    using Held = std::decay_t<decltype(std::declval<Fact>().*each.member)>;
    if constexpr (std::is_same_v<Held, std::vector<Part>>) names.push_back(each.name);
  });
  return names;
}

}  // namespace rapporteur
