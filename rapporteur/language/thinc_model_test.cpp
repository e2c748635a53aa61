#include "rapporteur/language/thinc_model.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace {

using namespace rapporteur::language;
using namespace std::string_literals;

std::string text(std::string_view value) {
  return static_cast<char>(0xA0 + value.size()) + std::string(value);
}
std::string bytes(std::string_view value) {
  return "\xC4"s + static_cast<char>(value.size()) + std::string(value);
}
std::string map(int pairs) {
  return std::string(1, static_cast<char>(0x80 + pairs));
}
std::string array(int elements) {
  return std::string(1, static_cast<char>(0x90 + elements));
}
std::string number(int value) {
  return std::string(1, static_cast<char>(value));
}

/// Two floats, 1 and 2, in the shape given; keys are bytes, as thinc writes them.
std::string weights(const std::string& shape) {
  return map(3) + bytes("type") + text("<f4") + bytes("shape") + shape + bytes("data") +
         bytes("\x00\x00\x80\x3F\x00\x00\x00\x40"s);
}

std::string model(const std::string& shape, int referred) {
  return map(3) + text("nodes") + array(2) + map(2) + text("name") + text("whole") + text("refs") + map(1) +
         text("lower") + number(referred) + map(1) + text("name") + text("linear") +  //
         text("attrs") + array(2) + map(0) + map(2) + text("seed") + bytes(number(8)) + text("columns") +
         bytes(array(2) + text("NORM") + text("SHAPE")) +  //
         text("params") + array(2) + map(0) + map(2) + text("W") + weights(shape) + text("b") + "\xC0";
}

}  // namespace

TEST_CASE("a model file gives layers with references, settings and weights") {
  const auto read = parse_thinc_model(model(array(2) + number(1) + number(2), 1), "test");
  REQUIRE(read.has_value());
  REQUIRE(read->nodes.size() == 2);
  const ThincNode* const linear = read->referred("lower");
  REQUIRE(linear);
  CHECK(linear->name == "linear");
  CHECK(read->named("linear").size() == 1);
  CHECK(linear->number("seed", 0) == 8);
  CHECK(linear->number("column", -1) == -1);
  CHECK(linear->settings.at("columns").texts == std::vector<std::string>{"NORM", "SHAPE"});
  REQUIRE(linear->array("W", 2));
  CHECK_FALSE(linear->array("W", 1));
  CHECK_FALSE(linear->array("b", 1));
  CHECK(linear->array("W", 2)->values == std::vector<float>{1.0F, 2.0F});
  CHECK_FALSE(read->referred("upper"));
}

TEST_CASE("a model file that contradicts itself is an error") {
  CHECK_FALSE(parse_thinc_model(model(array(2) + number(2) + number(2), 1), "test").has_value());
  CHECK_FALSE(parse_thinc_model(model(array(1) + number(2), 2), "test").has_value());
  CHECK_FALSE(parse_thinc_model("", "test").has_value());
  CHECK_FALSE(parse_thinc_model(map(0), "test").has_value());
}

TEST_CASE("a model file cut short anywhere is an error") {
  const std::string whole = model(array(1) + number(2), 1);
  REQUIRE(parse_thinc_model(whole, "test").has_value());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CHECK_FALSE(parse_thinc_model(std::string_view(whole).substr(0, size), "test").has_value());
  }
}
