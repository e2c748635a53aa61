#pragma once

#include "rapporteur/statement/linear_features.h"
#include "rapporteur/statement/linear_model.h"

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

/// Learns the weights of one pass: three chains of tags over the same features, by the likelihood of the
/// annotated tags (a conditional random field for each role), with Adagrad.
namespace rapporteur::train {

using Weights = std::array<float, statement::weights_per_feature>;

/// The words of a text with the keys of their features.
struct ChainText {
  std::vector<std::uint32_t> keys;
  std::vector<std::uint32_t> begins;  ///< of each word's keys, and their end
  std::vector<statement::WordTags> tags;
  std::vector<std::uint32_t> paragraph_of;
};

struct ChainOptions {
  unsigned rounds = 6;
  unsigned first_counted = 2;  ///< rounds before it run in; the weights are the mean over the later ones
  float rate = 0.15F;
  unsigned least_count = 3;      ///< features of fewer words are left out
  std::size_t max_features = 0;  ///< keep the strongest and learn again with these alone; 0: all
};

struct ChainWeights {
  std::unordered_map<std::uint32_t, Weights> features;
  std::array<std::array<std::array<float, statement::tag_count>, statement::tag_count>, statement::role_count>
      follow{};
};

ChainWeights learn_chain(const std::vector<const ChainText*>& texts, const ChainOptions& options);

}  // namespace rapporteur::train
