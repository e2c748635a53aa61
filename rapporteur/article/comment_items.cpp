#include "rapporteur/article/comment_items.h"

#include "rapporteur/article/words.h"

namespace rapporteur::article {

std::vector<std::uint8_t> find_comment_items(const PageBlocks::Features& found) {
  constexpr std::uint32_t least_items = 3;
  constexpr std::uint32_t least_item_blocks = 2;  // who wrote it, and what
  const WordKinds comment = WordLists::shipped().name_kind("comment");
  const auto is_item = [&](const Box& box) {
    const bool holds_heading =
        found.heading != no_box && box.first_block <= found.heading && found.heading < box.end_block;
    return box.parent != no_box && (box.names & comment) != 0 && !holds_heading &&
           box.end_block - box.first_block >= least_item_blocks;
  };
  std::vector<std::uint32_t> items(found.boxes.size());
  for (const Box& box : found.boxes) {
    if (is_item(box)) ++items[box.parent];
  }
  std::vector<std::uint8_t> is_in_list(found.boxes.size());
  for (std::size_t i = 0; i < found.boxes.size(); ++i) {
    const Box& box = found.boxes[i];
    if (box.parent == no_box) continue;
    is_in_list[i] = is_in_list[box.parent] != 0 || (is_item(box) && items[box.parent] >= least_items);
  }
  return is_in_list;
}

}  // namespace rapporteur::article
