#include "rapporteur/language/json_tree.h"

#include <doctest/doctest.h>

namespace rapporteur::language {

TEST_CASE("JSON is read with all that is in it") {
  const auto tree = read_json(R"({"a": [1, -2.5, true, null], "b": {"": "x\u00e9"}, "c": "t"})", "meta.json");
  REQUIRE(tree);
  REQUIRE(tree->find("a"));
  const JsonTree& list = *tree->find("a");
  CHECK(list.elements.size() == 4);
  CHECK(list.elements[1].number == -2.5);
  CHECK(list.elements[2].kind == JsonTree::Kind::boolean);
  CHECK(list.elements[3].kind == JsonTree::Kind::null);
  REQUIRE(tree->find("b"));
  CHECK(tree->find("b")->find_text("") == "x\u00e9");
  CHECK(tree->find_text("c") == "t");
  CHECK(tree->find_text("none").empty());
  CHECK(tree->find("none") == nullptr);
}

TEST_CASE("what is not JSON, or too deep, is refused") {
  for (const std::string text : {"", "{", "{\"a\":}", "nul", "[1,]", "\xFF"})
    CHECK(!read_json(text, "meta.json"));
  CHECK(!read_json(std::string(1000, '[') + std::string(1000, ']'), "meta.json"));
}

}  // namespace rapporteur::language
