#pragma once

#include "rapporteur/encoder/weights.h"

#include <cstdint>
#include <span>
#include <vector>

/// How a sieve asks. Before and after some of the layers detectors look at each word; the highest answer of
/// each within a paragraph is weighed, and a paragraph that is found to hold nothing goes through no more
/// layers:
///
///     sum over detectors of weight * max(0, highest answer of the paragraph's words) + bias > 0: it goes on
namespace rapporteur::encoder {

/// What is asked after so many layers.
struct SieveStep {
  std::uint32_t after_layers = 0;
  PackedMatrix detectors;
  std::vector<float> weights;  ///< one a detector
  float bias = 0;

  /// Of the highest answers of a paragraph's words, one a detector.
  bool passes(std::span<const float> highest) const;
};

}  // namespace rapporteur::encoder
