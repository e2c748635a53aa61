#include "rapporteur/story/cluster.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace rapporteur::story {

namespace {

/// Sums of values between parts that are being joined.
class Joining {
 public:
  explicit Joining(const Pairs& values) : sums_(values), parts_(values.count()) {
    for (std::uint32_t i = 0; i < parts_.size(); ++i) parts_[i] = {i};
    nearest_.resize(parts_.size());
    for (std::size_t i = 0; i < parts_.size(); ++i) find_nearest(i);
    left_ = parts_.size();
  }

  std::size_t part_count() const { return left_; }

  /// Joins the two most alike parts; false where their mean is below the minimum or one part is left.
  bool join(double minimum) {
    std::size_t best = none;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (parts_[i].empty() || nearest_[i].part == none) continue;
      if (best == none || nearest_[i].mean > nearest_[best].mean) best = i;
    }
    if (best == none || nearest_[best].mean < minimum) return false;
    merge(std::min(best, nearest_[best].part), std::max(best, nearest_[best].part));
    return true;
  }

  Parts take() && {
    std::erase_if(parts_, [](const auto& part) { return part.empty(); });
    for (auto& part : parts_) std::ranges::sort(part);
    std::ranges::sort(parts_);
    return std::move(parts_);
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  struct Nearest {
    std::size_t part = none;
    double mean = -std::numeric_limits<double>::infinity();
  };

  double mean(std::size_t a, std::size_t b) const {
    return sums_.at(a, b) / static_cast<double>(parts_[a].size() * parts_[b].size());
  }
  void find_nearest(std::size_t i) {
    nearest_[i] = {};
    for (std::size_t j = 0; j < parts_.size(); ++j) {
      if (j == i || parts_[j].empty()) continue;
      if (nearest_[i].part == none || mean(i, j) > nearest_[i].mean) nearest_[i] = {j, mean(i, j)};
    }
  }
  void merge(std::size_t kept, std::size_t gone) {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (i != kept && i != gone && !parts_[i].empty())
        sums_.set(kept, i, sums_.at(kept, i) + sums_.at(gone, i));
    }
    parts_[kept].insert(parts_[kept].end(), parts_[gone].begin(), parts_[gone].end());
    parts_[gone].clear();
    --left_;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (parts_[i].empty()) continue;
      if (i == kept || nearest_[i].part == kept || nearest_[i].part == gone) {
        find_nearest(i);
      } else if (mean(i, kept) > nearest_[i].mean) {
        nearest_[i] = {kept, mean(i, kept)};
      }
    }
  }

  Pairs sums_;
  Parts parts_;
  std::vector<Nearest> nearest_;
  std::size_t left_ = 0;
};

}  // namespace

Pairs Pairs::of(const std::vector<std::uint32_t>& chosen) const {
  Pairs part(chosen.size());
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) part.set(i, j, at(chosen[i], chosen[j]));
  }
  return part;
}

Parts average_links(const Pairs& values, double minimum, std::size_t part_count) {
  Joining joining(values);
  while (joining.part_count() > part_count && joining.join(minimum)) {
  }
  return std::move(joining).take();
}

}  // namespace rapporteur::story
