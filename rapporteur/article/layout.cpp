#include "rapporteur/article/layout.h"

#include <algorithm>
#include <bit>

namespace rapporteur::article {

namespace {

bool reads_as_prose(const PlainBlock& block) {
  const TextCounts& counts = block.counts;
  if (counts.words < 10 || counts.link_characters * 2 > counts.characters) return false;
  return counts.stops + counts.commas > 0 || counts.function_words * 5u >= counts.words;
}

bool holds_one_text(HtmlTag tag) {
  using enum HtmlTag;
  switch (tag) {
    case p:
    case li:
    case ul:
    case ol:
    case dl:
    case dt:
    case dd:
    case h1:
    case h2:
    case h3:
    case h4:
    case h5:
    case h6:
    case blockquote:
    case pre:
    case figcaption:
    case tr:
    case td:
    case tbody:
      return true;
    default:
      return false;
  }
}

void sum_boxes(PageBlocks::Features& found, Layout& layout) {
  for (std::size_t i = 0; i < found.blocks.size(); ++i) {
    const PlainBlock& block = found.blocks[i];
    layout.is_prose[i] = reads_as_prose(block);
    layout.page_characters += block.counts.characters;
    if (layout.is_prose[i]) layout.page_prose += block.counts.characters, ++layout.prose_blocks;
    if (block.box == no_box) continue;
    Box& box = found.boxes[block.box];
    box.characters += block.counts.characters;
    box.link_characters += block.counts.link_characters;
    if (layout.is_prose[i]) box.prose_characters += block.counts.characters;
  }
  for (std::size_t i = found.boxes.size(); i-- > 0;) {
    const Box& box = found.boxes[i];
    if (box.parent == no_box) continue;
    Box& parent = found.boxes[box.parent];
    parent.characters += box.characters;
    parent.link_characters += box.link_characters;
    parent.prose_characters += box.prose_characters;
  }
}

void find_homes(const PageBlocks::Features& found, Layout& layout) {
  // From here on, a box's home is itself or the nearest box around it that holds more than one block.
  std::vector<std::uint32_t> home_of(found.boxes.size());
  for (std::uint32_t i = 0; i < found.boxes.size(); ++i) {
    const Box& box = found.boxes[i];
    const bool passes_on =
        box.parent != no_box && (holds_one_text(box.tag) || box.end_block - box.first_block < 2);
    home_of[i] = passes_on ? home_of[box.parent] : i;
  }
  for (std::size_t i = 0; i < found.blocks.size(); ++i) {
    const PlainBlock& block = found.blocks[i];
    layout.home[i] = block.box == no_box ? 0 : home_of[block.box];
    if (layout.is_prose[i]) layout.home_prose[layout.home[i]] += block.counts.characters;
  }
  std::vector<std::uint32_t> scores(found.boxes.size());
  for (std::uint32_t i = 0; i < found.boxes.size(); ++i) {
    scores[i] += layout.home_prose[i] * 2;
    if (found.boxes[i].parent != no_box) scores[found.boxes[i].parent] += layout.home_prose[i];
  }
  std::uint32_t best_score = 0;
  for (std::uint32_t i = 0; i < found.boxes.size(); ++i) {
    if (scores[i] > best_score) best_score = scores[i], layout.best = i;
    layout.best_prose = std::max(layout.best_prose, layout.home_prose[i]);
  }
}

void find_likes(const PageBlocks::Features& found, Layout& layout) {
  const std::size_t size = std::bit_ceil(found.blocks.size() * 2 + 2);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> table(size, {0, 0});
  for (std::size_t i = 0; i < found.blocks.size(); ++i) {
    const PlainBlock& block = found.blocks[i];
    std::uint32_t signature = 1;
    if (block.box != no_box) {
      const Box& box = found.boxes[block.box];
      signature = box.signature;
      if (box.parent != no_box) signature = signature * 0x9E3779B1u + found.boxes[box.parent].signature;
    }
    signature |= 1;
    std::size_t at = (signature * 0x85EBCA6Bu >> 8) & (size - 1);
    while (table[at].first != 0 && table[at].first != signature) at = (at + 1) & (size - 1);
    if (table[at].first == 0) {
      table[at] = {signature, static_cast<std::uint32_t>(layout.likes.size())};
      layout.likes.emplace_back();
    }
    layout.likes_of[i] = table[at].second;
    Layout::Likes& likes = layout.likes[table[at].second];
    ++likes.blocks;
    likes.words += block.counts.words;
    likes.characters += block.counts.characters;
    likes.link_characters += block.counts.link_characters;
    if (layout.is_prose[i]) likes.prose_characters += block.counts.characters;
  }
}

}  // namespace

Layout lay_out(PageBlocks::Features& found) {
  Layout layout;
  layout.is_prose.resize(found.blocks.size());
  layout.home.resize(found.blocks.size());
  layout.likes_of.resize(found.blocks.size());
  layout.home_prose.resize(found.boxes.size());
  if (found.boxes.empty()) return layout;
  sum_boxes(found, layout);
  find_homes(found, layout);
  find_likes(found, layout);
  return layout;
}

Ways ways_to(const PageBlocks::Features& found, std::uint32_t to) {
  constexpr std::uint8_t far = 200;
  Ways ways{std::vector<std::uint8_t>(found.boxes.size()), std::vector<std::uint8_t>(found.boxes.size())};
  std::vector<std::uint8_t> holds(found.boxes.size(), far);
  std::uint8_t level = 0;
  for (std::uint32_t i = to; i != no_box; i = found.boxes[i].parent) {
    holds[i] = level;
    if (level < far - 1) ++level;
  }
  for (std::uint32_t i = 0; i < found.boxes.size(); ++i) {
    const std::uint32_t parent = found.boxes[i].parent;
    if (holds[i] != far) {
      ways.up[i] = holds[i];
    } else if (parent != no_box) {
      ways.up[i] = ways.up[parent];
      ways.down[i] = static_cast<std::uint8_t>(std::min(ways.down[parent] + 1, int{far}));
    }
  }
  return ways;
}

void pass_names_down(const PageBlocks::Features& found, std::uint32_t heading, Layout& layout) {
  layout.told.resize(found.boxes.size());
  for (std::uint32_t i = 0; i < found.boxes.size(); ++i) {
    const Box& box = found.boxes[i];
    if (box.parent != no_box) layout.told[i] = layout.told[box.parent];
    const bool is_wide = box.prose_characters * 10 >= layout.page_prose * 3 && box.prose_characters > 0;
    const bool holds_heading = heading != no_box && box.first_block <= heading && heading < box.end_block;
    Layout::Telling& telling = layout.told[i][!is_wide        ? Layout::narrow
                                              : holds_heading ? Layout::whole
                                                              : Layout::wide];
    telling.names |= box.names;
    telling.inside |= box.inside;
  }
}

}  // namespace rapporteur::article
