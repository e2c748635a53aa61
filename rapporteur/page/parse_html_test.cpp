#include "rapporteur/page/parse_html.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <utility>

namespace rapporteur {
namespace {

std::string tags_of(const HtmlTree& tree) {
  std::string out;
  for (NodeId at = tree.body(); at != no_node; at = tree.next_in_order(at, tree.body())) {
    const HtmlNode& node = tree.node(at);
    if (node.kind == NodeKind::element) out.append(tree.name(at)).append(" ");
    if (node.kind == NodeKind::text) out.append("'").append(tree.text(at)).append("' ");
  }
  return out;
}

NodeId first_text(const HtmlTree& tree) {
  NodeId at = HtmlTree::document;
  while (at != no_node && tree.node(at).kind != NodeKind::text) at = tree.next_in_order(at);
  return at;
}

}  // namespace

TEST_CASE("text keeps its place in the source, piece by piece") {
  const std::string source = "<p>salt &amp; pepper</p> and so that this is not a short source of any kind";
  const HtmlTree tree = parse_html(source);
  const NodeId text = first_text(tree);
  REQUIRE(tree.piece_count(text) == 3);
  CHECK(tree.text(text) == "salt & pepper");
  const TextPiece salt = tree.piece(text, 0);
  CHECK(salt.is_same);
  CHECK(salt.value.data() == source.data() + 3);
  const TextPiece ampersand = tree.piece(text, 1);
  CHECK_FALSE(ampersand.is_same);
  CHECK(ampersand.value == "&");
  CHECK(source.substr(ampersand.source.begin, ampersand.source.size()) == "&amp;");
}

TEST_CASE("a tree survives the move of a source that a string holds in place") {
  for (const std::string text :
       {"<b>x", "<i id=a>some words</i> longer than a string holds in place, by far, as it goes"}) {
    auto page = std::make_unique<std::pair<std::string, HtmlTree>>(text, HtmlTree());
    page->second = parse_html(page->first);
    const auto moved = std::move(*page);
    page.reset();
    const HtmlTree& tree = moved.second;
    CHECK(tree.text_below(HtmlTree::document) == (text.size() < 10
                                                      ? "x"
                                                      : "some words longer than a string holds in "
                                                        "place, by far, as it goes"));
  }
}

TEST_CASE("line ends read as line feeds without a copy") {
  const std::string source =
      "<p title='a\r\nb\rc'>one\r\ntwo\rthree</p><!-- filler so that the source is a long one -->";
  const HtmlTree tree = parse_html(source);
  const NodeId text = first_text(tree);
  CHECK(tree.text(text) == "one\ntwo\nthree");
  CHECK(tree.value_of(tree.node(text).parent, HtmlAttributeName::title) == "a\nb\nc");
  CHECK(tree.piece(text, 1).is_same);
  CHECK(tree.piece(text, 1).value == "\ntwo");
}

TEST_CASE("malformed characters read as U+FFFD") {
  const HtmlTree tree = parse_html("<p t\xFF='\xC3'>a\xE2\x82z\xF0\x9F\x98\x80");
  const NodeId text = first_text(tree);
  CHECK(tree.text(text) == "a\xEF\xBF\xBDz\xF0\x9F\x98\x80");
  const HtmlAttribute attribute = tree.attribute(tree.node(text).parent, 0);
  CHECK(attribute.name == "t\xEF\xBF\xBD");
  CHECK(attribute.value == "\xEF\xBF\xBD");
}

TEST_CASE("the first of several attributes with one name counts, however many there are") {
  std::string tag = "<p id=first ID=second data-x=1 Data-X=2";
  for (int i = 0; i < 100; ++i)
    tag.append(" a").append(std::to_string(i % 40)).append("=").append(std::to_string(i));
  tag += '>';
  const HtmlTree tree = parse_html(tag);
  const NodeId p = tree.node(tree.body()).first_child;
  CHECK(tree.attribute_count(p) == 42);
  CHECK(tree.value_of(p, HtmlAttributeName::id) == "first");
  CHECK(tree.attribute(p, "data-x")->value == "1");
  CHECK(tree.attribute(p, "a39")->value == "39");
}

TEST_CASE("elements know the place of their start tag, attributes that of their raw value") {
  const std::string source =
      "<!doctype html><body><a class=x href=\"/?a=1&amp;b=2\">there</a> and back again, at length";
  const HtmlTree tree = parse_html(source);
  const NodeId link = tree.node(tree.body()).first_child;
  const HtmlNode& node = tree.node(link);
  CHECK(node.tag == HtmlTag::a);
  CHECK(source.substr(node.source.begin, node.source.size()) == "<a class=x href=\"/?a=1&amp;b=2\">");
  const HtmlAttribute address = tree.attribute(link, HtmlAttributeName::href).value();
  CHECK(address.value == "/?a=1&b=2");
  CHECK(source.substr(address.source.begin, address.source.size()) == "/?a=1&amp;b=2");
  CHECK(tree.node(tree.head()).source.is_empty());
}

TEST_CASE("a later text of a node that grew apart is one text again") {
  const HtmlTree tree = parse_html("<table>a<tr><td>cell</td>b<tr><td>other</td>c</table>");
  CHECK(tags_of(tree) == "body 'abc' table tbody tr td 'cell' tr td 'other' ");
  CHECK(tree.piece_count(tree.node(tree.body()).first_child) == 3);
}

TEST_CASE("depth stops at the cap: what is deeper becomes a sibling there") {
  HtmlParseOptions options;
  options.max_depth = 20;
  std::string source;
  for (int i = 0; i < 100; ++i) source.append("<div>").append(std::to_string(i));
  const HtmlTree tree = parse_html(source, options);
  std::size_t deepest = 0;
  for (NodeId at = 0; at < tree.size(); ++at) {
    std::size_t depth = 0;
    for (NodeId up = at; tree.node(up).kind == NodeKind::element; up = tree.node(up).parent) ++depth;
    deepest = std::max(deepest, depth);
  }
  CHECK(deepest == 20);
  CHECK(tree.text_below(tree.body()).ends_with("979899"));
}

TEST_CASE("what is inside a template is not entered") {
  const HtmlTree tree = parse_html("<body>a<template><p>hidden</template>b");
  CHECK(tags_of(tree) == "body 'a' template 'b' ");
}

TEST_CASE("hostile sources end") {
  const auto repeated = [](const std::string& unit) {
    std::string source;
    while (source.size() < 50'000) source += unit;
    return source;
  };
  for (const char* unit : {"<ul><li>",
                           "<b>",
                           "<a>",
                           "<p><b>",
                           "<p><i><b id=x>",
                           "&",
                           "&amp",
                           "<font size=1><p>",
                           "</b><div>",
                           "<table>",
                           "<table><tr><td>",
                           "<table>a",
                           "<svg>",
                           "<svg><desc>",
                           "<template>",
                           "<form><div></form>",
                           "<select><option>",
                           "<",
                           "</",
                           "<!--",
                           "]]>",
                           "\r",
                           "<button>",
                           "<h1>",
                           "<nobr>",
                           "<x-",
                           "<a b='"}) {
    const std::string source = repeated(unit);
    const HtmlTree tree = parse_html(source);
    CHECK(tree.size() < 4096 + 64 + source.size() * 2);
  }
}

}  // namespace rapporteur
