#pragma once

#include "rapporteur/report/sections.h"
#include "rapporteur/report/statement_lines.h"

#include <string>
#include <vector>

namespace rapporteur::report {

/// All that one speaker says in a story, in the order of days and articles.
struct SpeakerSayings {
  std::string speaker;
  std::vector<Saying> sayings;
};

/// Gathers what is said in a story by speaker. Reports of the same words by the same speaker are one saying,
/// and so are those that the comparison holds for one quotation. Headlines and mere acts of speaking are left
/// out.
std::vector<SpeakerSayings> gather_sayings(const StoryView& view, const Evidence& evidence);

}  // namespace rapporteur::report
