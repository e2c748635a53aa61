#pragma once

#include "rapporteur/base/fields.h"
#include "rapporteur/record/record.h"
#include "rapporteur/story/kept.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Articles grouped: copies folded first, then stories, then story lines. Articles are named by their
/// numbers, days by ISO 8601, strengths in thousandths.
namespace rapporteur {

/// What a later article is to an earlier one whose words it repeats.
enum class CopyKind : std::uint8_t {
  identical,  ///< the same words
  contains,   ///< all of the earlier one, and more
  cut,        ///< part of the earlier one, and nothing else
  revised     ///< most of the earlier one, with other words in places
};
template <>
struct Names<CopyKind> {
  static constexpr std::array<std::string_view, 4> all{"identical", "contains", "cut", "revised"};
};

/// One article that repeats the words of another.
struct Copy {
  std::int64_t article = 0;
  std::int64_t original = 0;  ///< the earliest article that it repeats
  CopyKind kind = CopyKind::identical;
  std::uint16_t containment_permille = 0;  ///< shared 5-word shingles over those of the shorter article
  std::uint16_t jaccard_permille = 0;      ///< shared shingles over those of both
  static constexpr auto fields() {
    return std::tuple(
        field("article", &Copy::article, "number of the article"),
        field("original", &Copy::original, "number of the earliest article that it repeats"),
        field("kind", &Copy::kind, "what the article is to the original"),
        field("containment_permille", &Copy::containment_permille,
              "shared 5-word shingles over those of the shorter one, in thousandths"),
        field("jaccard_permille", &Copy::jaccard_permille, "shared shingles over those of both"));
  }
  friend bool operator==(const Copy&, const Copy&) = default;
};

/// What speaks for two articles, or two stories, belonging together, or against it.
enum class StorySign : std::uint8_t {
  copy,       ///< repeated words
  text,       ///< weighted words in common
  title,      ///< words of the headlines
  actors,     ///< the same actors
  numbers,    ///< a rare number of the same thing
  quotation,  ///< the same quoted words
  date,       ///< the days that the events are settled on
  gap,        ///< days between the publications
  conflict,   ///< days between their events, where none of both falls on one day
  trigger,    ///< the words that carry two events
  label,      ///< what kind of act they are
  status,     ///< whether they are denied, usual or long over
  standing,   ///< where they stand in their articles
  frequent    ///< how often such words carry events of the story
};
template <>
struct Names<StorySign> {
  static constexpr std::array<std::string_view, 14> all{
      "copy", "text",     "title",   "actors", "numbers", "quotation", "date",
      "gap",  "conflict", "trigger", "label",  "status",  "standing",  "frequent"};
};

/// One sign with its value and what it added to the decision; kept so that "why together" can be answered.
struct StoryEvidence {
  StorySign sign = StorySign::text;
  std::int16_t value_permille = 0;   ///< the feature, 0..1000 unless the sign says otherwise
  std::int32_t weight_permille = 0;  ///< its share of the score (log-odds), signed
  std::string words{};               ///< what was shared, in a few words; empty where that says nothing
  static constexpr auto fields() {
    return std::tuple(field("sign", &StoryEvidence::sign, "what was looked at"),
                      field("value_permille", &StoryEvidence::value_permille, "its value, in thousandths"),
                      field("weight_permille", &StoryEvidence::weight_permille,
                            "what it added to the log-odds, in thousandths"),
                      field("words", &StoryEvidence::words, "what was shared"));
  }
  friend bool operator==(const StoryEvidence&, const StoryEvidence&) = default;
};

/// An article in its story.
struct StoryMember {
  std::int64_t article = 0;
  std::optional<std::int64_t> beside;  ///< the article of the story it was joined to; none for the first one
  std::uint16_t permille = 0;          ///< how sure the link is
  std::vector<StoryEvidence> evidence{};
  friend bool operator==(const StoryMember&, const StoryMember&) = default;
};

/// Articles on the same happening, from different outlets.
struct Story {
  std::int64_t id = 0;  ///< stays the story's own when stories are born, merged or split
  std::string title;    ///< headline of its most central article
  std::optional<std::string> first_day;
  std::optional<std::string> last_day;
  std::vector<StoryMember> members;  ///< in order of article numbers
  std::vector<Copy> copies;          ///< among the members
  friend bool operator==(const Story&, const Story&) = default;
};

/// What became of stories' ids.
enum class StoryChangeKind : std::uint8_t { born, merged, split };
template <>
struct Names<StoryChangeKind> {
  static constexpr std::array<std::string_view, 3> all{"born", "merged", "split"};
};
struct StoryChange {
  StoryChangeKind kind = StoryChangeKind::born;
  std::int64_t story = 0;    ///< the one that is there afterwards
  std::int64_t other = 0;    ///< merged: the one that ended; split: the one it came from; born: 0
  std::int64_t article = 0;  ///< whose arrival brought it about
  friend bool operator==(const StoryChange&, const StoryChange&) = default;
};

/// A later story that goes on with an earlier one.
struct StoryLink {
  std::int64_t story = 0;
  std::int64_t earlier = 0;
  std::vector<StoryEvidence> evidence{};
  friend bool operator==(const StoryLink&, const StoryLink&) = default;
};

/// Stories linked over time.
struct StoryLine {
  std::int64_t id = 0;  ///< that of its earliest story
  std::string title;
  std::vector<std::int64_t> stories;  ///< in order of their first days
  std::vector<StoryLink> links;
  friend bool operator==(const StoryLine&, const StoryLine&) = default;
};

/// The day of publication of an article whose page says none.
struct InferredDay {
  std::int64_t article = 0;
  std::string day;
  bool is_from_copy = false;           ///< a dated copy; else the dated reports of its story
  std::vector<std::int64_t> evidence;  ///< the articles it was taken from
  friend bool operator==(const InferredDay&, const InferredDay&) = default;
};

/// All articles grouped.
struct Stories {
  std::vector<Story> stories;    ///< in order of ids
  std::vector<StoryLine> lines;  ///< the same; a story that goes on with none is its own line
  std::vector<StoryChange> changes;
  std::vector<InferredDay> inferred_days;
};

/// Why an event was put to a happening: what speaks for it and the event of the same happening that is most
/// like it being one.
struct HappeningLink {
  FactReference mention;
  FactReference beside;
  std::uint16_t permille = 0;  ///< how sure it is that both are one
  std::vector<StoryEvidence> evidence{};
  friend bool operator==(const HappeningLink&, const HappeningLink&) = default;
};

/// One happening with its mentions in the articles of a story.
struct Happening {
  std::vector<FactReference> mentions;  ///< events, in order of articles; the first one is told in full
  std::vector<HappeningLink> links{};   ///< of all mentions but the first, in their order
  friend bool operator==(const Happening&, const Happening&) = default;
};

/// What joined an actor of one article to the same one of another.
enum class ActorJoin : std::uint8_t {
  first,         ///< nothing: the others were joined to it
  same_name,     ///< the same words
  gazetteer,     ///< the same state
  role,          ///< the same office of the same country
  part_of_name,  ///< a family name that one fuller name of the story has
  spelling       ///< one letter or its marks written otherwise
};
template <>
struct Names<ActorJoin> {
  static constexpr std::array<std::string_view, 6> all{"first", "same_name",    "gazetteer",
                                                       "role",  "part_of_name", "spelling"};
};

/// One actor with its gatherings in the articles of a story.
struct SharedActor {
  std::string name;                   ///< the fullest one
  std::vector<std::string> variants;  ///< other spellings, the most frequent first
  std::vector<FactReference> actors;
  std::vector<ActorJoin> rules;  ///< for each of `actors` what joined it
  friend bool operator==(const SharedActor&, const SharedActor&) = default;
};

/// What the articles of one story share.
struct StoryFacts {
  std::vector<Happening> happenings;
  std::vector<SharedActor> actors;
  friend bool operator==(const StoryFacts&, const StoryFacts&) = default;
};

/// The records of a story, in the order of `Story::members`; they outlive it.
struct StoryRecords {
  const Story* story = nullptr;  ///< never null
  std::vector<NumberedRecord> records;
};

}  // namespace rapporteur
