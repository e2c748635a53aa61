#include "rapporteur/actor/edit_distance.h"

#include <doctest/doctest.h>

namespace rapporteur::actor {

TEST_CASE("a name of four letters or more may be misspelt by one") {
  CHECK(is_misspelt("moreno", "morena"));
  CHECK(is_misspelt("haalvorsen", "halvorsen"));
  CHECK(is_misspelt("lindhe", "lindeh"));
  CHECK_FALSE(is_misspelt("lee", "lew"));
  CHECK_FALSE(is_misspelt("moreno", "marina"));
}

TEST_CASE("a long name may be misspelt by two") {
  CHECK(is_misspelt("abdulrahman", "abdelrahmen"));
  CHECK_FALSE(is_misspelt("abdulrahman", "abdalrahmin x"));
}

TEST_CASE("two neighbouring letters may have changed places") {
  CHECK(is_swapped("lindhe", "lindeh"));
  CHECK(is_swapped("oslo", "solo"));
  CHECK_FALSE(is_swapped("oslo", "oslo"));
  CHECK_FALSE(is_swapped("lindhe", "lindea"));
  CHECK_FALSE(is_swapped("lindhe", "ilndeh"));
}

}  // namespace rapporteur::actor
