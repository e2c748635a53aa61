#pragma once

#include "rapporteur/story/grouper.h"
#include "rapporteur/story/kept.h"

namespace rapporteur::story {

/// Works out what follows from what a run changed: days and copies of the stories, links and lines, inferred
/// days. Only stories that were changed, and those whose look-up by names they change, are touched; the
/// outcome is that of making all anew.
void settle_stories(KeptGroups& kept, const ChangedStories& changed);

}  // namespace rapporteur::story
