#include "rapporteur/encoder/safetensors.h"

#include <doctest/doctest.h>

#include <array>
#include <cstring>
#include <limits>
#include <string>

using namespace rapporteur;
using namespace rapporteur::encoder;

namespace {

/// A file with this description and body; 8 numbers fit the body of 32 bytes.
std::string file_of(std::string json, const std::string& body = std::string(32, '\0')) {
  while (json.size() % 8 != 0) json += ' ';
  const std::uint64_t length = json.size();
  std::string file(sizeof length, '\0');
  std::memcpy(file.data(), &length, sizeof length);
  return file + json + body;
}

bool is_refused(const std::string& json) {
  return !Safetensors::read(file_of(json)).has_value();
}

constexpr std::array<std::uint32_t, 1> four{4};

}  // namespace

TEST_CASE("tensors are found by name with their shapes and bytes") {
  const std::string file = file_of(
      R"({"__metadata__":{"form\u0061t":"one"},"a":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]},)"
      R"("b":{"data_offsets":[16,20],"shape":[4],"dtype":"I8"}})");
  const auto read = Safetensors::read(file);
  REQUIRE(read.has_value());
  CHECK(read->description("format") == "one");
  REQUIRE(read->find("a"));
  CHECK(read->find("a")->shape == std::vector<std::uint32_t>{2, 2});
  CHECK(read->find("c") == nullptr);
  CHECK(read->bytes("b", four).has_value());
  CHECK(!read->bytes("a", four).has_value());
  CHECK(!read->floats("a", four).has_value());
  CHECK(!read->floats("c", four).has_value());
}

TEST_CASE("what does not fit the file is refused") {
  CHECK(is_refused(""));
  CHECK(is_refused("{"));
  CHECK(is_refused("[]"));
  CHECK(is_refused(R"({"a":1})"));
  CHECK(is_refused(R"({"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}} x)"));
  CHECK(is_refused(R"({"a":{"dtype":"F32","shape":[4],"data_offsets":[20,36]}})"));
  CHECK(is_refused(R"({"a":{"dtype":"F32","shape":[4],"data_offsets":[16,0]}})"));
  CHECK(is_refused(R"({"a":{"dtype":"F32","shape":[5],"data_offsets":[0,16]}})"));
  CHECK(is_refused(R"({"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}})"));
  CHECK(is_refused(R"({"a":{"dtype":"F32","shape":[-4],"data_offsets":[0,16]}})"));
  CHECK(is_refused(R"({"a":{"dtype":"X7","shape":[4],"data_offsets":[0,16]}})"));
  CHECK(is_refused(R"({"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},)"
                   R"("b":{"dtype":"F32","shape":[4],"data_offsets":[8,24]}})"));
  CHECK(is_refused(R"({"a":{"dtype":"I8","shape":[4],"data_offsets":[0,4]},)"
                   R"("a":{"dtype":"I8","shape":[4],"data_offsets":[4,8]}})"));
  CHECK(is_refused(R"({"a":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1],"data_offsets":[0,4]}})"));
}

TEST_CASE("a description longer than the file, or than is read here, is refused") {
  std::string file = file_of("{}");
  file[1] = '\x7f';
  CHECK(!Safetensors::read(file).has_value());
  const auto read = Safetensors::read(file_of("{}" + std::string(2 << 20, ' ')));
  REQUIRE(!read.has_value());
  CHECK(read.error().kind == ErrorKind::too_large);
}

TEST_CASE("what is no number, -128 and numbers out of bounds are refused") {
  const std::string json = R"({"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},)"
                           R"("b":{"dtype":"I8","shape":[4],"data_offsets":[16,20]}})";
  for (const float bad :
       {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(), 2e4F}) {
    std::string body(32, '\0');
    std::memcpy(body.data() + 4, &bad, sizeof bad);
    body[17] = '\x80';
    const std::string file = file_of(json, body);
    const auto read = Safetensors::read(file);
    REQUIRE(read.has_value());
    CHECK(!read->floats("a", four).has_value());
    CHECK(!read->bytes("b", four).has_value());
  }
}
