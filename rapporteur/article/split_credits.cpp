#include "rapporteur/article/split_credits.h"

#include "rapporteur/article/line_signs.h"
#include "rapporteur/article/text_page_words.h"
#include "rapporteur/article/words.h"
#include "rapporteur/article/written.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace rapporteur::article {

namespace {

constexpr std::size_t most_caption_bytes = 1200;
constexpr std::size_t most_credit_bytes = 160;

/// What stands at the end of a block inside an element that is called a credit.
std::string words_of_credit(const HtmlTree& tree, const PageBlocks::Features& found,
                            const PlainBlock& block) {
  const WordKinds credit = WordLists::shipped().name_kind("credit");
  const auto is_credit = [&](NodeId text) {
    NodeId id = tree.node(text).parent;
    for (; id != no_node && id != found.boxes[block.box].node; id = tree.node(id).parent) {
      if (WordLists::shipped().of_name(tree.value_of(id, HtmlAttributeName::class_)) & credit) return true;
    }
    return false;
  };
  std::uint32_t first = block.end_node;
  while (first > block.first_node && is_credit(found.text_nodes[first - 1])) --first;
  std::string words;
  for (std::uint32_t i = first; i < block.end_node; ++i) words += tree.text(found.text_nodes[i]);
  return tidy(words);
}

std::optional<std::uint32_t> begin_of_credit(std::string_view words, std::string_view marked) {
  if (words.size() > most_caption_bytes) return std::nullopt;
  if (!marked.empty() && marked.size() <= most_credit_bytes && words.size() > marked.size() &&
      words.ends_with(marked)) {
    return static_cast<std::uint32_t>(words.size() - marked.size());
  }
  const TextPageWords& lists = TextPageWords::shipped();
  LineWords scratch(lists.index);
  const LineSigns signs = read_line_signs(words, lists, scratch);
  if (signs.credit_begin && *signs.credit_begin > 0) return signs.credit_begin;
  return std::nullopt;
}

}  // namespace

void split_credits(const Page& page, const PageBlocks::Features& found, Text& text,
                   std::vector<Block>& blocks) {
  std::vector<std::uint32_t> begins(blocks.size(), 0);
  bool is_any = false;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind != BlockKind::caption || blocks[i].span.is_empty()) continue;
    const auto begin =
        begin_of_credit(text.words(blocks[i].span), words_of_credit(page.tree, found, found.blocks[i]));
    if (!begin) continue;
    begins[i] = *begin;
    is_any = true;
  }
  if (!is_any) return;
  TextBuilder written;
  std::vector<Block> parted;
  const auto add = [&](Block block, TextSpan span) {
    while (span.size() > 0 && text.utf8()[span.end - 1] == ' ') --span.end;
    if (span.is_empty()) return;
    if (written.size() > 0) written.append_made("\n\n");
    block.span.begin = written.size();
    written.append_part(text, span);
    block.span.end = written.size();
    parted.push_back(block);
  };
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const TextSpan span = blocks[i].span;
    if (begins[i] == 0) {
      add(blocks[i], span);
      continue;
    }
    Block credit = blocks[i];
    credit.kind = BlockKind::credit;
    add(blocks[i], {span.begin, span.begin + begins[i]});
    add(credit, {span.begin + begins[i], span.end});
  }
  text = written.finish();
  blocks = std::move(parted);
}

}  // namespace rapporteur::article
