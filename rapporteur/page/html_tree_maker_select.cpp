#include "rapporteur/page/html_tree_maker.h"

// A <selectedcontent> in a <select> shows a copy of the chosen option: the first one, or the last that says
// `selected`.
namespace rapporteur::page {

void HtmlTreeMaker::note_option(NodeId option) {
  if (open_.count(HtmlTag::select) == 0) return;
  const bool is_explicit = token_attribute(HtmlAttributeName::selected) != nullptr;
  const bool is_first = chosen_.option == no_node && !token_attribute(HtmlAttributeName::disabled);
  if (is_explicit || is_first) chosen_.option = option;
}

void HtmlTreeMaker::note_selected_content(NodeId element) {
  if (open_.count(HtmlTag::select) > 0 && chosen_.content == no_node &&
      !tree_.attribute(chosen_.select, HtmlAttributeName::multiple)) {
    chosen_.content = element;
  }
}

// Called when an option ends. Each stretch of the source is copied at most once, as a chosen option holds no
// other.
void HtmlTreeMaker::mirror_option(NodeId option) {
  if (chosen_.content == no_node) return;
  const NodeId content = chosen_.content;
  while (node(content).first_child != no_node) unlink(node(content).first_child);
  const auto next_below = [this](NodeId from, NodeId within, NodeId& to) {
    if (node(from).first_child != no_node) return node(from).first_child;
    for (; from != within; from = node(from).parent, to = node(to).parent) {
      if (node(from).next == no_node) continue;
      to = node(to).parent;
      return node(from).next;
    }
    return no_node;
  };
  NodeId parent = content;
  for (NodeId from = next_below(option, option, parent); from != no_node;) {
    const NodeId copy = static_cast<NodeId>(tables_.nodes.size());
    HtmlNode copied = node(from);
    copied.parent = copied.first_child = copied.last_child = copied.next = copied.previous = no_node;
    if (copied.kind == NodeKind::text) {
      copied.first = static_cast<std::uint32_t>(tables_.pieces.size());
      for (std::uint32_t i = 0; i < copied.count; ++i)
        tables_.pieces.push_back(PieceEntry(tables_.pieces[node(from).first + i]));
    }
    tables_.nodes.push_back(copied);
    link(copy, {parent});
    parent = copy;
    from = next_below(from, option, parent);
  }
}

}  // namespace rapporteur::page
