#pragma once

#include "rapporteur/actor/actor.h"
#include "rapporteur/analysis/analysis.h"
#include "rapporteur/article/article.h"

#include <span>

namespace rapporteur {

class Gazetteer;

/// Words that somebody is reported to have said: pronouns inside them are seen from the speaker.
struct Speech {
  std::vector<TextSpan> speaker;
  std::vector<TextSpan> content;
  bool is_quoted = false;  ///< the content stands in quotation marks
};

/// The actors of an article's body, headline, standfirst and captions. `speeches` in text order; may be
/// empty. A function of its arguments; any number of threads may call it.
Actors find_actors(const Article& article, const Analysis& analysis, std::span<const Speech> speeches,
                   const Gazetteer& gazetteer);

}  // namespace rapporteur
