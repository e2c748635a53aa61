#include "rapporteur/language/npy.h"

#include <doctest/doctest.h>

namespace rapporteur::language {

namespace {

std::string npy(const std::string& header, const std::string& body) {
  return "\x93NUMPY" + std::string{'\x01', '\0', static_cast<char>(header.size()), '\0'} + header + body;
}

}  // namespace

TEST_CASE("a table of floats is found behind its header") {
  const std::string file =
      npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }  \n", std::string(24, 'x'));
  const auto table = read_npy(file, "vectors");
  REQUIRE(table);
  CHECK(table->rows == 2);
  CHECK(table->columns == 3);
  CHECK(table->bytes == std::string(24, 'x'));
}

TEST_CASE("a table without rows is empty") {
  const std::string file = npy("{'descr': '<f4', 'fortran_order': False, 'shape': (0, 0), }", "");
  const auto table = read_npy(file, "vectors");
  REQUIRE(table);
  CHECK(table->rows == 0);
  CHECK(table->bytes.empty());
}

TEST_CASE("a table that is not what it says is refused") {
  const auto refused = [](const std::string& file) {
    const auto table = read_npy(file, "vectors");
    REQUIRE(!table);
    return table.error().kind;
  };
  const std::string good = "{'descr': '<f4', 'fortran_order': False, 'shape': ";
  CHECK(refused("") == ErrorKind::malformed);
  CHECK(refused("\x93NUMPY\x01") == ErrorKind::malformed);
  CHECK(refused(npy(good + "(2, 3), }", std::string(20, 'x'))) == ErrorKind::malformed);
  CHECK(refused(npy(good + "(4611686018427387904, 4), }", std::string(20, 'x'))) == ErrorKind::malformed);
  CHECK(refused(npy(good + "(2,), }", std::string(8, 'x'))) == ErrorKind::malformed);
  CHECK(refused(npy(good, "")) == ErrorKind::malformed);
  CHECK(refused(npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1), }", std::string(8, 'x'))) ==
        ErrorKind::not_supported);
}

}  // namespace rapporteur::language
