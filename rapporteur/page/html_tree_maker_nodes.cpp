#include "rapporteur/page/html_tree_maker.h"

#include <algorithm>

namespace rapporteur::page {

NodeId HtmlTreeMaker::add_node(NodeKind kind, SourceSpan source, Place place) {
  const auto id = static_cast<NodeId>(tables_.nodes.size());
  HtmlNode& added = tables_.nodes.emplace_back();
  added.kind = kind;
  added.source = source;
  if (place.parent != no_node) link(id, place);
  return id;
}

void HtmlTreeMaker::link(NodeId id, Place place) {
  HtmlNode& linked = node(id);
  HtmlNode& parent = node(place.parent);
  linked.parent = place.parent;
  linked.next = place.before;
  NodeId& behind = place.before == no_node ? parent.last_child : node(place.before).previous;
  linked.previous = behind;
  behind = id;
  if (linked.previous == no_node)
    parent.first_child = id;
  else
    node(linked.previous).next = id;
}

void HtmlTreeMaker::unlink(NodeId id) {
  HtmlNode& unlinked = node(id);
  if (unlinked.parent == no_node) return;
  HtmlNode& parent = node(unlinked.parent);
  (unlinked.previous == no_node ? parent.first_child : node(unlinked.previous).next) = unlinked.next;
  (unlinked.next == no_node ? parent.last_child : node(unlinked.next).previous) = unlinked.previous;
  unlinked.parent = unlinked.next = unlinked.previous = no_node;
}

HtmlTreeMaker::Place HtmlTreeMaker::place_for_node(const OpenElement& target) const {
  const bool is_fostered =
      is_foster_parenting_ && target.has(traits::table_place) && !target.is(HtmlTag::template_);
  if (!is_fostered) [[likely]]
    return {target.place};
  const std::size_t last_template = open_.find(HtmlTag::template_);
  const std::size_t last_table = open_.find(HtmlTag::table);
  const bool has_template = last_template != OpenElements::none;
  const bool has_table = last_table != OpenElements::none;
  if (has_template && (!has_table || last_template > last_table)) return {open_[last_template].place};
  if (!has_table) return {open_[0].place};
  const NodeId table = open_[last_table].node;
  if (node(table).parent != no_node) return {node(table).parent, table};
  return {open_[last_table - 1].place};
}

HtmlTreeMaker::Place HtmlTreeMaker::place_for_node() const {
  if (open_.is_empty()) return {HtmlTree::document};
  return place_for_node(open_.top());
}

// How deep below the document the children of a node are.
std::uint32_t HtmlTreeMaker::depth_below(NodeId parent) const {
  if (!open_.is_empty() && open_.top().place == parent) [[likely]]
    return open_.top().depth + 1;
  std::uint32_t depth = 1;
  for (NodeId at = parent; at != HtmlTree::document && at != no_node; at = node(at).parent) ++depth;
  return depth;
}

OpenElement HtmlTreeMaker::make_element(NameId name, HtmlNamespace name_space, Place place) {
  OpenElement element;
  element.depth = depth_below(place.parent);
  element.node = element.place = add_node(NodeKind::element, {}, place);
  element.name = name;
  element.name_space = name_space;
  HtmlNode& made = node(element.node);
  made.name_space = name_space;
  made.tag = tag_of(name);
  if (name_space == HtmlNamespace::html) [[likely]] {
    element.sets = traits_of(name).sets;
  } else {
    element.sets = foreign_sets(name, name_space);
    if (made.tag != HtmlTag::svg && made.tag != HtmlTag::math) made.tag = HtmlTag::unknown;
  }
  if (made.tag == HtmlTag::unknown) made.name_entry = name_entry_of(name, name_space);
  return element;
}

// Where the tree's table has an element's name.
std::uint32_t HtmlTreeMaker::name_entry_of(NameId name, HtmlNamespace name_space) {
  if (name_space == HtmlNamespace::svg) name = adjusted_name(name);
  if (name < fixed_name_count) name = names_.keep(std::string(names_.name_of_id(name)));
  return name - fixed_name_count;
}

void HtmlTreeMaker::push(const OpenElement& element) {
  open_.push(element);
}

void HtmlTreeMaker::pop() {
  const OpenElement& top = open_.top();
  if (top.has(traits::formatting)) formatting_.close(top.node);
  if (top.node == chosen_.option) [[unlikely]]
    mirror_option(top.node);
  open_.pop();
}

// Closes what is too deep to have children, so that the next element becomes its sibling.
void HtmlTreeMaker::make_room() {
  while (open_.size() > 2 && open_.top().depth >= options_.max_depth) {
    const bool tells_mode = open_.top().has(traits::mode_sign);
    if (open_.top().is(HtmlTag::template_)) pop_template_mode();
    pop();
    if (tells_mode) reset_mode();
  }
}

OpenElement HtmlTreeMaker::insert_element(HtmlTag tag) {
  make_room();
  const OpenElement element = make_element(id_of(tag), HtmlNamespace::html, place_for_node());
  const std::uint32_t at = token().source.begin;
  node(element.node).source = {at, at};
  push(element);
  return element;
}

OpenElement HtmlTreeMaker::insert_token_element(HtmlNamespace name_space) {
  make_room();
  OpenElement element = make_element(token().name, name_space, place_for_node());
  HtmlNode& made = node(element.node);
  made.source = token().source;
  made.first = token().first;
  made.count = token().count;
  if (name_space == HtmlNamespace::mathml && element.name == id_of(ForeignName::annotation_xml) &&
      is_html_annotation()) {
    element.sets |= traits::html_point;
  }
  push(element);
  return element;
}

void HtmlTreeMaker::insert_and_pop() {
  insert_token_element(HtmlNamespace::html);
  pop();
}

// A copy of an element that formatting carries on; it shares the attributes.
OpenElement HtmlTreeMaker::copy_element(const FormattingElement& of, Place place) {
  if (formatting_budget_ > 0) --formatting_budget_;
  const OpenElement element = make_element(of.name, HtmlNamespace::html, place);
  HtmlNode& made = node(element.node);
  const std::uint32_t at = token().source.begin;
  made.source = {at, at};
  made.first = node(of.node).first;
  made.count = node(of.node).count;
  return element;
}

void HtmlTreeMaker::insert_text(const PieceEntry& piece) {
  const Place place = place_for_node();
  if (place.parent == HtmlTree::document) return;
  const NodeId before = place.before == no_node ? node(place.parent).last_child : node(place.before).previous;
  if (before != no_node && node(before).kind == NodeKind::text) return append_piece(before, piece);
  const NodeId text = add_node(NodeKind::text, {piece.begin, piece.end}, place);
  node(text).first = static_cast<std::uint32_t>(tables_.pieces.size());
  node(text).count = 1;
  tables_.pieces.push_back(piece);
}

void HtmlTreeMaker::append_piece(NodeId id, const PieceEntry& piece) {
  HtmlNode& text = node(id);
  text.source.end = std::max(text.source.end, piece.end);
  if (text.first + text.count != tables_.pieces.size()) {
    strays_.push_back({id, piece});
    return;
  }
  PieceEntry& last = tables_.pieces.back();
  if (last.is_same() && piece.is_same() && last.end == piece.begin) {
    last.end = piece.end;
    return;
  }
  tables_.pieces.push_back(piece);
  ++text.count;
}

// A text that grew after other texts had been begun has its pieces in two places: joins them at the end of
// the table.
void HtmlTreeMaker::gather_stray_pieces() {
  std::ranges::stable_sort(strays_, {}, &StrayPiece::text);
  std::vector<PieceEntry>& pieces = tables_.pieces;
  for (std::size_t i = 0; i < strays_.size();) {
    HtmlNode& text = node(strays_[i].text);
    const auto first = static_cast<std::uint32_t>(pieces.size());
    pieces.reserve(pieces.size() + text.count);
    for (std::uint32_t old = 0; old < text.count; ++old) pieces.push_back(pieces[text.first + old]);
    const NodeId id = strays_[i].text;
    for (; i < strays_.size() && strays_[i].text == id; ++i) pieces.push_back(strays_[i].piece);
    text.first = first;
    text.count = static_cast<std::uint32_t>(pieces.size()) - first;
  }
}

void HtmlTreeMaker::insert_comment(Place place) {
  const NodeId comment = add_node(NodeKind::comment, token().source, place);
  node(comment).first = token().first;
  node(comment).count = token().count;
}

// A second <html> or <body> tag: its attributes are added at the end, where the element has none of that
// name.
void HtmlTreeMaker::keep_late_attributes(std::vector<AttributeEntry>& late) {
  const auto first = tables_.attributes.begin() + token().first;
  late.insert(late.end(), first, first + token().count);
}

void HtmlTreeMaker::add_late_attributes(NodeId id, const std::vector<AttributeEntry>& late) {
  if (id == no_node) return;
  HtmlNode& element = node(id);
  std::vector<AttributeEntry>& attributes = tables_.attributes;
  std::vector<AttributeEntry> all(attributes.begin() + element.first,
                                  attributes.begin() + element.first + element.count);
  all.insert(all.end(), late.begin(), late.end());
  element.first = static_cast<std::uint32_t>(attributes.size());
  attributes.insert(attributes.end(), all.begin(), all.end());
  drop_duplicate_attributes(tables_, element.first);
  element.count = static_cast<std::uint32_t>(attributes.size()) - element.first;
}

}  // namespace rapporteur::page
