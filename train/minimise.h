#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numeric>
#include <utility>
#include <vector>

namespace rapporteur::train {

/// A smooth convex function: its value at a point, the slope there written to the second argument.
using Function = std::function<double(const std::vector<double>&, std::vector<double>&)>;

inline double dot(const std::vector<double>& a, const std::vector<double>& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// Where the function is least, by L-BFGS (Nocedal, 1980) with halved steps, from `point` on; the same steps
/// on every machine.
class Minimiser {
 public:
  Minimiser(Function function, std::vector<double> point)
      : function_(std::move(function)), point_(std::move(point)), slope_(point_.size()) {
    value_ = function_(point_, slope_);
  }

  std::vector<double> run(int steps) {
    for (int step = 0; step < steps && walk(); ++step) {
    }
    return std::move(point_);
  }

 private:
  static constexpr std::size_t kept = 8;
  struct Step {
    std::vector<double> moved;
    std::vector<double> bent;  ///< by how much the slope changed
  };

  std::vector<double> direction() const {
    std::vector<double> to = slope_;
    std::vector<double> shares;
    for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) {
      shares.push_back(dot(step->moved, to) / dot(step->moved, step->bent));
      add(to, step->bent, -shares.back());
    }
    const double scale = steps_.empty() ? 1 / std::max(1.0, std::sqrt(dot(slope_, slope_)))
                                        : dot(steps_.back().moved, steps_.back().bent) /
                                              dot(steps_.back().bent, steps_.back().bent);
    for (double& each : to) each *= scale;
    for (const Step& step : steps_) {
      add(to, step.moved, shares.back() - dot(step.bent, to) / dot(step.moved, step.bent));
      shares.pop_back();
    }
    return to;
  }

  /// One step; false where there is none that helps.
  bool walk() {
    const std::vector<double> to = direction();
    const double along = dot(to, slope_);
    if (along < 1e-9) return false;
    for (double length = 1; length > 1e-6; length /= 2) {
      std::vector<double> next = point_;
      add(next, to, -length);
      std::vector<double> slope(point_.size());
      const double value = function_(next, slope);
      if (value > value_ - 1e-4 * length * along) continue;
      remember(next, slope);
      point_ = std::move(next);
      slope_ = std::move(slope);
      value_ = value;
      return true;
    }
    return false;
  }

  void remember(const std::vector<double>& next, const std::vector<double>& slope) {
    Step step{next, slope};
    add(step.moved, point_, -1);
    add(step.bent, slope_, -1);
    if (dot(step.moved, step.bent) < 1e-12) return;
    steps_.push_back(std::move(step));
    if (steps_.size() > kept) steps_.erase(steps_.begin());
  }

  static void add(std::vector<double>& to, const std::vector<double>& more, double share) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += share * more[i];
  }

  Function function_;
  std::vector<double> point_;
  std::vector<double> slope_;
  double value_ = 0;
  std::vector<Step> steps_;
};

}  // namespace rapporteur::train
