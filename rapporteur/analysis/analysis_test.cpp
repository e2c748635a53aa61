#include "rapporteur/analysis/analysis.h"

#include "rapporteur/analysis/add_tree.h"
#include "rapporteur/base/expect.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

namespace rapporteur {

namespace {

/// An analysis of words of two bytes with a blank between, with those heads.
Analysis with_heads(std::vector<std::uint32_t> heads) {
  Analysis made;
  for (std::uint32_t i = 0; i < heads.size(); ++i) made.tokens.push_back({3 * i, 3 * i + 2});
  made.heads = std::move(heads);
  analysis::add_tree(made);
  return made;
}

std::vector<std::uint32_t> list(std::span<const std::uint32_t> tokens) {
  return {tokens.begin(), tokens.end()};
}

bool is_below_by_climbing(const Analysis& analysis, std::uint32_t token, std::uint32_t above) {
  while (token != above && !analysis.is_root(token)) token = analysis.heads[token];
  return token == above;
}

/// Any forest: each token's head is one that was placed before it, or itself.
std::vector<std::uint32_t> random_heads(std::mt19937& random, std::uint32_t size) {
  std::vector<std::uint32_t> order(size);
  for (std::uint32_t i = 0; i < size; ++i) order[i] = i;
  std::ranges::shuffle(order, random);
  std::vector<std::uint32_t> heads(size);
  for (std::uint32_t i = 0; i < size; ++i) {
    const std::uint32_t before = static_cast<std::uint32_t>(random()) % (i + 1);
    heads[order[i]] = order[random() % 8 == 0 ? i : before];
  }
  return heads;
}

}  // namespace

TEST_CASE("children stand in text order and do not hold a root itself") {
  const Analysis made = with_heads({1, 1, 3, 1, 3, 5});
  CHECK(list(made.children(1)) == std::vector<std::uint32_t>{0, 3});
  CHECK(list(made.children(3)) == std::vector<std::uint32_t>{2, 4});
  CHECK(made.children(5).empty());
  CHECK(made.is_root(5));
}

TEST_CASE("a path goes through the nearest common head") {
  const Analysis made = with_heads({1, 1, 3, 1, 3, 5});
  CHECK(made.path(0, 2) == std::vector<std::uint32_t>{0, 1, 3, 2});
  CHECK(made.path(2, 4) == std::vector<std::uint32_t>{2, 3, 4});
  CHECK(made.path(1, 4) == std::vector<std::uint32_t>{1, 3, 4});
  CHECK(made.path(4, 1) == std::vector<std::uint32_t>{4, 3, 1});
  CHECK(made.path(4, 4) == std::vector<std::uint32_t>{4});
  CHECK(made.path(4, 5).empty());
  CHECK(made.root_of(2) == 1);
}

TEST_CASE("what is below and between agrees with climbing, on any trees") {
  std::mt19937 random(17);
  for (int round = 0; round < 50; ++round) {
    const auto size = 1 + static_cast<std::uint32_t>(random()) % 40;
    const Analysis made = with_heads(random_heads(random, size));
    for (std::uint32_t a = 0; a < size; ++a) {
      for (std::uint32_t b = 0; b < size; ++b) {
        REQUIRE(made.is_below(a, b) == is_below_by_climbing(made, a, b));
        const auto path = made.path(a, b);
        REQUIRE(path.empty() == (made.root_of(a) != made.root_of(b)));
        for (std::size_t i = 1; i < path.size(); ++i)
          REQUIRE((made.heads[path[i]] == path[i - 1] || made.heads[path[i - 1]] == path[i]));
        if (!path.empty()) REQUIRE((path.front() == a && path.back() == b));
      }
    }
  }
}

TEST_CASE("heads that go round in a circle break a promise") {
  Analysis made;
  made.tokens = {{0, 1}, {1, 2}};
  made.heads = {1, 0};
  CHECK_THROWS_AS(analysis::add_tree(made), Defect);
}

TEST_CASE("a tree as deep as a long text is walked") {
  std::vector<std::uint32_t> heads(200'000);
  for (std::uint32_t i = 1; i < heads.size(); ++i) heads[i] = i - 1;
  const Analysis made = with_heads(std::move(heads));
  CHECK(made.is_below(199'999, 0));
  CHECK_FALSE(made.is_below(0, 199'999));
  CHECK(made.path(0, 199'999).size() == 200'000);
}

TEST_CASE("the head of a run of tokens") {
  const Analysis made = with_heads({1, 1, 3, 1, 3, 5});
  CHECK(made.head_of({2, 5}) == 3);
  CHECK(made.head_of({0, 2}) == 1);
  CHECK(made.head_of({2, 3}) == 2);
  CHECK(made.head_of({4, 6}) == 4);
  CHECK_THROWS_AS(made.head_of({2, 2}), Defect);
}

TEST_CASE("tokens of a stretch of text") {
  const Analysis made = with_heads({0, 1, 2});  // 0-2 3-5 6-8
  CHECK(made.tokens_in({0, 8}) == TokenRange{0, 3});
  CHECK(made.tokens_in({3, 5}) == TokenRange{1, 2});
  CHECK(made.tokens_in({1, 4}) == TokenRange{0, 2});
  CHECK(made.tokens_in({2, 3}).is_empty());
  CHECK(made.tokens_in({4, 4}).is_empty());
  CHECK(made.tokens_in({8, 90}).is_empty());
  CHECK(made.span_of({1, 3}) == TextSpan{3, 8});
  CHECK(Analysis().tokens_in({0, 9}).is_empty());
}

TEST_CASE("the entity that covers a token") {
  Analysis made = with_heads({0, 1, 2, 3, 4});
  made.entities = {{{0, 1}, EntityKind::gpe}, {{2, 4}, EntityKind::person}};
  CHECK(made.entity_at(0)->kind == EntityKind::gpe);
  CHECK_FALSE(made.entity_at(1));
  CHECK(made.entity_at(2)->tokens == TokenRange{2, 4});
  CHECK(made.entity_at(3)->kind == EntityKind::person);
  CHECK_FALSE(made.entity_at(4));
}

}  // namespace rapporteur
