#include "rapporteur/article/json_ld.h"

#include <doctest/doctest.h>

#include <string>

using rapporteur::article::JsonDocument;
using rapporteur::article::JsonNode;
using rapporteur::article::read_json_ld;

namespace {

/// The string of a member of the first object.
std::string member(std::string_view text, std::string_view key) {
  const JsonDocument document = read_json_ld(text);
  for (std::uint32_t id = 0; id < document.nodes.size(); ++id) {
    const std::uint32_t found = document.member(id, key);
    if (found != JsonNode::none) return std::string(document.raw(found));
  }
  return "";
}

}  // namespace

TEST_CASE("members are read with their place") {
  const std::string text =
      R"({"@type": "NewsArticle", "author": [{"name": "Ada"}, {"name": "Ben"}], "n": 3, "free": false})";
  const JsonDocument document = read_json_ld(text);
  REQUIRE(!document.nodes.empty());
  CHECK(document.raw(document.member(0, "@type")) == "NewsArticle");
  const std::uint32_t authors = document.member(0, "author");
  REQUIRE(authors != JsonNode::none);
  const std::uint32_t ada = document.nodes[authors].first_child;
  const std::uint32_t ben = document.nodes[ada].next;
  CHECK(document.raw(document.member(ada, "name")) == "Ada");
  CHECK(document.raw(document.member(ben, "name")) == "Ben");
  CHECK(text.substr(document.nodes[document.member(ben, "name")].begin, 3) == "Ben");
  CHECK(document.raw(document.member(0, "free")) == "false");
}

TEST_CASE("broken JSON is read as far as it goes") {
  CHECK(member("{\"a\": \"x\",}", "a") == "x");
  CHECK(member("{\"a\": \"x\" \"b\": \"y\"}", "b") == "y");
  CHECK(member("<!-- {\"a\": \"x\"} -->", "a") == "x");
  CHECK(member("//<![CDATA[\n{\"a\": \"x\"}\n//]]>", "a") == "x");
  CHECK(member("/* of ours */ {\"b\": 1, /* \"a\": 2, */ \"a\": \"x\"}", "a") == "x");
  CHECK(member("{\"a\": \"two\nlines\"}", "a") == "two\nlines");
  CHECK(member("{\"a\": \"he said \"no\" to it\", \"b\": \"y\"}", "a") == "he said \"no\" to it");
  CHECK(member("{\"a\": \"x\"};{\"b\": \"y\"}", "b") == "y");
  CHECK(member("{\"a\": {\"b\": \"y\"", "b") == "y");
  CHECK(member("{\"a\": \"\\\"x\\\"\"}", "a") == "\\\"x\\\"");
}

TEST_CASE("depth and size are bounded") {
  const std::string deep(200'000, '[');
  CHECK(read_json_ld(deep).nodes.size() == JsonDocument::most_depth);
  std::string wide = "[";
  for (int i = 0; i < 200'000; ++i) wide += "1,";
  CHECK(read_json_ld(wide).nodes.size() == JsonDocument::most_nodes);
}
