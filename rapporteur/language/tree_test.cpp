#include "rapporteur/language/tree.h"

#include "rapporteur/language/parser.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

namespace {

using namespace rapporteur::language;
using Indices = std::vector<std::uint32_t>;

// Relations: 0 "x", 1 "y", 2 "x||y", 3 "ROOT".
const std::vector<Relation> relations = {{1, Relation::no_relation, Relation::no_relation},
                                         {2, Relation::no_relation, Relation::no_relation},
                                         {3, 0, 1},
                                         {4, Relation::no_relation, Relation::no_relation}};

Tree tree_of(Indices heads, std::vector<std::uint16_t> names) {
  Tree tree;
  tree.heads = std::move(heads);
  tree.relations = std::move(names);
  set_edges(tree);
  return tree;
}

}  // namespace

TEST_CASE("edges are the first and last token below a token, sentences begin at the roots' first") {
  const Tree tree = tree_of({1, 1, 1, 4, 5, 5}, {0, 3, 0, 0, 0, 3});
  CHECK(tree.left_edges == Indices{0, 0, 2, 3, 3, 3});
  CHECK(tree.right_edges == Indices{0, 2, 2, 3, 4, 5});
  CHECK(tree.starts_sentence == std::vector<std::uint8_t>{1, 0, 0, 1, 0, 0});
}

TEST_CASE("a two-part relation hangs its token on the first match below its head, nearest level first") {
  // 0 <- 1 (root) -> 2 (x) -> 3 (y), 1 -> 4 (x||y): 4 goes to 3.
  Tree tree = tree_of({1, 1, 1, 2, 1}, {0, 3, 0, 1, 2});
  TreeWork work;
  settle_relations(tree, relations, std::vector<std::uint8_t>(5, 0), work);
  CHECK(tree.heads == Indices{1, 1, 1, 2, 3});
  CHECK(tree.relations[4] == 0);
}

TEST_CASE("a two-part relation without match keeps its head and its first part; white space is passed over") {
  Tree tree = tree_of({1, 1, 1, 2, 1}, {0, 3, 0, 1, 2});
  TreeWork work;
  settle_relations(tree, relations, std::vector<std::uint8_t>{0, 0, 0, 1, 0}, work);
  CHECK(tree.heads == Indices{1, 1, 1, 2, 1});
  CHECK(tree.relations[4] == 0);
}

TEST_CASE("a token that was hung elsewhere is found at its new place") {
  // 1 and 2 are x||y below 0; 3 is y below 0. 1 goes to 3; then 2 is searched: 3 again.
  Tree tree = tree_of({0, 0, 0, 0}, {3, 2, 2, 1});
  TreeWork work;
  settle_relations(tree, relations, std::vector<std::uint8_t>(4, 0), work);
  CHECK(tree.heads == Indices{0, 3, 3, 0});
}
