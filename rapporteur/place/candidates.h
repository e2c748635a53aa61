#pragma once

#include "rapporteur/place/place_table.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <vector>

namespace rapporteur::place {

/// A town that a name may mean.
struct Candidate {
  PlaceTable::Town town;
  std::uint64_t weight = 0;  ///< its people, fewer where the name is another one of it, or it is a suburb
  bool is_own_name = true;
};

/// All that a name may mean.
struct Candidates {
  std::vector<Candidate> towns{};
  std::vector<std::uint32_t> areas{};
  std::vector<std::uint32_t> countries{};
  std::uint64_t most = 0;  ///< the greatest town's weight
};
Candidates find_candidates(std::string_view key, const PlaceTable& table);

/// Those that a test takes.
template <class Test>
std::vector<Candidate> kept(const std::vector<Candidate>& all, const Test& test) {
  std::vector<Candidate> some;
  std::ranges::copy_if(all, std::back_inserter(some), test);
  return some;
}

/// So near to one another that they are parts of one place: "New Delhi" and Delhi.
bool are_beside(const Candidate& a, const Candidate& b);

/// The one with `margin` times the weight of every other; of those beside it, the one whose own name it is.
/// Null where none is. Points into `all`.
const Candidate* clear_one(const std::vector<Candidate>& all, std::uint64_t margin);

}  // namespace rapporteur::place
