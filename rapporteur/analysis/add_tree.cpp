#include "rapporteur/analysis/add_tree.h"

#include "rapporteur/base/expect.h"

#include <algorithm>
#include <numeric>

namespace rapporteur::analysis {

namespace {

/// Numbers the tokens from the roots down, without a call for each level: trees may be as deep as a text is
/// long.
void add_walk(Analysis& analysis) {
  const std::uint32_t size = analysis.size();
  analysis.walk_begins.assign(size, 0);
  analysis.walk_ends.assign(size, 0);
  std::vector<std::uint32_t> walk;
  walk.reserve(size);
  std::vector<std::uint32_t> open;
  for (std::uint32_t root = 0; root < size; ++root) {
    if (!analysis.is_root(root)) continue;
    open.push_back(root);
    while (!open.empty()) {
      const std::uint32_t token = open.back();
      open.pop_back();
      analysis.walk_begins[token] = static_cast<std::uint32_t>(walk.size());
      walk.push_back(token);
      const auto children = analysis.children(token);
      open.insert(open.end(), children.rbegin(), children.rend());
    }
  }
  expect(walk.size() == size, "every token is below a root");
  for (const std::uint32_t token : walk) analysis.walk_ends[token] = analysis.walk_begins[token] + 1;
  for (std::uint32_t i = size; i-- > 0;) {
    const std::uint32_t token = walk[i];
    std::uint32_t& end = analysis.walk_ends[analysis.heads[token]];
    end = std::max(end, analysis.walk_ends[token]);
  }
}

}  // namespace

void add_tree(Analysis& analysis) {
  const std::uint32_t size = analysis.size();
  auto& begins = analysis.child_begins;
  begins.assign(std::size_t{size} + 1, 0);
  for (std::uint32_t token = 0; token < size; ++token) {
    expect(analysis.heads[token] < size, "a head is a token");
    if (!analysis.is_root(token)) ++begins[analysis.heads[token] + 1];
  }
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  analysis.child_list.assign(begins.back(), 0);
  std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
  for (std::uint32_t token = 0; token < size; ++token) {
    if (!analysis.is_root(token)) analysis.child_list[next[analysis.heads[token]]++] = token;
  }
  add_walk(analysis);
}

}  // namespace rapporteur::analysis
