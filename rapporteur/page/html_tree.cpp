#include "rapporteur/page/html_tree.h"

namespace rapporteur {

std::string_view HtmlTree::name(NodeId id) const {
  const HtmlNode& at = node(id);
  if (at.kind == NodeKind::element && at.tag != HtmlTag::unknown) return name_of(at.tag);
  if (at.kind != NodeKind::element && at.kind != NodeKind::doctype) return {};
  const page::MadeName& name = tables_.names[at.name_entry];
  return tables_.of_made(name.begin, name.end);
}

std::optional<HtmlAttribute> HtmlTree::attribute(NodeId id, std::string_view name) const {
  for (std::size_t i = 0; i < attribute_count(id); ++i) {
    const HtmlAttribute attribute_here = attribute(id, i);
    if (attribute_here.name == name) return attribute_here;
  }
  return std::nullopt;
}

std::string HtmlTree::text(NodeId id) const {
  std::string joined;
  const HtmlNode& at = node(id);
  if (at.kind != NodeKind::text && at.kind != NodeKind::comment) return joined;
  for (std::size_t i = 0; i < at.count; ++i) joined += piece(id, i).value;
  return joined;
}

std::string HtmlTree::text_below(NodeId id) const {
  std::string joined;
  for (NodeId at = id; at != no_node; at = next_in_order(at, id)) {
    if (node(at).kind != NodeKind::text) continue;
    for (std::size_t i = 0; i < piece_count(at); ++i) joined += piece(at, i).value;
  }
  return joined;
}

// A doctype's name and identifiers are three entries in a row of the table of names.
std::optional<std::string_view> HtmlTree::part_of_doctype(NodeId id, std::uint32_t part) const {
  if (node(id).kind != NodeKind::doctype) return std::nullopt;
  const page::MadeName& name = tables_.names[node(id).name_entry + part];
  if (name.begin == page::MadeName::absent().begin) return std::nullopt;
  return tables_.of_made(name.begin, name.end);
}

}  // namespace rapporteur
