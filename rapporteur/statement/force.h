#pragma once

#include "rapporteur/base/fields.h"
#include "rapporteur/base/span.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// What a statement does: its illocutionary force (Searle 1975, cut for diplomacy).
enum class Force : std::uint8_t {
  none,
  assert_,
  predict,
  confirm,
  warn,
  threaten,
  demand,
  request,
  propose,
  offer,
  commit,
  assure,
  precondition,
  refuse,
  deny,
  refuse_comment,
  accuse,
  criticize,
  praise,
  endorse,
  hope,
  belief,
  non_reiteration,
  ask,
  agree,
  apologize
};
template <>
struct Names<Force> {
  static constexpr std::array<std::string_view, 26> all{
      "none",    "assert",          "predict", "confirm",   "warn",     "threaten",     "demand",
      "request", "propose",         "offer",   "commit",    "assure",   "precondition", "refuse",
      "deny",    "refuse_comment",  "accuse",  "criticize", "praise",   "endorse",      "hope",
      "belief",  "non_reiteration", "ask",     "agree",     "apologize"};
};

enum class Strength : std::uint8_t {
  explicit_,
  veiled  ///< the force is not in the words: "all options remain on the table"
};
template <>
struct Names<Strength> {
  static constexpr std::array<std::string_view, 2> all{"explicit", "veiled"};
};

enum class Polarity : std::uint8_t { positive, negative, unknown };
template <>
struct Names<Polarity> {
  static constexpr std::array<std::string_view, 3> all{"positive", "negative", "unknown"};
};

/// What decided a force; kept as its evidence, in the order in which it was asked.
enum class ForceRule : std::uint8_t {
  cue_class,        ///< the cue carries it: "warned", "denied"
  content_formula,  ///< a formula of diplomacy in the content
  content_clause,   ///< who is to act, mood and modality of the content's clause
  condition,        ///< a condition makes it a precondition, threat, offer or assurance
  learned,          ///< the small model weighed it
  fallback          ///< nothing spoke for another one
};
template <>
struct Names<ForceRule> {
  static constexpr std::array<std::string_view, 6> all{"cue_class", "content_formula", "content_clause",
                                                       "condition", "learned",         "fallback"};
};

/// The force of one statement, with what a careful reader could defend beside it.
struct ForceReading {
  Force force = Force::none;
  std::vector<Force> also{};  ///< the likeliest first
  Strength strength = Strength::explicit_;
  Polarity polarity = Polarity::positive;
  std::vector<TextSpan> modality{};  ///< the modal words, bytes of the text
  std::vector<ForceRule> rules{};
  friend bool operator==(const ForceReading&, const ForceReading&) = default;
};

enum class ConditionType : std::uint8_t { none, precondition, threat, offer, assurance, contingency, until };
template <>
struct Names<ConditionType> {
  static constexpr std::array<std::string_view, 7> all{"none",      "precondition", "threat", "offer",
                                                       "assurance", "contingency",  "until"};
};

/// What binds condition and consequence.
enum class ConditionRule : std::uint8_t {
  marker,       ///< "if", "unless", "on condition that"
  must_before,  ///< "must X before Y"
  must_or,      ///< "must X or Y", "X or Y"
  inversion,    ///< "should they", "had it"
  without,      ///< "without a truce"
  phrase,       ///< "in exchange for", "in the event of"
  bare          ///< "they attack, we answer"; "whoever proposes this will lose"
};
template <>
struct Names<ConditionRule> {
  static constexpr std::array<std::string_view, 7> all{"marker",  "must_before", "must_or", "inversion",
                                                       "without", "phrase",      "bare"};
};

/// A condition inside a statement: bytes of the text, in reading order.
struct ConditionReading {
  std::vector<TextSpan> condition{};  ///< with its marker, where that stands inside
  std::vector<TextSpan> consequence{};
  std::vector<TextSpan> connective{};  ///< where it stands apart: "before", "or"
  ConditionType type = ConditionType::none;
  ConditionRule rule = ConditionRule::marker;
  friend bool operator==(const ConditionReading&, const ConditionReading&) = default;
};

}  // namespace rapporteur
