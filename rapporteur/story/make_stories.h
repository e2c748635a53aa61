#pragma once

#include "rapporteur/story/grouper.h"
#include "rapporteur/story/story.h"

#include <vector>

namespace rapporteur::story {

/// What the grouper has found so far: stories with their copies, lines, changes of ids and inferred days.
Stories make_stories(const Grouper& grouper);

/// Each later story beside the earlier one that it goes on with; a story that goes on with none is its own
/// line.
std::vector<StoryLine> find_lines(const Grouper& grouper, const std::vector<Story>& stories);

/// Days of publication of articles whose pages say none.
std::vector<InferredDay> infer_days(const Grouper& grouper);

}  // namespace rapporteur::story
