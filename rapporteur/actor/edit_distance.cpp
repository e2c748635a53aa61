#include "rapporteur/actor/edit_distance.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace rapporteur::actor {

namespace {

constexpr std::size_t max_letters = 24;
constexpr std::size_t min_letters = 4;
constexpr std::size_t long_name = 8;

/// Optimal string alignment distance.
std::size_t distance(std::string_view a, std::string_view b) {
  std::array<std::array<std::size_t, max_letters + 1>, max_letters + 1> cost{};
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = cost[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace

bool is_misspelt(std::string_view a, std::string_view b) {
  const auto [shorter, longer] = std::minmax({a.size(), b.size()});
  if (shorter < min_letters || a.front() != b.front() || longer > max_letters || longer - shorter > 2)
    return false;
  const std::size_t allowed = shorter >= long_name ? 2 : 1;
  return longer - shorter <= allowed && distance(a, b) <= allowed;
}

bool is_swapped(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto [in_a, in_b] = std::ranges::mismatch(a, b);
  const auto rest = static_cast<std::size_t>(a.end() - in_a);
  if (rest < 2 || in_a[0] != in_b[1] || in_a[1] != in_b[0]) return false;
  return a.substr(a.size() - rest + 2) == b.substr(b.size() - rest + 2);
}

}  // namespace rapporteur::actor
