#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/span.h"
#include "rapporteur/page/html_names.h"

namespace rapporteur {

/// Bytes of a page's decoded UTF-8, before any character reference is undone: what the HTML parser counts in.
/// `Page::on_page` leads from here to the page's bytes.
using SourceSpan = Span<struct CountsSourceBytes>;

/// A node of an `HtmlTree`: an index. 0 is the document.
using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0xFFFFFFFF;

enum class NodeKind : std::uint8_t { document, doctype, element, text, comment, template_content };
enum class HtmlNamespace : std::uint8_t { html, svg, mathml };

/// One node. Elements know their start tag's place, text and comments their own.
struct HtmlNode {
  NodeId parent = no_node;
  NodeId first_child = no_node;
  NodeId last_child = no_node;
  NodeId next = no_node;      ///< next sibling
  NodeId previous = no_node;  ///< previous sibling
  NodeKind kind = NodeKind::element;
  HtmlNamespace name_space = HtmlNamespace::html;
  HtmlTag tag = HtmlTag::unknown;  ///< of an element; `unknown` where the name is none of HTML's own
  SourceSpan source;               ///< the start tag from '<' to behind '>'; empty for an element the parser implied
  std::uint32_t first = 0;         ///< first attribute (element) or first piece (text, comment) in the tree's tables
  std::uint32_t count = 0;         ///< how many of them
};

/// An attribute of an element. `value` is the value with character references undone; `source` is where the raw value
/// stands, without its quotation marks.
struct HtmlAttribute {
  std::string_view name;
  std::string_view value;
  SourceSpan source;
};

/// A piece of a text node: `value` as it reads, `source` where it stands. `is_same`: the source's bytes are the value.
struct TextPiece {
  std::string_view value;
  SourceSpan source;
  bool is_same;
};

/// The tree that a browser without scripting would build from a page, with the place in the source of everything in it.
/// Views handed out live as long as the tree and the source it was parsed from. Immutable; any number of threads may
/// read it. Rule: WHATWG HTML standard, 13.2; depth is capped (deeper elements become siblings at the cap).
class HtmlTree {
 public:
  static constexpr NodeId document = 0;

  std::size_t size() const { return nodes_.size(); }
  const HtmlNode& node(NodeId id) const { return nodes_[id]; }
  std::span<const HtmlNode> nodes() const { return nodes_; }

  /// Local name of an element, lower case for HTML ("p"), the doctype's name, or empty.
  std::string_view name(NodeId id) const;

  /// How many attributes an element has, and the one at `index`, in source order.
  std::size_t attribute_count(NodeId id) const { return nodes_[id].kind == NodeKind::element ? nodes_[id].count : 0; }
  HtmlAttribute attribute(NodeId id, std::size_t index) const;
  /// The attribute with that name (lower case), if the element has it.
  std::optional<HtmlAttribute> attribute(NodeId id, HtmlAttributeName name) const;
  std::optional<HtmlAttribute> attribute(NodeId id, std::string_view name) const;
  /// The value alone; empty where the attribute is absent.
  std::string_view value_of(NodeId id, HtmlAttributeName name) const;

  /// The pieces of a text or comment node, in order.
  std::size_t piece_count(NodeId id) const { return nodes_[id].count; }
  TextPiece piece(NodeId id, std::size_t index) const;
  /// All pieces of a text or comment node joined.
  std::string text(NodeId id) const;
  /// All text below a node, in tree order, joined.
  std::string text_below(NodeId id) const;

  /// The next node in tree order inside `within`, or `no_node`. Template contents are not entered.
  NodeId next_in_order(NodeId id, NodeId within = document) const;
  /// The same, past everything below `id`.
  NodeId next_past(NodeId id, NodeId within = document) const;

  /// The elements that every page has, or `no_node`.
  NodeId html() const { return html_; }
  NodeId head() const { return head_; }
  NodeId body() const { return body_; }

 private:
  friend class HtmlTreeMaker;
  std::vector<HtmlNode> nodes_;
  NodeId html_ = no_node;
  NodeId head_ = no_node;
  NodeId body_ = no_node;
};

}  // namespace rapporteur
