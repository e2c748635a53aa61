#pragma once

#include "rapporteur/base/fields.h"
#include "rapporteur/base/span.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// What an actor is.
enum class ActorKind : std::uint8_t {
  unknown,
  person,
  state,         ///< a country or its government as a whole
  organisation,  ///< a ministry, a party, an alliance, a company, an outlet
  office,        ///< a post whose holder is not named: "the secretary of state"
  group,         ///< people told by what they are: "reporters", "senior officials", "rebels"
  place          ///< a place that is not an actor where it is named
};
template <>
struct Names<ActorKind> {
  static constexpr std::array<std::string_view, 7> all{"",       "person", "state", "organisation",
                                                       "office", "group",  "place"};
};

/// How a mention names its actor.
enum class MentionForm : std::uint8_t {
  name,        ///< "Rex Tillerson", "North Korea"
  name_part,   ///< "Tillerson", "Mr Ja"
  acronym,     ///< "IAEA"
  metonym,     ///< "Washington", "the White House", "the Kremlin"
  demonym,     ///< "Chinese", "the Americans"
  title,       ///< "the secretary of state"
  nominal,     ///< "the ministry", "officials", "the two countries"
  possessive,  ///< "his government", "Kim's regime"
  pronoun      ///< "he", "we"
};
template <>
struct Names<MentionForm> {
  static constexpr std::array<std::string_view, 9> all{
      "name", "name_part", "acronym", "metonym", "demonym", "title", "nominal", "possessive", "pronoun"};
};

/// What joined a mention to its actor; the evidence of the link.
enum class MentionRule : std::uint8_t {
  none,            ///< joined to nobody
  first_mention,   ///< the actor's first one
  same_name,       ///< the same words
  gazetteer,       ///< two names of one entry of the gazetteer
  part_of_name,    ///< part of a fuller name
  title_and_name,  ///< a title before a part of a name
  bracketed,       ///< "International Atomic Energy Agency (IAEA)"
  apposition,      ///< "Rex Tillerson, the secretary of state,"
  role_before_name,
  variant,               ///< misspelt or otherwise transcribed
  holder_of_role,        ///< a title whose holder was named
  salience,              ///< the likeliest actor of the fitting kind
  speaker_of_quotation,  ///< "I" and "we" inside a quotation
  last_compared,         ///< "the two countries"
  owner                  ///< the actor that a possessive names
};
template <>
struct Names<MentionRule> {
  static constexpr std::array<std::string_view, 15> all{"none",
                                                        "first_mention",
                                                        "same_name",
                                                        "gazetteer",
                                                        "part_of_name",
                                                        "title_and_name",
                                                        "bracketed",
                                                        "apposition",
                                                        "role_before_name",
                                                        "variant",
                                                        "holder_of_role",
                                                        "salience",
                                                        "speaker_of_quotation",
                                                        "last_compared",
                                                        "owner"};
};

/// Words of an article that stand for an actor, or for several ("the two countries"); for none where nothing
/// decides.
struct ActorMention {
  TextSpan span;  ///< bytes of the text, without article and punctuation at its ends
  MentionForm form = MentionForm::name;
  MentionRule rule = MentionRule::none;
  std::uint16_t permille = 0;         ///< how sure the link is, in thousandths
  std::vector<std::uint32_t> actors;  ///< indices into `Actors::all`
  static constexpr auto fields() {
    return std::tuple(field("span", &ActorMention::span, "bytes of the article's text"),
                      field("form", &ActorMention::form, "how it names its actor"),
                      field("rule", &ActorMention::rule, "what joined it to its actor"),
                      field("permille", &ActorMention::permille, "how sure the link is, in thousandths"),
                      field("actors", &ActorMention::actors, "indices of the actors it stands for"));
  }
  friend bool operator==(const ActorMention&, const ActorMention&) = default;
};

/// An office or rank that the article gives an actor: "US secretary of state".
struct ActorRole {
  std::string title;  ///< as written, without article
  TextSpan span;
  friend bool operator==(const ActorRole&, const ActorRole&) = default;
};

/// Who acts or speaks in an article: a person, an office, a state, a body or a group, gathered from mentions.
struct Actor {
  std::string name;  ///< the fullest name: "Rex Tillerson"; a state's by the gazetteer: "United States"
  ActorKind kind = ActorKind::unknown;
  std::string country;  ///< ISO 3166 alpha-3 or PLOVER's IGO, UNO, EUR, NGO, ISM, IMG, MNC; empty: unknown
  std::string sector;   ///< PLOVER: "GOV", "MIL", ...; empty: unknown
  std::string second_sector;          ///< PLOVER's further code; mostly empty
  std::vector<ActorRole> roles;       ///< in text order
  std::vector<std::string> variants;  ///< other names of it in the article, by first mention
  static constexpr auto fields() {
    return std::tuple(
        field("name", &Actor::name, "the fullest name"), field("kind", &Actor::kind, "what it is"),
        field("country", &Actor::country, "ISO 3166 alpha-3, or PLOVER's code of a body above states"),
        field("sector", &Actor::sector, "PLOVER sector"),
        field("second_sector", &Actor::second_sector, "PLOVER's further sector"),
        field("variants", &Actor::variants, "other names of it in the article"));
  }
  friend bool operator==(const Actor&, const Actor&) = default;
};

/// The actors of an article, and where they are mentioned.
struct Actors {
  std::vector<Actor> all;              ///< by first mention
  std::vector<ActorMention> mentions;  ///< in text order; one may stand inside another

  /// The mention that names what a span of the text speaks of: that of the span's syntactic head, or else the
  /// widest mention inside the span; null where there is none. Offsets are bytes of the text.
  const ActorMention* mention_in(TextSpan span, TextSpan head) const;
};

namespace actor {

/// How sure it is that an actor so coded acts in politics: 2 sure, 1 where somebody else does beside it, 0
/// not.
int political_weight(ActorKind kind, std::string_view country, std::string_view sector, bool has_role);

}  // namespace actor

}  // namespace rapporteur
