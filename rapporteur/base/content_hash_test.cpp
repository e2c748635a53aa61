#include "rapporteur/base/content_hash.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using rapporteur::hash_in_parts;
using rapporteur::hash_of;

TEST_CASE("a hash taken in parts is the hash of the whole") {
  const std::string bytes(1000, 'q');
  std::vector<std::size_t> told;
  const auto hash = hash_in_parts(bytes, 300, [&](std::size_t done) { told.push_back(done); });
  CHECK(hash == hash_of(bytes));
  CHECK(told == std::vector<std::size_t>{300, 600, 900, 1000});
  CHECK(hash_in_parts("", 300, [](std::size_t) {}) == hash_of(""));
}
