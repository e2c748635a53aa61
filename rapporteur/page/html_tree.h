#pragma once

#include "rapporteur/base/span.h"
#include "rapporteur/page/html_names.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

namespace page {
class HtmlTreeMaker;
}

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
  HtmlTag tag = HtmlTag::unknown;  ///< of an element; `unknown` where the name is none of HTML's own. Of
                                   ///< elements in the other namespaces only <svg> and <math> have theirs
  SourceSpan source;        ///< the start tag from '<' to behind '>'; empty for an element the parser implied
  std::uint32_t first = 0;  ///< first attribute (element) or first piece (text, comment) in the tree's tables
  std::uint32_t count = 0;  ///< how many of them
  std::uint32_t name_entry = 0;  ///< place in the tree's table of names, where `tag` does not tell the name
};

/// An attribute of an element. `value` is the value with character references undone; `source` is where the
/// raw value stands, without its quotation marks.
struct HtmlAttribute {
  std::string_view name;
  std::string_view value;
  SourceSpan source;
};

/// A piece of a text node: `value` as it reads, `source` where it stands. `is_same`: the source's bytes are
/// the value.
struct TextPiece {
  std::string_view value;
  SourceSpan source;
  bool is_same;
};

namespace page {

/// How the tree keeps a piece of text: its place in the source and, where it reads otherwise, among the made
/// characters.
struct PieceEntry {
  static constexpr std::uint32_t same = 0xFFFFFFFF;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t made_begin = same;
  std::uint32_t made_end = same;

  bool is_same() const { return made_begin == same; }
};

/// How the tree keeps an attribute. The name of a known one is not kept; `made_name` says where its
/// characters are.
struct AttributeEntry {
  std::uint32_t name_begin = 0;
  std::uint32_t name_end = 0;
  PieceEntry value;
  HtmlAttributeName name = HtmlAttributeName::unknown;
  bool is_made_name = false;
};

/// A stretch of the made characters.
struct MadeName {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  static constexpr MadeName absent() { return {0xFFFFFFFF, 0xFFFFFFFF}; }
};

/// What a tree is kept in. Vectors, so that views into them survive a move of the tree.
struct TreeTables {
  const char* source = nullptr;
  std::vector<char> small_source;  ///< own copy of a source so short that its owner might hold it in place
  std::vector<HtmlNode> nodes;
  std::vector<PieceEntry> pieces;
  std::vector<AttributeEntry> attributes;
  std::vector<char> made;  ///< characters that the source does not hold as such
  std::vector<MadeName> names;

  std::string_view of_source(std::uint32_t begin, std::uint32_t end) const {
    return {source + begin, end - begin};
  }
  std::string_view of_made(std::uint32_t begin, std::uint32_t end) const {
    return {made.data() + begin, end - begin};
  }
  std::string_view value(const PieceEntry& piece) const {
    return piece.is_same() ? of_source(piece.begin, piece.end) : of_made(piece.made_begin, piece.made_end);
  }
  std::string_view name(const AttributeEntry& entry) const {
    if (entry.name != HtmlAttributeName::unknown) return name_of(entry.name);
    return entry.is_made_name ? of_made(entry.name_begin, entry.name_end)
                              : of_source(entry.name_begin, entry.name_end);
  }
};

}  // namespace page

/// The tree that a browser without scripting would build from a page, with the place in the source of
/// everything in it. Views handed out live as long as the tree and the source it was parsed from, and survive
/// a move of either. Immutable; any number of threads may read it. It is moved, never copied, as it looks
/// into a source that it does not own. Rule: WHATWG HTML standard, 13.2; depth is capped (deeper elements
/// become siblings at the cap).
class HtmlTree {
 public:
  static constexpr NodeId document = 0;

  HtmlTree() = default;
  HtmlTree(HtmlTree&&) noexcept = default;
  HtmlTree& operator=(HtmlTree&&) noexcept = default;
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;
  ~HtmlTree() = default;

  std::size_t size() const { return tables_.nodes.size(); }
  const HtmlNode& node(NodeId id) const { return tables_.nodes[id]; }
  std::span<const HtmlNode> nodes() const { return tables_.nodes; }

  /// Local name of an element, lower case for HTML ("p"), the doctype's name, or empty.
  std::string_view name(NodeId id) const;

  /// How many attributes an element has, and the one at `index`, in source order.
  std::size_t attribute_count(NodeId id) const {
    return node(id).kind == NodeKind::element ? node(id).count : 0;
  }
  HtmlAttribute attribute(NodeId id, std::size_t index) const {
    return read(tables_.attributes[node(id).first + index]);
  }
  /// Of the same attribute which known name it has, and its value.
  HtmlAttributeName attribute_name(NodeId id, std::size_t index) const {
    return tables_.attributes[node(id).first + index].name;
  }
  std::string_view attribute_value(NodeId id, std::size_t index) const {
    return tables_.value(tables_.attributes[node(id).first + index].value);
  }
  /// The attribute with that name (lower case), if the element has it.
  std::optional<HtmlAttribute> attribute(NodeId id, HtmlAttributeName name) const {
    const page::AttributeEntry* entry = find(id, name);
    return entry ? std::optional(read(*entry)) : std::nullopt;
  }
  std::optional<HtmlAttribute> attribute(NodeId id, std::string_view name) const;
  /// The value alone; empty where the attribute is absent.
  std::string_view value_of(NodeId id, HtmlAttributeName name) const {
    const page::AttributeEntry* entry = find(id, name);
    return entry ? tables_.value(entry->value) : std::string_view();
  }

  /// The pieces of a text or comment node, in order.
  std::size_t piece_count(NodeId id) const { return node(id).count; }
  TextPiece piece(NodeId id, std::size_t index) const {
    const page::PieceEntry& entry = tables_.pieces[node(id).first + index];
    return {tables_.value(entry), {entry.begin, entry.end}, entry.is_same()};
  }
  /// All pieces of a text or comment node joined.
  std::string text(NodeId id) const;
  /// All text below a node, in tree order, joined.
  std::string text_below(NodeId id) const;

  /// The next node in tree order inside `within`, or `no_node`. Template contents are not entered.
  NodeId next_in_order(NodeId id, NodeId within = document) const {
    const NodeId child = node(id).first_child;
    if (child != no_node && node(child).kind != NodeKind::template_content) return child;
    return next_past(id, within);
  }
  /// The same, past everything below `id`.
  NodeId next_past(NodeId id, NodeId within = document) const {
    while (id != within && id != no_node) {
      if (node(id).next != no_node) return node(id).next;
      id = node(id).parent;
    }
    return no_node;
  }

  /// The elements that every page has, or `no_node`.
  NodeId html() const { return html_; }
  NodeId head() const { return head_; }
  NodeId body() const { return body_; }

  /// The public and the system identifier of a doctype; nothing for other nodes and where it has none.
  std::optional<std::string_view> public_id(NodeId id) const { return part_of_doctype(id, 1); }
  std::optional<std::string_view> system_id(NodeId id) const { return part_of_doctype(id, 2); }

 private:
  friend class page::HtmlTreeMaker;

  HtmlAttribute read(const page::AttributeEntry& entry) const {
    return {tables_.name(entry), tables_.value(entry.value), {entry.value.begin, entry.value.end}};
  }
  const page::AttributeEntry* find(NodeId id, HtmlAttributeName name) const {
    const HtmlNode& element = node(id);
    if (element.kind != NodeKind::element) return nullptr;
    const page::AttributeEntry* entry = tables_.attributes.data() + element.first;
    for (const page::AttributeEntry* end = entry + element.count; entry != end; ++entry) {
      if (entry->name == name) return entry;
    }
    return nullptr;
  }
  std::optional<std::string_view> part_of_doctype(NodeId id, std::uint32_t part) const;

  page::TreeTables tables_;
  NodeId html_ = no_node;
  NodeId head_ = no_node;
  NodeId body_ = no_node;
};

}  // namespace rapporteur
