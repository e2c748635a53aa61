#pragma once

#include "rapporteur/base/fields.h"
#include "rapporteur/base/span.h"
#include "rapporteur/statement/statement.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// PLOVER's events (draft 1.3, Open Event Data Alliance).
enum class Plover : std::uint8_t {
  none,
  agree,
  consult,
  support,
  concede,
  cooperate,
  aid,
  retreat,
  request,
  accuse,
  reject,
  threaten,
  protest,
  sanction,
  mobilize,
  coerce,
  assault
};
template <>
struct Names<Plover> {
  static constexpr std::array<std::string_view, 17> all{
      "",       "AGREE",  "CONSULT",  "SUPPORT", "CONCEDE",  "COOPERATE", "AID",    "RETREAT", "REQUEST",
      "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE",  "COERCE", "ASSAULT"};
};

/// PLOVER's quad classes: words or deeds, cooperation or conflict.
enum class Quad : std::uint8_t {
  none,
  verbal_cooperation,
  material_cooperation,
  verbal_conflict,
  material_conflict
};
template <>
struct Names<Quad> {
  static constexpr std::array<std::string_view, 5> all{"", "verbal_cooperation", "material_cooperation",
                                                       "verbal_conflict", "material_conflict"};
};

/// The status of the act that is spoken of, not of the speaking.
enum class Realis : std::uint8_t {
  actual,        ///< done or under way
  future,        ///< planned, promised or held out without a condition
  conditional,   ///< bound to a condition
  requested,     ///< somebody asks for it
  refused,       ///< somebody declines it
  ceased,        ///< suspended or ended
  hypothetical,  ///< possible, nobody is committed
  habitual,      ///< told as repeated
  historic       ///< over about a year before publication
};
template <>
struct Names<Realis> {
  static constexpr std::array<std::string_view, 9> all{"actual",       "future",   "conditional",
                                                       "requested",    "refused",  "ceased",
                                                       "hypothetical", "habitual", "historic"};
};

/// What made or changed an event; kept as its evidence, in the order in which it was asked.
enum class EventRule : std::uint8_t {
  verb,               ///< a verb of the lexicon
  noun,               ///< an event noun of the lexicon
  light_verb,         ///< a verb that carries an event noun: "hold talks"
  control,            ///< a verb above settles what becomes of the act: "agreed to", "refused to"
  auxiliary,          ///< "will", "would", "may", "should"
  negation,           ///< "not", "never", "no"
  condition,          ///< a condition binds it
  phase,              ///< begun, resumed, ended, called off
  date_words,         ///< a date settles it: years ago, next week
  repetition,         ///< told as repeated
  pluperfect,         ///< told as background
  passive,            ///< the subject receives
  shared_subject,     ///< the subject of a verb beside or above it
  reciprocal,         ///< all are actors
  noun_arguments,     ///< actor and recipient by the noun's modifiers
  statement_force,    ///< the force of a statement
  statement_speaker,  ///< the actor is who speaks
  derived,            ///< the label comes from the content and its realis
  learned,            ///< the learned model was asked
  merged,             ///< told more than once
  implied             ///< the recipient is named beside the event, not at it
};
template <>
struct Names<EventRule> {
  static constexpr std::array<std::string_view, 21> all{
      "verb",           "noun",       "light_verb",     "control",         "auxiliary",         "negation",
      "condition",      "phase",      "date_words",     "repetition",      "pluperfect",        "passive",
      "shared_subject", "reciprocal", "noun_arguments", "statement_force", "statement_speaker", "derived",
      "learned",        "merged",     "implied"};
};

/// What an event deals with, where that is something that coverage is asked about.
enum class Matter : std::uint8_t {
  none,
  regime,   ///< sanctions, an embargo, a ban, duties
  channel,  ///< a way between parties: a hotline, envoys, talks, letters
  flow      ///< what somebody supplies to somebody: oil, grain, arms, labour, money
};
template <>
struct Names<Matter> {
  static constexpr std::array<std::string_view, 4> all{"", "regime", "channel", "flow"};
};

/// What is told of a matter, derived of the event's label and words.
enum class MatterState : std::uint8_t {
  none,
  wanted,      ///< somebody asks for it
  promised,    ///< it is to come
  threatened,  ///< it is held out against somebody
  opened,      ///< a channel: begun or restored
  used,        ///< a channel: they speak by it
  imposed,     ///< a regime: put in force
  tightened,   ///< a regime: made harder
  eased,       ///< a regime: lifted or softened, or to be
  evaded,      ///< a regime: got round or broken
  supplied,    ///< a flow: sent, sold or given
  stopped,     ///< a channel or flow: closed, halted
  refused,     ///< somebody will not have it
  denied       ///< told as not so
};
template <>
struct Names<MatterState> {
  static constexpr std::array<std::string_view, 14> all{
      "",          "wanted", "promised", "threatened", "opened",  "used",    "imposed",
      "tightened", "eased",  "evaded",   "supplied",   "stopped", "refused", "denied"};
};

/// Who acts or is acted upon: an actor of the article, or a description that names nobody.
struct EventParty {
  std::string name;         ///< resolved: the actor's name, or the description as written
  std::int32_t actor = -1;  ///< index into the article's actors; -1 where it is none of them
  TextSpan words;           ///< the mention at the event, bytes of the text
  static constexpr auto fields() {
    return std::tuple(field("name", &EventParty::name, "who it is, resolved"),
                      field("actor", &EventParty::actor, "index into the article's actors; -1 for none"),
                      field("words", &EventParty::words, "the mention at the event"));
  }
  friend bool operator==(const EventParty&, const EventParty&) = default;
};

/// One happening: who did what to whom, and whether it was done. Spans are bytes of `Article::text`, in
/// reading order. The label is derived of two things that are kept beside it: the class of what is spoken of
/// (`content`) and its realis (docs/events.md).
struct Event {
  Plover event = Plover::none;    ///< the label: what is counted
  Plover content = Plover::none;  ///< what would be, or was, done: AID in "promised aid"
  std::string mode{};             ///< PLOVER's mode, "visit"; empty: none
  std::vector<std::string> contexts{};
  Quad quad = Quad::none;
  std::string cameo{};                ///< the CAMEO code that the label comes to: "042"
  std::int16_t goldstein_tenths = 0;  ///< that code's Goldstein score, times ten
  Realis realis = Realis::actual;
  Polarity polarity = Polarity::positive;  ///< negative: told as not having happened; not counted
  bool is_background = false;              ///< told as background, not as this article's news
  std::int32_t statement = -1;             ///< index of the statement that reports it; -1: the article itself
  bool is_hedged = false;                  ///< who reports it does not vouch for it: "allegedly"

  std::vector<EventParty> actors{};
  std::vector<EventParty> recipients{};
  std::vector<TextSpan> trigger{};            ///< the fewest words that carry it
  std::vector<std::vector<TextSpan>> also{};  ///< the triggers of its other mentions
  TextSpan sentence{};                        ///< what tells it, whole
  std::uint32_t sentence_number = 0;          ///< that sentence's place in the article, from 0
  std::int32_t date = -1;                     ///< index among the article's dates; -1 for none
  std::vector<TextSpan> place{};              ///< as named
  std::vector<TextSpan> condition{};          ///< what it is bound to
  Matter matter = Matter::none;               ///< what it deals with
  MatterState matter_state = MatterState::none;
  std::vector<TextSpan> matter_words{};  ///< the words that name the matter
  std::vector<EventRule> rules{};
  std::uint16_t permille = 0;  ///< how sure the reader is, in thousandths
  static constexpr auto fields() {
    return std::tuple(
        field("event", &Event::event, "PLOVER event, derived of content and realis"),
        field("content", &Event::content, "PLOVER event of the act that is spoken of"),
        field("mode", &Event::mode, "PLOVER mode; empty for none"),
        field("contexts", &Event::contexts, "PLOVER contexts"),
        field("quad", &Event::quad, "PLOVER quad class"), field("cameo", &Event::cameo, "CAMEO code"),
        field("goldstein_tenths", &Event::goldstein_tenths, "Goldstein score of the CAMEO code, times ten"),
        field("realis", &Event::realis, "the status of the act that is spoken of"),
        field("polarity", &Event::polarity, "negative: told as not having happened"),
        field("is_background", &Event::is_background, "told as background"),
        field("statement", &Event::statement,
              "index of the statement that reports it; -1: the article itself"),
        field("is_hedged", &Event::is_hedged, "who reports it does not vouch for it"),
        field("actors", &Event::actors, "who acts"),
        field("recipients", &Event::recipients, "who is acted upon"),
        field("trigger", &Event::trigger, "the words that carry it"),
        field("also", &Event::also, "the triggers of its other mentions"),
        field("sentence", &Event::sentence, "the sentence that tells it"),
        field("sentence_number", &Event::sentence_number, "place of that sentence in the article, from 0"),
        field("date", &Event::date, "index among the article's dates; -1 for none"),
        field("place", &Event::place, "places as named"),
        field("condition", &Event::condition, "what it is bound to"),
        field("matter", &Event::matter, "what it deals with: a regime, a channel, a flow"),
        field("matter_state", &Event::matter_state, "what is told of that matter"),
        field("matter_words", &Event::matter_words, "the words that name the matter"),
        field("rules", &Event::rules, "what made or changed it"),
        field("permille", &Event::permille, "how sure the reader is, in thousandths"));
  }
  friend bool operator==(const Event&, const Event&) = default;
};

}  // namespace rapporteur
