#include "rapporteur/article/walk_blocks.h"

#include "rapporteur/article/element_traits.h"
#include "rapporteur/article/read_names.h"
#include "rapporteur/article/scan_text.h"

#include <algorithm>

namespace rapporteur::article {

namespace {

/// An inline element whose name tells something, open or closed within the block under way.
struct Wrap {
  NodeId node;
  WordKinds names;
  std::uint32_t begin;  ///< characters of the block before it
  std::uint32_t end;
  bool is_open;
};

class Walk {
 public:
  Walk(const HtmlTree& tree, PageBlocks::Features& found)
      : tree_(tree),
        found_(found),
        names_(WordLists::shipped()),
        scanner_(WordLists::shipped(), found.words) {}

  void run(NodeId root) {
    NodeId id = root;
    start_block();
    open_box(root);
    while (true) {
      if (enter(id)) {
        id = tree_.node(id).first_child;
        continue;
      }
      while (true) {
        leave(id);
        if (id == root) return;
        const HtmlNode& node = tree_.node(id);
        if (node.next != no_node) {
          id = node.next;
          break;
        }
        id = node.parent;
      }
    }
  }

 private:
  bool enter(NodeId id);
  void leave(NodeId id);
  void enter_text(NodeId id);
  bool is_set_in_line(NodeId id) const;
  void open_box(NodeId id);
  void start_block();
  void end_block(Break next);
  void take_wraps(PlainBlock& block);
  std::uint64_t key_of_words() const;
  bool is_box(NodeId id) const { return box_ != no_box && found_.boxes[box_].node == id; }

  const HtmlTree& tree_;
  PageBlocks::Features& found_;
  NameReader names_;
  TextScanner scanner_;
  PlainBlock block_;
  std::uint32_t box_ = no_box;
  std::uint32_t links_ = 0;
  std::uint32_t bolds_ = 0;
  std::uint32_t italics_ = 0;
  NodeId last_link_ = no_node;
  NodeId link_ = no_node;
  bool is_media_ = false;
  Break break_ = Break::box;
  std::vector<Wrap> wraps_;
};

/// Whether an element is part of the line around it: told by its tag, unless it holds boxes. Elements that
/// are none of HTML's own are taken as boxes where no text stands beside them.
bool Walk::is_set_in_line(NodeId id) const {
  const HtmlNode& node = tree_.node(id);
  if (node.tag == HtmlTag::unknown) {
    const auto is_text = [&](NodeId other) {
      return other != no_node && tree_.node(other).kind == NodeKind::text;
    };
    if (!is_text(node.previous) && !is_text(node.next)) return false;
  } else if (!trait_of(node.tag).is_inline) {
    return false;
  }
  for (NodeId child = node.first_child; child != no_node; child = tree_.node(child).next) {
    const HtmlNode& below = tree_.node(child);
    if (below.kind == NodeKind::element && below.tag != HtmlTag::unknown && below.tag != HtmlTag::br &&
        !trait_of(below.tag).is_inline) {
      return false;
    }
  }
  return true;
}

void Walk::start_block() {
  scanner_.begin();
  block_ = {};
  block_.box = box_;
  block_.first_node = static_cast<std::uint32_t>(found_.text_nodes.size());
  block_.first_word = static_cast<std::uint32_t>(found_.words.size());
  last_link_ = no_node;
}

void Walk::take_wraps(PlainBlock& block) {
  for (Wrap& wrap : wraps_) {
    const std::uint32_t end = wrap.is_open ? block.counts.characters : wrap.end;
    if ((end - wrap.begin) * 5 >= block.counts.characters * 4) block.names |= wrap.names;
    wrap.begin = 0;
  }
  std::erase_if(wraps_, [](const Wrap& wrap) { return !wrap.is_open; });
}

std::uint64_t Walk::key_of_words() const {
  std::uint64_t key = 0xCBF29CE484222325u;
  for (std::size_t i = block_.first_word; i < found_.words.size(); ++i) {
    key = (key ^ found_.words[i]) * 0x9E3779B97F4A7C15u;
    key ^= key >> 32;
  }
  return key;
}

void Walk::end_block(Break next) {
  if (scanner_.has_text()) {
    scanner_.end(block_);
    block_.key = key_of_words();
    take_wraps(block_);
    block_.end_node = static_cast<std::uint32_t>(found_.text_nodes.size());
    block_.end_word = static_cast<std::uint32_t>(found_.words.size());
    block_.before = break_;
    block_.is_media_before = is_media_;
    found_.blocks.push_back(block_);
    is_media_ = false;
    break_ = next;
  } else {
    found_.text_nodes.resize(block_.first_node);
    if (next == Break::line) {
      break_ = break_ == Break::line ? Break::lines : break_;
    } else {
      break_ = next;
    }
    last_link_ = no_node;
    return;  // Nothing was counted: the block under way begins here.
  }
  start_block();
}

void Walk::open_box(NodeId id) {
  end_block(Break::box);
  const HtmlNode& node = tree_.node(id);
  const ElementNames names = names_.read(tree_, id);
  Box box;
  box.node = id;
  box.parent = box_;
  box.first_block = static_cast<std::uint32_t>(found_.blocks.size());
  box.tag = node.tag;
  box.depth = box_ == no_box ? 0 : static_cast<std::uint16_t>(found_.boxes[box_].depth + 1);
  box.names = names.kinds;
  box.inside = names.inside | trait_of(node.tag).inside;
  box.signature = names.hash * 31 + static_cast<std::uint32_t>(node.tag);
  box_ = static_cast<std::uint32_t>(found_.boxes.size());
  found_.boxes.push_back(box);
  block_.box = box_;
}

void Walk::enter_text(NodeId id) {
  const bool was_empty = !scanner_.has_text();
  const std::uint32_t before = scanner_.counts().characters;
  const std::size_t count = tree_.piece_count(id);
  for (std::size_t i = 0; i < count; ++i) scanner_.add(tree_.piece(id, i).value);
  if (was_empty && !scanner_.has_text()) return;
  found_.text_nodes.push_back(id);
  TextCounts& counts = scanner_.counts();
  const std::uint32_t added = counts.characters - before;
  if (links_ > 0) counts.link_characters += added;
  if (bolds_ > 0) counts.bold_characters += added;
  if (italics_ > 0) counts.italic_characters += added;
  if (links_ > 0 && link_ != last_link_ && added > 0) {
    ++counts.links;
    last_link_ = link_;
  }
}

bool Walk::enter(NodeId id) {
  const HtmlNode& node = tree_.node(id);
  if (node.kind == NodeKind::text) {
    enter_text(id);
    return false;
  }
  if (node.kind == NodeKind::document) return node.first_child != no_node;
  if (node.kind != NodeKind::element) return false;
  const ElementTrait& trait = trait_of(node.tag);
  is_media_ = is_media_ || trait.is_media;
  if (node.tag == HtmlTag::br || node.tag == HtmlTag::hr) {
    end_block(node.tag == HtmlTag::br ? Break::line : Break::rule);
    return false;
  }
  if (trait.is_unseen || node.first_child == no_node) return false;
  if (!is_set_in_line(id)) {
    if (!is_box(id)) open_box(id);
    if (node.tag == HtmlTag::a) ++links_, link_ = id;
    return true;
  }
  bolds_ += trait.is_bold;
  italics_ += trait.is_italic;
  if (node.tag == HtmlTag::a) ++links_, link_ = id;
  const ElementNames names = names_.read(tree_, id);
  if (names.kinds != 0) wraps_.push_back({id, names.kinds, scanner_.counts().characters, 0, true});
  return true;
}

void Walk::leave(NodeId id) {
  const HtmlNode& node = tree_.node(id);
  if (node.kind != NodeKind::element || node.first_child == no_node) return;
  const ElementTrait& trait = trait_of(node.tag);
  if (trait.is_unseen || node.tag == HtmlTag::br || node.tag == HtmlTag::hr) return;
  if (node.tag == HtmlTag::a && links_ > 0) --links_;
  if (is_box(id)) {
    end_block(Break::box);
    found_.boxes[box_].end_block = static_cast<std::uint32_t>(found_.blocks.size());
    box_ = found_.boxes[box_].parent;
    block_.box = box_;
    return;
  }
  bolds_ -= trait.is_bold;
  italics_ -= trait.is_italic;
  for (std::size_t i = wraps_.size(); i-- > 0;) {
    if (wraps_[i].node != id) continue;
    wraps_[i].is_open = false;
    wraps_[i].end = scanner_.counts().characters;
    if (!scanner_.has_text()) wraps_.erase(wraps_.begin() + static_cast<std::ptrdiff_t>(i));
    break;
  }
}

}  // namespace

void walk_blocks(const HtmlTree& tree, PageBlocks::Features& found) {
  const NodeId root = tree.body() != no_node ? tree.body() : HtmlTree::document;
  if (tree.size() == 0) return;
  found.boxes.reserve(tree.size() / 4 + 1);
  found.blocks.reserve(tree.size() / 8 + 1);
  found.text_nodes.reserve(tree.size() / 4 + 1);
  Walk(tree, found).run(root);
}

}  // namespace rapporteur::article
