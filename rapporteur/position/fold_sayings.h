#pragma once

#include "rapporteur/position/saying.h"

#include <vector>

/// One saying that several articles report is one position.
namespace rapporteur::position {

/// Gives the speakers of one party one name each: "Tillerson" and "the US secretary of state" that of Rex
/// Tillerson, where only one fits.
void join_voices(std::vector<Saying>& sayings);

/// Folds reports of one saying: near-same words of one speaker on the same days. Reports that give one saying
/// to different speakers are held against each other: the better attested speaker keeps it. Sorted by party,
/// issue and day.
std::vector<Saying> fold_sayings(std::vector<Saying> sayings);

/// Whether one act is a concession and the other pressure: "lift the tariffs", "double the tariffs".
bool is_opposite(const Saying& one, const Saying& other);
/// Whether two sayings have nearly the same words.
bool is_near_same(const Saying& one, const Saying& other);

}  // namespace rapporteur::position
