#pragma once

#include "rapporteur/analysis/analysis.h"
#include "rapporteur/event/lexicon.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rapporteur::event {

/// Of what a root is weighed, hashed into so many buckets.
inline constexpr std::uint32_t root_buckets = 1u << 15;

/// What each of so many features counts, beside the vectors of words: long sentences are no surer than short
/// ones.
double share_of(std::size_t features);

/// A sentence with the two parties between whom a root is looked for.
struct PartyPair {
  TextSpan actor;
  TextSpan recipient;
};

/// The features of a sentence with its parties masked, so that no weight is learned for a name: words alone
/// and in rows, where they stand to the two parties, the way between these in the tree, what the lexicon says
/// of the verbs and nouns. Numbers of buckets, ascending, each once.
std::vector<std::uint32_t> root_features(const Analysis& analysis, TokenRange sentence,
                                         const PartyPair& pair);

}  // namespace rapporteur::event
