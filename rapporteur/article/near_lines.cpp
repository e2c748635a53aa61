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
    const Ink ink = ink_of(id);
    if (!ink.is_seen && list.lines.empty()) return;
    NodeId block = node.parent;
    while (block != no_node && is_inline(tree_.node(block).tag)) block = tree_.node(block).parent;
    if (!ink.is_seen && block != block_) return;
    if (block != block_ || list.lines.empty()) {
      list.lines.push_back({block, static_cast<std::uint32_t>(list.texts.size()), 0, 0, false});
      block_ = block;
    }
    LineRun& line = list.lines.back();
    list.texts.push_back(id);
    ++line.count;
    line.size += ink.size;
    line.has_digit = line.has_digit || ink.has_digit;
  }

  LineList list;

 private:
  /// What of a text node is seen.
  struct Ink {
    bool is_seen = false;
    bool has_digit = false;
    std::uint32_t size = 0;
  };

  Ink ink_of(NodeId id) const {
    Ink ink;
    for (std::size_t i = 0; i < tree_.piece_count(id); ++i) {
      const std::string_view value = tree_.piece(id, i).value;
      if (value.size() > 400) {  // Too long for a byline or a dateline: not looked into.
        ink.size += static_cast<std::uint32_t>(value.size());
        ink.is_seen = true;
        continue;
      }
      add_letters(value, ink);
    }
    return ink;
  }

  static void add_letters(std::string_view value, Ink& ink) {
    std::size_t blanks = 0;
    while (blanks < value.size() && base::is_space(value[blanks])) ++blanks;
    value.remove_prefix(blanks);
    // Counted in bytes, so that many are taken at once.
    for (; !value.empty(); value.remove_prefix(std::min<std::size_t>(value.size(), 128))) {
      std::uint8_t seen = 0;
      std::uint8_t digits = 0;
      for (const char c : value.substr(0, 128)) {
        const auto byte = static_cast<std::uint8_t>(c);
        const bool is_control_space = static_cast<std::uint8_t>(byte - 9) <= 4 && byte != 11;
        seen = static_cast<std::uint8_t>(seen + !(is_control_space | (byte == ' ')));
        digits |= static_cast<std::uint8_t>((static_cast<std::uint8_t>(byte - '0') <= 9) | (byte >= 0x80));
      }
      ink.size += seen;
      ink.is_seen = ink.is_seen || seen > 0;
      ink.has_digit = ink.has_digit || digits != 0;
    }
  }

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

std::vector<Line> lines_near(const Page& page, HintReader& hints, NodeId headline, NodeId beginning) {
  const HtmlTree& tree = page.tree;
  const auto size = static_cast<NodeId>(tree.size());
  NodeId middle = headline != no_node ? headline : beginning;
  if (middle == no_node || middle >= size) return {};
  Lines before(page);
  if (headline != no_node) {
    const NodeId least = middle > nodes_before ? middle - nodes_before : 0;
    for (NodeId id = middle; id-- > least && before.list.lines.size() <= lines_before;) before.take(id);
  }
  Lines after(page);
  NodeId id = middle;
  if (headline != no_node) {
    while (id < size && is_below(tree, id, headline)) ++id;
  }
  for (const NodeId end = std::min(size, middle + nodes_after);
       id < end && after.list.lines.size() <= lines_after; ++id)
    after.take(id);
  std::vector<Line> lines;
  lines.reserve(before.list.lines.size() + after.list.lines.size());
  for (std::size_t i = before.list.lines.size(); i-- > 0;) {
    lines.push_back(before.list.line(before.list.lines[i]));
    std::ranges::reverse(lines.back().texts);
  }
  const auto count = static_cast<std::int32_t>(lines.size());
  for (const LineRun& run : after.list.lines) lines.push_back(after.list.line(run));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::int32_t place = static_cast<std::int32_t>(i) - count;
    lines[i].distance = place >= 0 ? place + 1 : place;
    read_line(page, hints, lines[i]);
  }
  return lines;
}

Line LineList::line(const LineRun& run) const {
  const std::span<const NodeId> own = texts_of(run);
  Line line;
  line.block = run.block;
  line.texts.assign(own.begin(), own.end());
  line.size = run.size;
  line.has_digit = run.has_digit;
  return line;
}

const LineList& PageLines::all() & {
  if (lines_) return *lines_;
  Lines lines(page_);
  for (NodeId id = 0; id < page_.tree.size() && lines.list.lines.size() < most_lines; ++id) {
    const HtmlNode& node = page_.tree.node(id);
    if (node.kind == NodeKind::text || node.tag == HtmlTag::br) lines.take(id);
  }
  return lines_.emplace(std::move(lines.list));
}

void read_line(const Page& page, HintReader& hints, Line& line) {
  if (line.size <= most_line_bytes) line.written = write_texts(page, line.texts, Signal::visible_text, true);
  line.hints = hints.of(page.tree.node(line.texts.front()).parent);
}

NodeId PageLines::block_that_reads(std::string_view plain) & {
  const LineList& list = all();
  for (const LineRun& line : list.lines) {
    if (line.size < plain.size() || line.size > 2 * plain.size() + 100) continue;
    std::string text;
    for (const NodeId id : list.texts_of(line)) text += page_.tree.text(id);
    if (plain_words(text) == plain) return line.block;
  }
  return no_node;
}

}  // namespace rapporteur::article
