#pragma once

#include "rapporteur/actor/actor.h"
#include "rapporteur/analysis/analysis.h"
#include "rapporteur/article/article.h"
#include "rapporteur/event/event.h"
#include "rapporteur/place/place.h"
#include "rapporteur/place/place_table.h"

#include <span>
#include <vector>

namespace rapporteur {

/// What earlier stages made of one article, as far as places need it.
struct PlaceInputs {
  const Article& article;
  const Analysis& analysis;
  const Actors& actors;
  std::span<const Event> events{};
};

/// Where each event happened, in the order of the events, as far as its words of place, the article and the
/// table of places settle it. Where the table is not there (null), a place has its words and the country that
/// the article's actors give them. A function of its arguments; any number of threads may call it.
std::vector<Place> settle_places(const PlaceInputs& inputs, const PlaceTable* table);

}  // namespace rapporteur
