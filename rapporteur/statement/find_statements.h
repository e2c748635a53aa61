#pragma once

#include "rapporteur/actor/actor.h"
#include "rapporteur/analysis/analysis.h"
#include "rapporteur/article/article.h"
#include "rapporteur/date/date.h"
#include "rapporteur/statement/statement.h"

#include <span>
#include <vector>

namespace rapporteur {

/// The statements of an article, in text order of their first words: attributions cut into claims, what our
/// rules find beside them, with speaker, addressee, channel, target, force and condition. A function of its
/// arguments; any number of threads may call it.
std::vector<Statement> find_statements(const Article& article, const Analysis& analysis,
                                       std::span<const Attribution> attributions, const Actors& actors,
                                       std::span<const Date> dates);

}  // namespace rapporteur
