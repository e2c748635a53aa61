#include "rapporteur/page/html_tree.h"

#include "rapporteur/page/page.h"
#include "rapporteur/page/parse_html.h"

#include <doctest/doctest.h>

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace rapporteur {

static_assert(!std::is_copy_constructible_v<HtmlTree>,
              "a tree looks into a source that a copy would not own");

TEST_CASE("nodes come in tree order, with what is below left out on demand") {
  const HtmlTree tree = parse_html("<p>one<b>two</b></p><p>three</p>");
  std::vector<std::string> names;
  for (NodeId at = tree.body(); at != no_node; at = tree.next_in_order(at, tree.body())) {
    names.emplace_back(tree.node(at).kind == NodeKind::text ? tree.text(at) : std::string(tree.name(at)));
  }
  CHECK(names == std::vector<std::string>{"body", "p", "one", "b", "two", "p", "three"});
  const NodeId first = tree.node(tree.body()).first_child;
  CHECK(tree.next_past(first, tree.body()) == tree.node(first).next);
  CHECK(tree.next_past(tree.node(first).next, tree.body()) == no_node);
  CHECK(tree.next_in_order(tree.node(first).last_child, tree.node(first).last_child) != no_node);
}

TEST_CASE("attributes are found by number, by name and not at all") {
  const HtmlTree tree = parse_html("<a HREF='/x' data-kind=news hidden>there</a>");
  const NodeId link = tree.node(tree.body()).first_child;
  CHECK(tree.value_of(link, HtmlAttributeName::href) == "/x");
  CHECK(tree.attribute(link, "href")->value == "/x");
  CHECK(tree.attribute(link, "data-kind")->value == "news");
  CHECK(tree.attribute(link, HtmlAttributeName::hidden)->value.empty());
  CHECK_FALSE(tree.attribute(link, HtmlAttributeName::title).has_value());
  CHECK_FALSE(tree.attribute(tree.node(link).first_child, HtmlAttributeName::href).has_value());
}

TEST_CASE("a doctype keeps its name and identifiers") {
  const HtmlTree tree = parse_html("<!DOCTYPE HTML PUBLIC \"-//X//Y\"><p>");
  const NodeId doctype = tree.node(HtmlTree::document).first_child;
  CHECK(tree.name(doctype) == "html");
  CHECK(tree.public_id(doctype) == "-//X//Y");
  CHECK_FALSE(tree.system_id(doctype).has_value());
}

TEST_CASE("names that are not HTML's are kept as they are spelt there") {
  const HtmlTree tree = parse_html("<news-card><svg viewbox='0 0 1 1'><FOREIGNOBJECT><title>x");
  const NodeId card = tree.node(tree.body()).first_child;
  CHECK(tree.name(card) == "news-card");
  CHECK(tree.node(card).tag == HtmlTag::unknown);
  const NodeId svg = tree.node(card).first_child;
  CHECK(tree.node(svg).tag == HtmlTag::svg);
  CHECK(tree.node(svg).name_space == HtmlNamespace::svg);
  CHECK(tree.attribute(svg, 0).name == "viewBox");
  CHECK(tree.name(tree.node(svg).first_child) == "foreignObject");
}

TEST_CASE("a tree stays valid when its page is moved, however short the page") {
  for (const std::size_t size : {0u, 3u, 12u, 40u, 70u, 500u}) {
    Page page;
    page.bytes = "<p>" + std::string(size, 'w');
    page.tree = parse_html(page.source());
    std::vector<Page> pages;
    pages.push_back(std::move(page));
    for (int i = 0; i < 5; ++i) pages.emplace_back();  // moves the first one again
    CHECK(pages[0].tree.text_below(HtmlTree::document) == std::string(size, 'w'));
  }
}

}  // namespace rapporteur
