#pragma once

#include "rapporteur/story/document.h"
#include "rapporteur/story/story.h"

#include <cstdint>
#include <optional>
#include <vector>

/// How near a later story is to an earlier one that it may go on with.
namespace rapporteur::story {

/// What a story is about: the terms of its most central article.
struct AboutStory {
  std::vector<Term> names;  ///< by rising keys
  std::vector<Term> words;
  std::vector<SpelledTerm> spelled;
};
AboutStory about_of(const Document& central);

/// The names that a story is looked up by.
std::vector<std::uint32_t> main_names(const AboutStory& about);
/// Of the stories with such a name, so many of the latest are looked at.
inline constexpr std::uint32_t stories_of_name = 64;

/// How near two stories are.
struct StoryNearness {
  double names = 0;
  double words = 0;
  double days = 0;
  double value() const;
  bool is_link() const;
};
StoryNearness nearness(const AboutStory& later, const AboutStory& earlier, double days);
/// Why the later story goes on with the earlier one.
std::vector<StoryEvidence> evidence_of(const StoryNearness& near, const AboutStory& later,
                                       const AboutStory& earlier);

/// Days from the end of an earlier story to the beginning of a later one; 0 where one has none.
double days_between(std::optional<std::int32_t> earlier_last, std::optional<std::int32_t> later_first);

}  // namespace rapporteur::story
