#include "rapporteur/page/html_tree_maker.h"

#include <algorithm>
#include <cstring>

// Formatting that is carried on over badly nested tags: the list of active formatting elements and what the
// standard calls the adoption agency algorithm: `<b>1<p>2</b>3</p>` becomes `<b>1</b><p><b>2</b>3</p>`. What
// the standard bounds only by the depth of the page is bounded here by its size as well: once
// `formatting_budget_` elements have been made of formatting alone, formatting ends with its element.
namespace rapporteur::page {

namespace {

std::uint64_t hash_of_text(std::string_view text) {
  std::uint64_t hash = text.size() * 0x9E3779B97F4A7C15u;
  while (!text.empty()) {
    std::uint64_t word = 0;
    const std::size_t size = std::min<std::size_t>(8, text.size());
    std::memcpy(&word, text.data(), size);
    text.remove_prefix(size);
    hash = (hash ^ word) * 0xC2B2AE3D27D4EB4Fu;
    hash ^= hash >> 29;
  }
  return hash;
}

}  // namespace

// The same for the same attributes in any order.
std::uint32_t HtmlTreeMaker::hash_of_attributes(NodeId id) const {
  std::uint64_t sum = 0;
  for (std::uint32_t i = 0; i < node(id).count; ++i) {
    const AttributeEntry& attribute = tables_.attributes[node(id).first + i];
    sum += hash_of_text(tables_.name(attribute)) * 31 + hash_of_text(tables_.value(attribute.value));
  }
  return static_cast<std::uint32_t>(sum ^ (sum >> 32)) | 1;
}

bool HtmlTreeMaker::have_same_attributes(NodeId a, NodeId b) const {
  const auto attributes = [this](NodeId id) {
    return std::span(tables_.attributes).subspan(node(id).first, node(id).count);
  };
  const auto is_in_b = [&](const AttributeEntry& wanted) {
    return std::ranges::any_of(attributes(b), [&](const AttributeEntry& attribute) {
      return tables_.name(attribute) == tables_.name(wanted) &&
             tables_.value(attribute.value) == tables_.value(wanted.value);
    });
  };
  return node(a).count == node(b).count && std::ranges::all_of(attributes(a), is_in_b);
}

// Three alike are enough: a fourth pushes the first of them out (the standard's "Noah's Ark clause").
void HtmlTreeMaker::push_formatting(const OpenElement& element) {
  std::uint32_t hash = 0;
  std::size_t first_alike = FormattingList::none;
  int alike = 0;
  for (std::size_t i = formatting_.size(); i-- > 0 && !formatting_[i].is_marker();) {
    FormattingElement& other = formatting_[i];
    if (other.name != element.name) continue;
    if (hash == 0) hash = hash_of_attributes(element.node);
    if (other.attributes_hash == 0) other.attributes_hash = hash_of_attributes(other.node);
    if (other.attributes_hash != hash) continue;
    if (!have_same_attributes(element.node, other.node)) continue;
    first_alike = i;
    if (++alike == 3) break;
  }
  if (alike == 3) formatting_.remove(first_alike);
  formatting_.push({element.node, element.name, hash, true});
}

// Opens again what formatting was closed by the element around it.
void HtmlTreeMaker::reconstruct_from_last_open() {
  std::size_t first = formatting_.size();
  while (first > 0 && !formatting_[first - 1].is_marker() && !formatting_[first - 1].is_open) --first;
  for (std::size_t i = first; i < formatting_.size(); ++i) {
    if (formatting_budget_ == 0) {
      formatting_.remove(i--);
      continue;
    }
    make_room();
    const OpenElement copy = copy_element(formatting_[i], place_for_node());
    push(copy);
    formatting_[i].node = copy.node;
    formatting_[i].is_open = true;
  }
}

void HtmlTreeMaker::close_formatting(NameId name) {
  constexpr int most_rounds = 8;
  const OpenElement& top = open_.top();
  if (top.is_html() && top.name == name && formatting_.find(top.node) == FormattingList::none) return pop();
  for (int round = 0; round < most_rounds; ++round) {
    if (!adopt_once(name)) return;
  }
}

// One round of the adoption agency; says whether there may be another.
bool HtmlTreeMaker::adopt_once(NameId name) {
  const std::size_t in_list = formatting_.find_behind_marker(name);
  if (in_list == FormattingList::none) {
    end_any_other();
    return false;
  }
  if (!formatting_[in_list].is_open) {
    formatting_.remove(in_list);
    return false;
  }
  const NodeId element = formatting_[in_list].node;
  const std::size_t in_stack = open_.find(element);
  std::size_t furthest = OpenElements::none;
  for (std::size_t i = open_.size() - 1; i > in_stack; --i) {
    if (open_[i].has(traits::scope)) return false;
    if (open_[i].has(traits::special)) furthest = i;
  }
  if (furthest == OpenElements::none || formatting_budget_ == 0) {
    formatting_.remove(in_list);
    pop_to(in_stack);
    return false;
  }
  adopt(in_list, in_stack, furthest);
  return true;
}

// Moves the block at `furthest` out of the formatting element and gives its children an element of that
// formatting.
void HtmlTreeMaker::adopt(std::size_t in_list, std::size_t in_stack, std::size_t furthest) {
  const OpenElement ancestor = open_[in_stack - 1];
  const NodeId block = open_[furthest].node;
  std::size_t bookmark = in_list;
  NodeId last = block;
  int count = 0;
  for (std::size_t at = furthest - 1; at > in_stack; --at) {
    std::size_t entry = formatting_.find(open_[at].node);
    if (++count > 3 && entry != FormattingList::none) {
      formatting_.remove(entry);
      bookmark -= entry < bookmark ? 1 : 0;
      in_list -= entry < in_list ? 1 : 0;
      entry = FormattingList::none;
    }
    if (entry == FormattingList::none) {
      open_.remove(at);
      --furthest;
      continue;
    }
    const OpenElement copy = copy_element(formatting_[entry], {no_node});
    open_.replace(at, copy);
    formatting_[entry].node = copy.node;
    if (last == block) bookmark = entry + 1;
    unlink(last);
    link(last, {copy.node});
    last = copy.node;
  }
  unlink(last);
  link(last, place_for_node(ancestor));

  const OpenElement copy = copy_element(formatting_[in_list], {no_node});
  move_children(block, copy.node);
  link(copy.node, {block});
  FormattingElement entry = formatting_[in_list];
  entry.node = copy.node;
  formatting_.remove(in_list);
  formatting_.insert(bookmark - (in_list < bookmark ? 1 : 0), entry);
  open_.remove(in_stack);
  open_.insert(furthest, copy);
  measure_depths(in_stack);
}

void HtmlTreeMaker::move_children(NodeId from, NodeId to) {
  HtmlNode& giver = node(from);
  HtmlNode& taker = node(to);
  for (NodeId child = giver.first_child; child != no_node; child = node(child).next) node(child).parent = to;
  taker.first_child = giver.first_child;
  taker.last_child = giver.last_child;
  giver.first_child = giver.last_child = no_node;
}

// Sets the depths of open elements anew from a place in the stack on.
void HtmlTreeMaker::measure_depths(std::size_t from) {
  for (std::size_t i = from; i < open_.size(); ++i) {
    const NodeId parent = node(open_[i].node).parent;
    if (i > 0 && open_[i - 1].place == parent) {
      open_[i].depth = open_[i - 1].depth + 1;
      continue;
    }
    std::uint32_t depth = 1;
    for (NodeId at = parent; at != HtmlTree::document && at != no_node; at = node(at).parent) ++depth;
    open_[i].depth = depth;
  }
}

}  // namespace rapporteur::page
