#include "rapporteur/article/near_lines.h"

#include "rapporteur/article/letters.h"
#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>

namespace rapporteur::article {

namespace {

constexpr std::size_t lines_before = 24;
constexpr std::size_t lines_after = 36;
constexpr std::size_t most_lines = 20'000;
constexpr std::uint32_t most_line_bytes = 300;
constexpr NodeId nodes_before = 400;
constexpr NodeId nodes_after = 1200;

bool is_inline(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::a:
    case HtmlTag::abbr:
    case HtmlTag::b:
    case HtmlTag::bdi:
    case HtmlTag::cite:
    case HtmlTag::em:
    case HtmlTag::font:
    case HtmlTag::i:
    case HtmlTag::small:
    case HtmlTag::span:
    case HtmlTag::strong:
    case HtmlTag::sub:
    case HtmlTag::sup:
    case HtmlTag::time:
    case HtmlTag::u:
    case HtmlTag::mark:
    case HtmlTag::label:
    case HtmlTag::data:
      return true;
    default:
      return false;
  }
}

bool is_unseen(HtmlTag tag) {
  return tag == HtmlTag::script || tag == HtmlTag::style || tag == HtmlTag::noscript ||
         tag == HtmlTag::template_ || tag == HtmlTag::svg || tag == HtmlTag::title ||
         tag == HtmlTag::option || tag == HtmlTag::textarea;
}

/// Gathers text nodes into lines, in either direction.
class Lines {
 public:
  explicit Lines(const Page& page) : tree_(page.tree) {}

  void take(NodeId id) {
    const HtmlNode& node = tree_.node(id);
    if (node.kind == NodeKind::element && node.tag == HtmlTag::br) block_ = no_node;
    if (node.kind != NodeKind::text || node.parent == no_node || is_unseen(tree_.node(node.parent).tag))
      return;
    bool has_ink = false;
    bool has_digit = false;
    std::uint32_t size = 0;
    for (std::size_t i = 0; i < tree_.piece_count(id); ++i) {
      const std::string_view value = tree_.piece(id, i).value;
      if (value.size() > 400) {  // Too long for a byline or a dateline: not looked into.
        size += static_cast<std::uint32_t>(value.size());
        has_ink = true;
        continue;
      }
      for (const char c : value) {
        if (base::is_space(c)) continue;
        has_ink = true;
        ++size;
        has_digit = has_digit || base::is_digit(c) || (c & 0x80) != 0;
      }
    }
    if (!has_ink && lines.empty()) return;
    NodeId block = node.parent;
    while (block != no_node && is_inline(tree_.node(block).tag)) block = tree_.node(block).parent;
    if (!has_ink && block != block_) return;
    if (block != block_ || lines.empty()) {
      lines.push_back({});
      lines.back().block = block;
      block_ = block;
    }
    Line& line = lines.back();
    line.texts.push_back(id);
    line.size += size;
    line.has_digit = line.has_digit || has_digit;
  }
  void end_line() { block_ = no_node; }

  std::vector<Line> lines;

 private:
  const HtmlTree& tree_;
  NodeId block_ = no_node;
};

bool is_below(const HtmlTree& tree, NodeId id, NodeId elder) {
  for (; id != no_node; id = tree.node(id).parent) {
    if (id == elder) return true;
  }
  return false;
}

}  // namespace

std::vector<Line> lines_near(const Page& page, NodeId headline, NodeId beginning) {
  const HtmlTree& tree = page.tree;
  const auto size = static_cast<NodeId>(tree.size());
  NodeId middle = headline != no_node ? headline : beginning;
  if (middle == no_node || middle >= size) return {};
  Lines before(page);
  if (headline != no_node) {
    const NodeId least = middle > nodes_before ? middle - nodes_before : 0;
    for (NodeId id = middle; id-- > least && before.lines.size() <= lines_before;) before.take(id);
  }
  for (Line& line : before.lines) std::ranges::reverse(line.texts);
  std::ranges::reverse(before.lines);
  Lines after(page);
  NodeId id = middle;
  if (headline != no_node) {
    while (id < size && is_below(tree, id, headline)) ++id;
  }
  for (const NodeId end = std::min(size, middle + nodes_after); id < end && after.lines.size() <= lines_after;
       ++id)
    after.take(id);
  std::vector<Line> lines = std::move(before.lines);
  const auto count = static_cast<std::int32_t>(lines.size());
  for (Line& line : after.lines) lines.push_back(std::move(line));
  HintReader hints(page);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::int32_t place = static_cast<std::int32_t>(i) - count;
    lines[i].distance = place >= 0 ? place + 1 : place;
    read_line(page, hints, lines[i]);
  }
  return lines;
}

std::vector<Line> all_lines(const Page& page) {
  Lines lines(page);
  for (NodeId id = 0; id < page.tree.size() && lines.lines.size() < most_lines; ++id) lines.take(id);
  return std::move(lines.lines);
}

void read_line(const Page& page, HintReader& hints, Line& line) {
  if (line.size <= most_line_bytes) line.written = write_texts(page, line.texts, Signal::visible_text, true);
  line.hints = hints.of(page.tree.node(line.texts.front()).parent);
}

NodeId block_that_reads(const Page& page, std::string_view plain) {
  for (const Line& line : all_lines(page)) {
    if (line.size < plain.size() || line.size > 2 * plain.size() + 100) continue;
    std::string text;
    for (const NodeId id : line.texts) text += page.tree.text(id);
    if (plain_words(text) == plain) return line.block;
  }
  return no_node;
}

}  // namespace rapporteur::article
