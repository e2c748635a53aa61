#include "rapporteur/base/expect.h"
#include "rapporteur/page/parse_html.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Any bytes make a tree: its links agree, it is no deeper than the cap, what it holds lies inside the source,
// and what is said to stand in the source stands there. The first byte chooses the options.
namespace {

using rapporteur::expect;
using rapporteur::HtmlNode;
using rapporteur::HtmlTree;
using rapporteur::no_node;
using rapporteur::NodeId;
using rapporteur::NodeKind;

void check_links(const HtmlTree& tree, NodeId id) {
  const HtmlNode& node = tree.node(id);
  NodeId before = no_node;
  for (NodeId child = node.first_child; child != no_node; child = tree.node(child).next) {
    expect(tree.node(child).parent == id, "a child knows its parent");
    expect(tree.node(child).previous == before, "a sibling knows the one before");
    before = child;
  }
  expect(node.last_child == before, "a parent knows its last child");
}

std::uint32_t check_depth(const HtmlTree& tree, NodeId id) {
  std::uint32_t depth = 0;
  for (NodeId at = id; at != no_node; at = tree.node(at).parent) {
    if (tree.node(at).kind == NodeKind::element) ++depth;
    expect(depth <= tree.size(), "no node is its own ancestor");
  }
  return depth;
}

void check_attributes(const HtmlTree& tree, NodeId id, std::string_view source) {
  for (std::size_t i = 0; i < tree.attribute_count(id); ++i) {
    const rapporteur::HtmlAttribute attribute = tree.attribute(id, i);
    expect(attribute.source.begin <= attribute.source.end && attribute.source.end <= source.size(),
           "a value lies inside the source");
    expect(!attribute.name.empty(), "an attribute has a name");
    if (i > 0) expect(attribute.name != tree.attribute(id, i - 1).name, "attributes have different names");
  }
}

void check_pieces(const HtmlTree& tree, NodeId id, std::string_view source) {
  for (std::size_t i = 0; i < tree.piece_count(id); ++i) {
    const rapporteur::TextPiece piece = tree.piece(id, i);
    expect(piece.source.begin < piece.source.end && piece.source.end <= source.size(),
           "a piece stands somewhere in the source");
    if (!piece.is_same) continue;
    expect(piece.value == source.substr(piece.source.begin, piece.source.size()),
           "a piece is the source's bytes");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  static const std::vector<std::string> contexts{
      "",       "",         "",         "",        "div",      "td",       "table", "tr",
      "select", "template", "svg path", "math mi", "textarea", "colgroup", "html",  "caption"};
  rapporteur::HtmlParseOptions options;
  options.fragment_context = contexts[data[0] % contexts.size()];
  options.is_scripting = (data[0] & 0x10) != 0;
  if ((data[0] & 0x20) != 0) options.max_depth = 16;
  const std::string_view source(reinterpret_cast<const char*>(data) + 1, size - 1);
  const HtmlTree tree = parse_html(source, options);
  for (NodeId id = 0; id < tree.size(); ++id) {
    const HtmlNode& node = tree.node(id);
    check_links(tree, id);
    expect(check_depth(tree, id) <= options.max_depth, "no element is deeper than the cap");
    expect(node.source.begin <= node.source.end && node.source.end <= source.size(),
           "a node lies inside the source");
    if (node.kind == NodeKind::element) {
      expect(!tree.name(id).empty(), "an element has a name");
      check_attributes(tree, id, source);
    } else if (node.kind == NodeKind::text || node.kind == NodeKind::comment) {
      check_pieces(tree, id, source);
    }
  }
  return 0;
}
