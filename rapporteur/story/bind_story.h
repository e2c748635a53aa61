#pragma once

#include "rapporteur/story/cluster.h"
#include "rapporteur/story/happening_judge.h"
#include "rapporteur/story/story.h"
#include "rapporteur/story/telling.h"

#include <cstddef>
#include <span>

/// What the articles of a story share: happenings that several of them tell of, actors that several name.
namespace rapporteur::story {

/// How much is looked at.
struct BindingBounds {
  std::size_t together = 300;  ///< tellings of which all pairs are judged
  std::size_t candidates = 8;  ///< of a later telling: parts of its stem or words that it is held against
  std::size_t shown = 3;       ///< tellings of such a part that are looked at
};

/// The tellings of one story as happenings: lists of their places.
Parts group_tellings(std::span<const Telling> tellings, const HappeningJudge& judge,
                     const BindingBounds& bounds = {});

/// Happenings and actors of a story. A happening that one event alone tells is not listed, an actor that one
/// article alone names neither.
StoryFacts bind_story(const StoryRecords& story, const HappeningJudge& judge);

}  // namespace rapporteur::story
