#pragma once

#include "rapporteur/base/fields.h"
#include "rapporteur/record/record.h"
#include "rapporteur/story/story.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// How accounts of one thing stand to each other.
enum class Verdict : std::uint8_t {
  same,
  compatible,    ///< one is coarser or vaguer than the other, both may hold
  updated,       ///< a later account of something that grows or moves
  other_scope,   ///< of another part, time or kind of the thing
  wording,       ///< the same quotation in other words
  name_variant,  ///< the same party spelt in another way
  contradicts,   ///< not both may hold
  only_here,     ///< told by one outlet alone
  unclear        ///< too little is told to say
};
template <>
struct Names<Verdict> {
  static constexpr std::array<std::string_view, 9> all{"same",        "compatible", "updated",
                                                       "other_scope", "wording",    "name_variant",
                                                       "contradicts", "only_here",  "unclear"};
};

/// What is set side by side.
enum class ComparedKind : std::uint8_t { quotation, number, date, participant, name, claim };
template <>
struct Names<ComparedKind> {
  static constexpr std::array<std::string_view, 6> all{"quotation",   "number", "date",
                                                       "participant", "name",   "claim"};
};

/// One article's account of the thing.
struct Account {
  FactReference fact;
  std::string value;                       ///< normalised: "230-240 persons", "2018-01-16", "negative"
  std::vector<RecordedWords> words;        ///< as the page has them
  std::vector<RecordedWords> differing{};  ///< the part of the words in which it differs
  std::vector<std::int64_t> copies{};      ///< articles that repeat it as copies: they count with this one
};

/// Accounts of one thing in the articles of one story, with a verdict. Accounts of one value may be several:
/// they stand together, in order of article numbers.
struct Comparison {
  ComparedKind kind = ComparedKind::quotation;
  Verdict verdict = Verdict::unclear;
  std::string rule;     ///< the rule that decided, by its id in docs/comparison.md
  std::string subject;  ///< what is compared, in a few words of the coverage
  std::vector<Account> accounts;
  std::uint32_t outlet_count = 0;  ///< independent ones: copies count once
  std::uint16_t permille = 0;
};

/// How a passage of a copy differs from its original.
enum class PassageKind : std::uint8_t {
  left_out,  ///< the original alone has it
  added,     ///< the copy alone has it
  changed    ///< both have it, in other words
};
template <>
struct Names<PassageKind> {
  static constexpr std::array<std::string_view, 3> all{"left_out", "added", "changed"};
};

/// A passage in which a copy differs from its original.
struct Passage {
  PassageKind kind = PassageKind::changed;
  std::vector<RecordedWords> in_original;  ///< empty where it was added
  std::vector<RecordedWords> in_copy;      ///< empty where it was left out
};

/// A copy beside the article whose words it repeats.
struct CopyDifference {
  std::int64_t article = 0;
  std::int64_t original = 0;
  CopyKind kind = CopyKind::identical;
  std::vector<Passage> passages;    ///< in the order of the original
  std::uint32_t passage_count = 0;  ///< those that are not listed too
};

/// What the accounts of one story come to.
struct StoryComparison {
  std::int64_t story = 0;
  std::vector<Comparison> comparisons;   ///< the gravest verdicts first, then in reading order
  std::vector<CopyDifference> copies{};  ///< where its copies differ from their originals
};

}  // namespace rapporteur
