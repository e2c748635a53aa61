#include "rapporteur/language/tok2vec.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>

namespace {

using namespace rapporteur::language;

}  // namespace

TEST_CASE("a value's rows are the four parts of its 128 bit hash") {
  using Four = std::array<std::uint32_t, 4>;
  CHECK(hash_rows(8566208034543834098u, 8) == Four{2653853934u, 3922826080u, 3980780901u, 3736755472u});
  CHECK(hash_rows(0, 12) == Four{3628889788u, 3483432925u, 485828337u, 1486234390u});
  CHECK(hash_rows(1, 13) == Four{1266879892u, 1356517611u, 318478807u, 3343674364u});
}

TEST_CASE("texts stand in pairs of rows, each between rows of zeros") {
  RowPlan plan;
  plan.add_text(3, 4);
  plan.add_text(0, 4);
  plan.add_text(2, 4);
  CHECK(plan.row_count() % 2 == 0);
  CHECK(plan.tokens[plan.firsts[0]] == 0);
  CHECK(plan.tokens[plan.firsts[2]] == 3);
  CHECK(plan.tokens[plan.firsts[2] + 1] == 4);
  CHECK(plan.tokens[plan.firsts[2] + 2] == RowPlan::no_token);
  // The first row of a text's own is the second of its place, and places begin with a pair.
  for (const std::uint32_t first : plan.firsts) CHECK((first - 4 - 1) % 2 == 0);
  CHECK(plan.zeros.front() == 0);
  CHECK(plan.zeros.back() == plan.row_count() - 1);
}
