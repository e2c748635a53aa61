#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/event/event_judge.h"
#include "rapporteur/event/root_vectors.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace rapporteur::event {

/// A linear model of the root of what one party does to another, on masked features: the second opinion of
/// the fast reading. Immutable; any number of threads may read it.
class RootModel {
 public:
  /// data/events/roots.bin, compiled in.
  static const RootModel& shared();
  /// From bytes of that layout: one float for each root's scale, then for each bucket a signed byte for each
  /// root; then the same for the numbers of `root_vectors`. Fails where they are too few or too many.
  static Result<RootModel> load(std::string_view bytes);

  /// By features alone, and with the vectors of words (none, or `root_vector_size`).
  RootOdds weigh(std::span<const std::uint32_t> features, std::span<const float> vectors = {}) const;
  /// The likeliest.
  static Plover best(const RootOdds& odds);

 private:
  std::array<float, weighed_roots.size()> scales_{};
  std::vector<std::int8_t> weights_;  // bucket after bucket
  std::array<float, weighed_roots.size()> vector_scales_{};
  std::vector<std::int8_t> vector_weights_;  // number after number
};

}  // namespace rapporteur::event
