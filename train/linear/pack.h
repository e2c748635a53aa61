#pragma once

#include "train/linear/chain.h"

#include <string>
#include <vector>

/// Writes weights in the layout that `LinearModel::load` reads.
namespace rapporteur::train {

/// Numbers that are chosen, not learned.
struct Constants {
  std::array<float, statement::role_count>
      first_bonus{};  ///< given to every span, in units of log-probability
  std::array<float, statement::role_count> second_bonus{};
  std::uint32_t reach = 100;
  double least_link = -3;
  std::uint16_t least_permille = 0;
};

/// `first` and `second` are the passes over words, `links` the linkers; any may be without features.
std::string pack(const ChainWeights& first, const ChainWeights& second, const ChainWeights& links,
                 const Constants& constants);

/// The same file with other constants.
void set_constants(std::string& file, const Constants& constants);

}  // namespace rapporteur::train
