#pragma once

#include "rapporteur/story/grouper.h"
#include "rapporteur/story/story.h"

#include <vector>

namespace rapporteur::story {

/// What a grouper that nothing was kept of has found: stories with their copies, lines, changes of ids and
/// inferred days.
Stories make_stories(Grouper& grouper);

/// Each later story beside the earlier one that it goes on with; a story that goes on with none is its own
/// line.
std::vector<StoryLine> find_lines(Grouper& grouper, const std::vector<Story>& stories);

}  // namespace rapporteur::story
