#include "rapporteur/language/static_vectors.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace rapporteur::language {

namespace {

constexpr std::string_view default_cfg = R"({"mode":"default"})";

/// The vectors of a file with that shape and that many bytes of numbers, each byte 0 but for the third and
/// fourth of each number: 1.0. `padding` blanks in the header move the numbers.
Result<StaticVectors> make(const std::string& shape, std::size_t floats, std::string_view key_rows,
                           std::size_t padding = 0, std::string_view cfg = default_cfg) {
  const auto path = std::filesystem::temp_directory_path() /
                    ("rapporteur_static_vectors_test_" + std::to_string(::getpid()));
  const std::string header =
      "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }" + std::string(padding, ' ');
  {
    std::ofstream out(path, std::ios::binary);
    out << "\x93NUMPY" << '\x01' << '\0' << static_cast<char>(header.size()) << '\0' << header;
    for (std::size_t i = 0; i < floats; ++i) out << '\0' << '\0' << '\x80' << '\x3F';
  }
  auto file = base::MappedFile::open(path);
  std::filesystem::remove(path);
  REQUIRE(file);
  return StaticVectors::make(std::move(*file), key_rows, cfg);
}

}  // namespace

TEST_CASE("a word's vector is found by its id, wherever the numbers stand in the file") {
  for (std::size_t padding = 0; padding < 4; ++padding) {
    const auto vectors = make("(2, 3)", 6, std::string_view("\x82\x05\x01\x07"), padding);
    const auto both = make("(2, 3)", 6, std::string_view("\x82\x05\x01\x07\x00", 5), padding);
    CHECK(!vectors);  // cut short by its own end
    REQUIRE(both);
    CHECK(both->width() == 3);
    REQUIRE(both->find(5).size() == 3);
    CHECK(both->find(7)[2] == 1.0F);
    CHECK(both->find(6).empty());
    both->give_back();
    CHECK(both->find(5)[0] == 1.0F);
  }
}

TEST_CASE("a package without vectors has none of any width, wherever they would stand") {
  for (std::size_t padding = 0; padding < 4; ++padding) {
    const auto vectors = make("(0, 0)", 0, "\x80", padding);
    REQUIRE(vectors);
    CHECK(vectors->width() == 0);
    CHECK(vectors->find(5).empty());
  }
}

TEST_CASE("vectors that are not as they should be are refused") {
  CHECK(!make("(2, 3)", 6, "\x81\x05\x02"));
  CHECK(!make("(2, 3)", 6, "\x80", 0, R"({"mode":"floret"})"));
  CHECK(!make("(2, 3)", 6, "\x80", 0, R"({"mode":"default","attr":"LOWER"})"));
  CHECK(make("(2, 3)", 6, "\x80", 0, R"({"mode":"default","attr":"ORTH"})"));
  CHECK(!make("(1, 5000)", 5000, "\x80"));
}

}  // namespace rapporteur::language
