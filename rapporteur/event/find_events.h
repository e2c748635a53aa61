#pragma once

#include "rapporteur/actor/actor.h"
#include "rapporteur/analysis/analysis.h"
#include "rapporteur/article/article.h"
#include "rapporteur/date/date.h"
#include "rapporteur/event/event.h"
#include "rapporteur/event/event_judge.h"
#include "rapporteur/statement/statement.h"

#include <optional>
#include <span>
#include <vector>

namespace rapporteur {

/// What earlier stages made of one article, as far as events need it. `actors` and `statements` may be empty:
/// then parties are named by their words and nothing is attributed.
struct EventInputs {
  const Article& article;
  const Analysis& analysis;
  const Actors& actors;
  std::span<const Date> dates{};
  std::span<const Statement> statements{};
  std::optional<DayNumber> published{};  ///< the day that history is told from
};

/// The events of an article's body, headline, standfirst and captions, in text order of their triggers; the
/// same happening told twice is one event. With a judge, events of which neither the rules nor the judge are
/// sure are left out. A function of its arguments; any number of threads may call it, each with its own
/// judge.
std::vector<Event> find_events(const EventInputs& inputs, EventJudge* judge = nullptr);

}  // namespace rapporteur
