#pragma once

#include "rapporteur/story/judge.h"

#include <cstdint>
#include <functional>
#include <vector>

/// Grouping by average links, and the refinement of a group: what is alike by kind is held apart by what only
/// one half of the group tells.
namespace rapporteur::story {

/// Values of all pairs of a few things; both triangles are kept.
class Pairs {
 public:
  explicit Pairs(std::size_t count = 0) : count_(count), values_(count * count) {}
  std::size_t count() const { return count_; }
  double at(std::size_t a, std::size_t b) const { return values_[a * count_ + b]; }
  void set(std::size_t a, std::size_t b, double value) {
    values_[a * count_ + b] = value;
    values_[b * count_ + a] = value;
  }
  /// Those of some of the things, in the order given.
  Pairs of(const std::vector<std::uint32_t>& chosen) const;

 private:
  std::size_t count_;
  std::vector<double> values_;
};

/// Lists of indices that together hold each index once; each list rises, lists come by their first index.
using Parts = std::vector<std::vector<std::uint32_t>>;

/// Joins the two most alike parts as long as their mean value is at least `minimum`, or more than
/// `part_count` parts are left.
Parts average_links(const Pairs& values, double minimum, std::size_t part_count = 1);

/// The stories of a group of articles: the group itself, or what it falls into. `scores`: log-odds of all
/// pairs.
Parts refine(const std::vector<const Document*>& documents, const Pairs& scores, const Judge& judge);

/// Signs of a way to divide a group in two, for the weighing and for the learning of weights.
struct SplitSigns {
  double within = 0;
  double across = 0;
  double balance = 0;
  double pairs = 0;
  double number_min = 0;
  double number_max = 0;
  double gap_days = 0;
};
/// A group divided in two.
struct Split {
  std::vector<std::uint32_t> first;
  std::vector<std::uint32_t> second;
  SplitSigns signs;
};
/// The best way to divide a group; no halves where there is none. Tried by `refine` as long as the weights
/// say so.
Split find_split(const std::vector<const Document*>& documents, const Pairs& scores);

}  // namespace rapporteur::story
