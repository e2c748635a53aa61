#pragma once

#include "rapporteur/base/fields.h"
#include "rapporteur/base/span.h"
#include "rapporteur/statement/attribution.h"
#include "rapporteur/statement/force.h"
#include "rapporteur/statement/weighing.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// What a statement is told as.
enum class StatementKind : std::uint8_t {
  statement,     ///< what somebody says, with its content
  act_report,    ///< an act of speech without its claim: "issued a stern rebuke"
  speech_event,  ///< that somebody spoke
  attitude,      ///< a position without utterance: "remain sceptical about"
  agenda         ///< what is to be spoken of
};
template <>
struct Names<StatementKind> {
  static constexpr std::array<std::string_view, 5> all{"statement", "act_report", "speech_event", "attitude",
                                                       "agenda"};
};

/// The way by which a statement was made known.
enum class Channel : std::uint8_t {
  none,
  press_conference,
  interview,
  un_meeting,
  remarks,
  announcement,
  publication,
  call,
  other
};
template <>
struct Names<Channel> {
  static constexpr std::array<std::string_view, 9> all{
      "",     "press_conference", "interview", "un_meeting", "remarks", "announcement", "publication", "call",
      "other"};
};

/// Where a channel is told.
enum class ChannelOrigin : std::uint8_t {
  none,
  explicit_,  ///< at the statement itself
  inherited   ///< by an earlier statement of the same occasion
};
template <>
struct Names<ChannelOrigin> {
  static constexpr std::array<std::string_view, 3> all{"none", "explicit", "inherited"};
};

/// How the words name a speaker.
enum class SpeakerForm : std::uint8_t { none, name, pronoun, nominal, title, possessive, elided, inherited };
template <>
struct Names<SpeakerForm> {
  static constexpr std::array<std::string_view, 8> all{"none",  "name",       "pronoun", "nominal",
                                                       "title", "possessive", "elided",  "inherited"};
};

/// Who speaks, is spoken to or spoken of: an actor of the article, or a description that names nobody.
struct Party {
  std::string name;         ///< resolved: the actor's name, or the description as written
  std::int32_t actor = -1;  ///< index into the article's actors; -1 where it is none of them
  static constexpr auto fields() {
    return std::tuple(field("name", &Party::name, "who it is, resolved"),
                      field("actor", &Party::actor, "index into the article's actors; -1 for none"));
  }
  friend bool operator==(const Party&, const Party&) = default;
};

/// How one statement is bound to another.
enum class StatementLinkKind : std::uint8_t {
  restates,   ///< says the same
  disputes,   ///< rejects it
  continues,  ///< goes on with it
  reports     ///< is an outlet's or somebody's report of it, which holds it
};
template <>
struct Names<StatementLinkKind> {
  static constexpr std::array<std::string_view, 4> all{"restates", "disputes", "continues", "reports"};
};
struct StatementLink {
  StatementLinkKind kind = StatementLinkKind::restates;
  std::uint32_t statement = 0;  ///< index among the article's statements
  friend bool operator==(const StatementLink&, const StatementLink&) = default;
};

/// What made or changed a statement; kept as its evidence, in the order in which it happened.
enum class StatementRule : std::uint8_t {
  attribution,        ///< an attribution's content
  cut_at_sentence,    ///< one of several sentences of one quotation
  cut_at_clause,      ///< one of several claims of one sentence
  joined_quotation,   ///< a quotation without a cue, given to the speaker before
  speech_act,         ///< a verb or noun of speech without a content
  headline,           ///< a headline's form
  nested_cue,         ///< a cue inside a content
  speaker_elided,     ///< the subject is that of the verb before
  speaker_carried,    ///< the last speaker
  speaker_actor,      ///< by the mention of an actor
  speaker_described,  ///< by its description
  channel_words,      ///< by words of the occasion
  channel_carried,    ///< by an earlier statement
  addressee_words,    ///< by the words next to the cue
  addressee_carried,  ///< by an earlier statement
  target_words        ///< by the content's or the cue's arguments
};
template <>
struct Names<StatementRule> {
  static constexpr std::array<std::string_view, 16> all{
      "attribution",     "cut_at_sentence", "cut_at_clause",     "joined_quotation",
      "speech_act",      "headline",        "nested_cue",        "speaker_elided",
      "speaker_carried", "speaker_actor",   "speaker_described", "channel_words",
      "channel_carried", "addressee_words", "addressee_carried", "target_words"};
};

/// One claim with one force, reported of somebody who is not the author: who says it, to whom, by which way,
/// with what force, on which condition (docs/statements.md). Spans are bytes of `Article::text`, in reading
/// order; a role that the article does not tell is empty.
struct Statement {
  StatementKind kind = StatementKind::statement;
  std::int32_t attribution = -1;  ///< index among the article's attributions; -1: found by our rules alone
  std::uint32_t quotation = 0;    ///< index of the first statement that shares the quotation or sentence
  bool is_in_headline = false;
  bool is_floating = false;     ///< a quotation without words that say who speaks
  std::int32_t nested_in = -1;  ///< index of the statement that reports it; -1 for none

  std::vector<TextSpan> cue{};
  std::vector<TextSpan> content{};
  std::vector<TextSpan> quote{};  ///< the whole quotation or report that the content is part of
  QuoteType quote_type = QuoteType::none;

  std::vector<TextSpan> speaker_words{};
  std::vector<Party> speakers{};
  SpeakerForm speaker_form = SpeakerForm::none;
  std::optional<Party> on_behalf_of{};
  std::vector<TextSpan> addressee_words{};
  std::vector<Party> addressees{};
  std::vector<TextSpan> channel_words{};
  Channel channel = Channel::none;
  ChannelOrigin channel_origin = ChannelOrigin::none;
  std::vector<TextSpan> place{};
  std::vector<TextSpan> date_words{};
  std::int32_t date = -1;  ///< index among the article's dates; -1 for none
  std::vector<TextSpan> target_words{};
  std::vector<Party> targets{};

  ForceReading force{};
  std::optional<ConditionReading> condition{};

  std::string proposition{};  ///< the content as a sentence of its own, names resolved where they are known
  std::string topic{};        ///< what it is about, in a few words of the article; empty where nothing tells
  std::vector<StatementLink> links{};
  std::uint16_t permille = 0;  ///< how sure the reader is, in thousandths
  std::vector<StatementRule> rules{};
  friend bool operator==(const Statement&, const Statement&) = default;
};

}  // namespace rapporteur
