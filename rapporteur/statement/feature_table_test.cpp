#include "rapporteur/statement/feature_table.h"

#include <doctest/doctest.h>

#include <iterator>
#include <map>
#include <vector>

using namespace rapporteur::statement;

namespace {

FeatureWeights alike(int value) {
  FeatureWeights weights;
  weights.fill(static_cast<std::int8_t>(value));
  return weights;
}

std::int32_t sum_of(const FeatureTable& table, const std::vector<std::uint32_t>& keys) {
  const FeatureSums sums = table.sum(keys);
  for (const std::int32_t sum : sums) CHECK(sum == sums[0]);
  return sums[0];
}

/// Keys that look random, the same in every run.
std::vector<std::uint32_t> many_keys(std::size_t count) {
  std::vector<std::uint32_t> keys;
  std::uint64_t state = 1;
  while (keys.size() < count) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    keys.push_back(static_cast<std::uint32_t>(state >> 32));
  }
  return keys;
}

}  // namespace

TEST_CASE("weights of features are added up, those of unknown ones are 0") {
  FeatureTable table(3000);
  CHECK(table.add(7, alike(3)));
  CHECK(table.add(0x80000007, alike(-5)));
  CHECK(table.add(0xFFFFFFFF, alike(100)));
  CHECK(table.size() == 3);
  CHECK(sum_of(table, {7}) == 3);
  CHECK(sum_of(table, {7, 8, 0x80000007, 7}) == 1);
  CHECK(sum_of(table, {0xFFFFFFFF, 0xFFFFFFFF}) == 200);
  CHECK(sum_of(table, {}) == 0);
  CHECK(sum_of(FeatureTable(), {7}) == 0);
}

TEST_CASE("each feature of a full table is told from all others") {
  std::vector<std::uint32_t> keys = many_keys(20000);
  std::map<std::uint32_t, int> kept;
  for (std::size_t i = 0; i < keys.size() / 2; ++i) kept.emplace(keys[i], static_cast<int>(i % 100) + 1);
  FeatureTable table(kept.size());
  for (auto each = kept.begin(); each != kept.end();)
    each = table.add(each->first, alike(each->second)) ? std::next(each) : kept.erase(each);
  CHECK(kept.size() > 9500);
  for (const std::uint32_t key : keys) {
    const auto found = kept.find(key);
    CHECK(sum_of(table, {key}) == (found == kept.end() ? 0 : found->second));
  }
}

TEST_CASE("keys that are not in order or too near to one another are refused") {
  FeatureTable table(1000);
  CHECK(table.add(0x10000000, alike(1)));
  CHECK_FALSE(table.add(0x10000000, alike(2)));
  CHECK_FALSE(table.add(0x10000001, alike(2)));
  CHECK_FALSE(table.add(7, alike(2)));
  CHECK(table.add(0xFFFFFFFF, alike(2)));
  CHECK(sum_of(table, {0x10000000, 0x10000001, 7, 0xFFFFFFFF}) == 3);
}
