#pragma once

#include "rapporteur/analysis/analysis.h"
#include "rapporteur/event/root_features.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace rapporteur::event {

/// Vectors of words as a language package has them, so that a word never learned of is weighed like its
/// neighbours in meaning. Any number of threads may look up.
class WordVectors {
 public:
  virtual ~WordVectors() = default;
  WordVectors(const WordVectors&) = delete;
  WordVectors& operator=(const WordVectors&) = delete;
  /// The vector of a word as written; empty where there is none.
  virtual std::span<const float> find(std::string_view word) const = 0;

 protected:
  WordVectors() = default;
};

/// Floats of a word's vector that the weights of roots were learned of; vectors of another width are not
/// weighed.
inline constexpr std::size_t word_vector_width = 300;
/// The groups of words whose mean vectors are weighed: all that carry content, those between the parties,
/// those on the way between them in the tree, the one over both, those right over each, the verbs, and those
/// behind both.
inline constexpr std::size_t root_vector_groups = 7;
inline constexpr std::size_t root_vector_size = root_vector_groups * word_vector_width;

/// The mean vectors of those groups, one behind the other, each of one length or zero where the group has no
/// word with a vector. Names and the parties themselves are left out, so that nothing is weighed by name.
/// `text` is what the analysis is of.
std::vector<float> root_vectors(std::string_view text, const Analysis& analysis, TokenRange sentence,
                                const PartyPair& pair, const WordVectors& vectors);

}  // namespace rapporteur::event
