#include "rapporteur/article/leave_body.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <span>

namespace rapporteur::article {

namespace {

constexpr std::uint32_t most_button_words = 6;
constexpr std::uint32_t most_time_words = 8;
constexpr std::uint32_t most_caption_words = 60;
constexpr std::uint32_t least_repeated_words = 5;
constexpr std::uint32_t least_linked_items = 3;

class BodyForms {
 public:
  BodyForms(const Page& page, const PageBlocks::Features& found) : tree_(page.tree), found_(found) {}

  bool is_button(const PlainBlock& block) const {
    return block.counts.words <= most_button_words && box_inside(block.box, Inside::button) != no_box;
  }

  /// "18:12 PT" in a <time>, or a date by itself: all of the text is the element's.
  bool is_lone_time(const PlainBlock& block) const {
    if (block.counts.words > most_time_words || block.counts.digits == 0) return false;
    for (std::uint32_t i = block.first_node; i < block.end_node; ++i) {
      if (base::trim(tree_.text(found_.text_nodes[i])).empty()) continue;
      NodeId id = tree_.node(found_.text_nodes[i]).parent;
      while (id != no_node && tree_.node(id).tag != HtmlTag::time && id != found_.boxes[block.box].node)
        id = tree_.node(id).parent;
      if (id == no_node || tree_.node(id).tag != HtmlTag::time) return false;
    }
    return true;
  }

  /// A quote set apart whose words another chosen block holds too.
  bool is_repeated_quote(std::uint32_t at, const std::vector<std::uint8_t>& is_chosen) const {
    const PlainBlock& block = found_.blocks[at];
    const std::span<const std::uint32_t> own = words(block);
    if (own.size() < least_repeated_words) return false;
    const bool is_apart =
        box_inside(block.box, Inside::quote) != no_box || box_inside(block.box, Inside::aside) != no_box;
    if (!is_apart) return false;
    for (std::uint32_t i = 0; i < found_.blocks.size(); ++i) {
      const std::span<const std::uint32_t> other = words(found_.blocks[i]);
      if (i == at || is_chosen[i] == 0 || other.size() <= own.size()) continue;
      if (!std::ranges::search(other, own).empty()) return true;
    }
    return false;
  }

 private:
  std::span<const std::uint32_t> words(const PlainBlock& block) const {
    return std::span(found_.words).subspan(block.first_word, block.end_word - block.first_word);
  }
  std::uint32_t box_inside(std::uint32_t box, Inside inside) const {
    constexpr std::uint32_t most_blocks = 12;  // a box around much of the page tells nothing of one block
    while (box != no_box && (found_.boxes[box].inside & bit(inside)) == 0) box = found_.boxes[box].parent;
    if (box == no_box || found_.boxes[box].end_block - found_.boxes[box].first_block > most_blocks)
      return no_box;
    return box;
  }

  const HtmlTree& tree_;
  const PageBlocks::Features& found_;
};

}  // namespace

bool is_table_caption(const PageBlocks::Features& found, std::uint32_t at) {
  const PlainBlock& block = found.blocks[at];
  if (block.box == no_box || block.counts.words > most_caption_words) return false;
  if (found.boxes[block.box].tag == HtmlTag::caption) return true;
  if (!block.is_media_before) return false;
  std::uint32_t box = block.box;
  while (box != no_box && (found.boxes[box].inside & bit(Inside::table)) == 0) box = found.boxes[box].parent;
  return box != no_box && found.boxes[box].end_block - found.boxes[box].first_block == 1;
}

namespace {

/// Whether a list is of links to other pages: what is chosen of it is links for the most part and has no
/// sentence.
bool is_list_of_links(const PageBlocks::Features& found, const Box& box,
                      const std::vector<std::uint8_t>& is_chosen) {
  if (box.tag != HtmlTag::ul && box.tag != HtmlTag::ol) return false;
  std::uint32_t items = 0;
  for (std::uint32_t i = box.first_block; i < box.end_block; ++i) {
    if (is_chosen[i] == 0) continue;
    const TextCounts& counts = found.blocks[i].counts;
    if (counts.stops > 0 || counts.link_characters * 10 < counts.characters * 6) return false;
    ++items;
  }
  return items >= least_linked_items;
}

/// Lists of links at the body's end, under a heading that is not of the body: more to read, most read.
void leave_closing_links(const PageBlocks::Features& found, std::vector<std::uint8_t>& is_chosen) {
  std::size_t end = is_chosen.size();
  for (std::size_t at = found.boxes.size(); at-- > 0;) {
    while (end > 0 && is_chosen[end - 1] == 0) --end;
    const Box& box = found.boxes[at];
    const bool is_last = box.first_block < end && end <= box.end_block;
    if (!is_last || box.first_block == 0 || is_chosen[box.first_block - 1] != 0) continue;
    if (is_list_of_links(found, box, is_chosen))
      std::fill(is_chosen.begin() + box.first_block, is_chosen.begin() + box.end_block, std::uint8_t{0});
  }
}

}  // namespace

void leave_body(const Page& page, const PageBlocks::Features& found, std::vector<std::uint8_t>& is_chosen) {
  const BodyForms forms(page, found);
  for (std::uint32_t i = 0; i < is_chosen.size(); ++i) {
    if (is_chosen[i] == 0) continue;
    const PlainBlock& block = found.blocks[i];
    if (forms.is_button(block) || forms.is_lone_time(block) || is_table_caption(found, i) ||
        forms.is_repeated_quote(i, is_chosen)) {
      is_chosen[i] = 0;
    }
  }
  leave_closing_links(found, is_chosen);
}

}  // namespace rapporteur::article
