#include "rapporteur/page/parse_html.h"

#include <doctest/doctest.h>
#include <myhtml/api.h>
#include <zlib.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

// Our tree beside that of MyHTML, an implementation of others, over real pages: the same elements at the same
// depths.
namespace rapporteur {
namespace {

namespace fs = std::filesystem;
const fs::path folder = "../shared/data/pages";

/// The elements of a tree in order, each with its depth: "2 div".
using Outline = std::vector<std::string>;

std::string read_page(const fs::path& path) {
  std::string bytes;
  gzFile file = gzopen(path.c_str(), "rb");
  if (!file) return bytes;
  std::vector<char> buffer(1 << 16);
  for (int got = 0; (got = gzread(file, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0;) {
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
  }
  gzclose(file);
  return bytes;
}

Outline outline_of(const HtmlTree& tree) {
  Outline outline;
  std::size_t depth = 0;
  for (NodeId at = tree.node(HtmlTree::document).first_child; at != no_node;) {
    const HtmlNode& node = tree.node(at);
    if (node.kind == NodeKind::element)
      outline.push_back(std::to_string(depth) + " " + std::string(tree.name(at)));
    const std::size_t inside = node.kind == NodeKind::template_content ? 0 : 1;
    if (node.first_child != no_node) {
      depth += inside;
      at = node.first_child;
      continue;
    }
    while (at != HtmlTree::document && tree.node(at).next == no_node) {
      at = tree.node(at).parent;
      if (at != HtmlTree::document && tree.node(at).kind != NodeKind::template_content) --depth;
    }
    at = at == HtmlTree::document ? no_node : tree.node(at).next;
  }
  return outline;
}

Outline outline_of_myhtml(myhtml_t* parser, const std::string& page) {
  Outline outline;
  myhtml_tree_t* tree = myhtml_tree_create();
  myhtml_tree_init(tree, parser);
  myhtml_parse(tree, MyENCODING_UTF_8, page.data(), page.size());
  std::size_t depth = 0;
  myhtml_tree_node_t* const document = myhtml_tree_get_document(tree);
  for (myhtml_tree_node_t* at = myhtml_node_child(document); at && at != document;) {
    const myhtml_tag_id_t tag = myhtml_node_tag_id(at);
    const bool is_element =
        tag != MyHTML_TAG__TEXT && tag != MyHTML_TAG__COMMENT && tag != MyHTML_TAG__DOCTYPE;
    if (is_element)
      outline.push_back(std::to_string(depth) + " " + myhtml_tag_name_by_id(tree, tag, nullptr));
    if (myhtml_tree_node_t* child = myhtml_node_child(at)) {
      ++depth;
      at = child;
      continue;
    }
    while (at != document && !myhtml_node_next(at)) {
      at = myhtml_node_parent(at);
      --depth;
    }
    if (at != document) at = myhtml_node_next(at);
  }
  myhtml_tree_destroy(tree);
  return outline;
}

/// The place where two outlines part, for people.
std::string first_difference(const Outline& ours, const Outline& theirs) {
  const auto [a, b] = std::ranges::mismatch(ours, theirs);
  const auto line = [](const Outline& outline, Outline::const_iterator at) {
    std::string out;
    for (auto i = at - std::min<std::ptrdiff_t>(3, at - outline.begin()); i != outline.end() && i != at + 2;
         ++i) {
      out.append(" | ").append(*i);
    }
    return out;
  };
  return "ours" + line(ours, a) + "\n    MyHTML" + line(theirs, b);
}

}  // namespace

TEST_CASE("our trees are those of MyHTML on nearly all pages") {
  if (!fs::exists(folder)) {
    MESSAGE("skipped: " << folder.string() << " is not here");
    return;
  }
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().filename().string().ends_with(".html.gz")) paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  myhtml_t* parser = myhtml_create();
  myhtml_init(parser, MyHTML_OPTIONS_PARSE_MODE_SINGLE, 1, 0);
  std::size_t same = 0;
  for (const fs::path& path : paths) {
    const std::string page = read_page(path);
    const Outline ours = outline_of(parse_html(page));
    const Outline theirs = outline_of_myhtml(parser, page);
    same += ours == theirs ? 1 : 0;
    if (ours != theirs) MESSAGE(path.string() << "\n    " << first_difference(ours, theirs));
  }
  myhtml_destroy(parser);
  MESSAGE(same << " of " << paths.size() << " pages have the same elements");
  constexpr double least_share = 0.995;
  CHECK(static_cast<double>(same) >= least_share * static_cast<double>(paths.size()));
}

}  // namespace rapporteur
