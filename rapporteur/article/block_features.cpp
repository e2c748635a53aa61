#include "rapporteur/article/block_features.h"

#include "rapporteur/article/feature_writer.h"
#include "rapporteur/article/head_words.h"
#include "rapporteur/article/layout.h"

#include <algorithm>
#include <bit>

namespace rapporteur::article {

namespace {

constexpr std::uint32_t share_limits[] = {1, 5, 15, 30, 50, 80, 100};
constexpr std::uint32_t word_limits[] = {1, 2, 3, 4, 6, 9, 13, 20, 31, 51, 91};
constexpr std::uint32_t distance_limits[] = {1, 2, 3, 4, 6, 10, 20};

// Elements around the text rather than of it.
std::uint32_t class_of_container(HtmlTag tag) {
  using enum HtmlTag;
  switch (tag) {
    case footer:
    case header:
    case aside:
      return 17;
    case body:
      return 18;
    case ul:
    case ol:
      return 19;
    case form:
    case button:
    case label:
    case legend:
    case fieldset:
      return 20;
    case tr:
    case tbody:
    case table:
      return 21;
    default:
      return 0;
  }
}

std::uint32_t tag_class(HtmlTag tag) {
  using enum HtmlTag;
  switch (tag) {
    case p:
      return 1;
    case div:
      return 2;
    case li:
      return 3;
    case h1:
      return 4;
    case h2:
      return 5;
    case h3:
      return 6;
    case h4:
      return 7;
    case h5:
    case h6:
      return 8;
    case td:
    case th:
      return 9;
    case blockquote:
      return 10;
    case figcaption:
    case caption:
      return 11;
    case span:
    case a:
      return 12;
    case section:
      return 13;
    case article:
    case main:
      return 14;
    case dt:
    case dd:
      return 15;
    case pre:
      return 16;
    default:
      return class_of_container(tag);
  }
}
constexpr std::uint32_t tag_classes = 22;

bool is_heading(HtmlTag tag) {
  return tag >= HtmlTag::h1 && tag <= HtmlTag::h6;
}

/// What the features of all blocks of a page are read from.
struct Context {
  Context(PageBlocks::Features& page, HeadWords head_words);

  const PageBlocks::Features& found;
  const WordLists& lists;
  const WordKinds function;
  Layout layout;
  HeadWords head;
  std::vector<std::uint32_t> prose_before;  ///< of each block: blocks to the nearest prose before it
  std::vector<std::uint32_t> prose_after;
  std::vector<std::uint8_t> is_repeated;  ///< of each block: 1 its words stand earlier, 2 later on the page
  std::uint32_t first_prose = 0;          ///< in the best home
  std::uint32_t last_prose = 0;
  std::uint32_t heading = no_box;  ///< the block that is most likely the headline
  std::vector<std::uint32_t> characters_before;
  std::vector<std::uint32_t> prose_characters_before;
  Ways to_best;
  Ways to_heading;
  std::vector<std::uint8_t>
      article_place;  ///< of each box: whether it is in an <article>, in which, and how many there are
  std::vector<std::uint8_t> title_share;  ///< of each block: eighths of its words that are in the title
  std::vector<std::uint32_t> label;       ///< of each block: the last heading before it

  std::span<const std::uint32_t> words(std::size_t i) const {
    const PlainBlock& block = found.blocks[i];
    return std::span(found.words).subspan(block.first_word, block.end_word - block.first_word);
  }
};

void measure_distances(Context& context) {
  constexpr std::uint32_t far = 1000;
  const std::size_t count = context.found.blocks.size();
  context.prose_before.assign(count, far);
  context.prose_after.assign(count, far);
  context.characters_before.assign(count, 0);
  std::uint32_t distance = far;
  std::uint32_t characters = 0;
  std::uint32_t prose = 0;
  std::uint32_t label = no_box;
  for (std::size_t i = 0; i < count; ++i) {
    context.prose_before[i] = std::min(++distance, far);
    if (context.layout.is_prose[i]) distance = 0;
    context.characters_before[i] = characters;
    characters += context.found.blocks[i].counts.characters;
    context.prose_characters_before.push_back(prose);
    if (context.layout.is_prose[i]) prose += context.found.blocks[i].counts.characters;
    context.label.push_back(label);
    if (is_heading(context.found.boxes[context.found.blocks[i].box].tag))
      label = static_cast<std::uint32_t>(i);
  }
  distance = far;
  for (std::size_t i = count; i-- > 0;) {
    context.prose_after[i] = std::min(++distance, far);
    if (context.layout.is_prose[i]) distance = 0;
  }
  context.first_prose = static_cast<std::uint32_t>(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!context.layout.is_prose[i] || context.layout.home[i] != context.layout.best) continue;
    context.first_prose = std::min(context.first_prose, i);
    context.last_prose = i;
  }
}

void find_repeats(Context& context) {
  const auto& blocks = context.found.blocks;
  const std::size_t size = std::bit_ceil(blocks.size() * 2 + 2);
  std::vector<std::uint32_t> table(size, no_box);
  context.is_repeated.assign(blocks.size(), 0);
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    std::size_t at = (blocks[i].key >> 20) & (size - 1);
    while (table[at] != no_box && blocks[table[at]].key != blocks[i].key) at = (at + 1) & (size - 1);
    if (table[at] != no_box) {
      context.is_repeated[i] |= 1;
      context.is_repeated[table[at]] |= 2;
    } else {
      table[at] = i;
    }
  }
}

void share_title(Context& context) {
  context.title_share.assign(context.found.blocks.size(), 0);
  if (context.head.title.is_empty()) return;
  for (std::size_t i = 0; i < context.title_share.size(); ++i) {
    const auto words = context.words(i);
    if (words.empty() || words.size() > 40) continue;
    context.title_share[i] =
        static_cast<std::uint8_t>(context.head.title.count_among(words) * 8 / words.size());
  }
}

void find_heading(Context& context) {
  std::uint32_t best = 0;
  for (std::uint32_t i = 0; i < context.found.blocks.size(); ++i) {
    const PlainBlock& block = context.found.blocks[i];
    if (block.counts.words < 2 || block.counts.words > 40) continue;
    const HtmlTag tag = context.found.boxes[block.box].tag;
    const std::uint32_t share = context.title_share[i];
    std::uint32_t score = tag == HtmlTag::h1 ? 4 : is_heading(tag) ? 2 : 0;
    if (share >= 6) score += share + std::min(block.counts.words, 12u);
    if (score > best && (share >= 6 || tag == HtmlTag::h1)) best = score, context.heading = i;
  }
}

/// Tells of each box whether it is in no <article>, in the one that holds the heading, in the first, or in a
/// later one.
void place_articles(Context& context) {
  const auto& boxes = context.found.boxes;
  context.article_place.assign(boxes.size(), 0);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const Box& box = boxes[i];
    if (box.parent != no_box) context.article_place[i] = context.article_place[box.parent];
    if ((box.inside & bit(Inside::article)) == 0 || box.first_block == box.end_block) continue;
    const std::uint32_t heading = context.heading;
    const bool holds_heading = heading != no_box && box.first_block <= heading && heading < box.end_block;
    if (context.article_place[i] == 1) {
      context.article_place[i] = holds_heading ? 1 : 4;
    } else if (context.article_place[i] == 0) {
      context.article_place[i] = holds_heading ? 1 : count == 0 ? 2 : 3;
      ++count;
    }
  }
  const std::uint8_t many = count >= 4 ? 2 : count >= 2 ? 1 : 0;
  for (std::uint8_t& place : context.article_place) place = static_cast<std::uint8_t>(place * 3 + many);
}

void write_text(const Context& context, const PlainBlock& block, FeatureWriter& out) {
  const TextCounts& counts = block.counts;
  const bool is_short = counts.words <= 12;
  out.bucket(word_limits, counts.words);
  out.bucket(share_limits, percent(counts.link_characters, counts.characters));
  out.bucket({1, 2, 3, 5}, counts.links);
  out.one(21, static_cast<std::uint32_t>(block.first));
  out.one(42, static_cast<std::uint32_t>(block.last) * 2 + is_short);
  out.bucket({1, 2, 3, 5}, counts.stops);
  out.bucket({1, 2, 4, 8}, counts.commas);
  const std::uint64_t function = percent(counts.function_words, counts.words);
  out.one(10, static_cast<std::uint32_t>(std::min<std::uint64_t>(function / 12, 4)) * 2 + is_short);
  out.bucket({1, 10, 30, 60}, percent(counts.digits, counts.characters));
  const std::uint64_t capitals = percent(counts.capitals, counts.words);
  out.one(10, static_cast<std::uint32_t>(std::min<std::uint64_t>(capitals / 20, 4)) * 2 + is_short);
  out.flag(counts.shouted * 2u > counts.words);
  out.flag(counts.bold_characters * 10 >= counts.characters * 9);
  out.flag(counts.italic_characters * 10 >= counts.characters * 9);
  out.flag(counts.bold_characters > 0 && counts.bold_characters * 10 < counts.characters * 9);
  out.flag(counts.quotes > 0);
  out.one(4, block.has_early_colon * 2u + is_short);
  const auto kinds = static_cast<std::uint32_t>(context.lists.text_kind_count());
  out.bits(kinds, counts.words <= 5 ? block.text_kinds : 0);
  out.bits(kinds, counts.words > 5 && counts.words <= 20 ? block.text_kinds : 0);
  out.bits(kinds, counts.words > 20 ? block.text_kinds : 0);
  out.bits(kinds, counts.words > 5 ? block.first_kinds & ~context.function : 0);
}

void write_boxes(const Context& context, const PlainBlock& block, FeatureWriter& out) {
  const auto& boxes = context.found.boxes;
  const Layout& layout = context.layout;
  const Box& box = boxes[block.box];
  const Box& parent = box.parent == no_box ? box : boxes[box.parent];
  out.one(tag_classes, tag_class(box.tag));
  out.one(tag_classes, tag_class(parent.tag));
  out.one(4, static_cast<std::uint32_t>(block.before));
  out.flag(block.is_media_before);
  out.flag(box.end_block - box.first_block == 1);
  const auto kinds = static_cast<std::uint32_t>(context.lists.name_kind_count());
  const bool is_tight = box.end_block - box.first_block <= 2;
  out.bits(kinds, block.names | (is_tight ? box.names : 0));
  for (const Layout::Telling& telling : layout.told[block.box]) {
    out.bits(kinds, telling.names);
    out.bits(24, telling.inside);
  }
}

void write_layout(const Context& context, std::size_t i, FeatureWriter& out) {
  const PlainBlock& block = context.found.blocks[i];
  const auto& boxes = context.found.boxes;
  const Layout& layout = context.layout;
  const Box& home = boxes[layout.home[i]];
  const Box& above = home.parent == no_box ? home : boxes[home.parent];
  out.bucket(share_limits, percent(layout.home_prose[layout.home[i]], layout.best_prose));
  out.bucket(share_limits, percent(home.prose_characters, layout.page_prose));
  out.bucket(share_limits, percent(above.prose_characters, layout.page_prose));
  out.bucket(share_limits, percent(home.link_characters, home.characters));
  out.bucket(share_limits, percent(above.link_characters, above.characters));
  out.bucket({2, 3, 5, 10, 20, 50}, home.end_block - home.first_block);
  out.bucket({1, 2, 3, 4, 6}, context.to_best.up[block.box]);
  out.bucket({1, 2, 3, 4, 6}, context.to_best.down[block.box]);
  out.bucket({1, 2, 3, 4, 5, 6, 8}, context.heading == no_box ? 0 : context.to_heading.up[block.box] + 1u);
  out.bucket({1, 2, 3, 4, 5, 6, 8}, context.heading == no_box ? 0 : context.to_heading.down[block.box] + 1u);
  out.one(15, context.article_place[block.box]);
  out.one(2, layout.home[i] == layout.best);
  const Layout::Likes& likes = layout.likes[layout.likes_of[i]];
  out.bucket({2, 3, 6, 11, 30}, likes.blocks);
  out.bucket(word_limits, likes.words / std::max(likes.blocks, 1u));
  out.bucket(share_limits, percent(likes.link_characters, likes.characters));
  out.bucket(share_limits, percent(likes.prose_characters, layout.page_prose));
}

void write_place(const Context& context, std::size_t i, FeatureWriter& out) {
  const Layout& layout = context.layout;
  const auto at = static_cast<std::uint32_t>(i);
  out.bucket({5, 10, 20, 30, 50, 70, 80, 90, 95},
             percent(context.characters_before[i], layout.page_characters));
  out.bucket({1, 10, 20, 30, 50, 70, 80, 90, 99},
             percent(context.prose_characters_before[i], layout.page_prose));
  const bool has_label = context.label[i] != no_box;
  out.bits(static_cast<std::uint32_t>(context.lists.text_kind_count()),
           has_label ? context.found.blocks[context.label[i]].text_kinds : 0);
  out.bucket({1, 2, 3, 5, 10, 20}, has_label ? at - context.label[i] : 0);
  out.bucket(distance_limits, context.prose_before[i]);
  out.bucket(distance_limits, context.prose_after[i]);
  out.one(3, at < context.first_prose ? 0u : at > context.last_prose ? 2u : 1u);
  out.bucket(distance_limits, at < context.first_prose ? context.first_prose - at : 0);
  out.bucket(distance_limits, at > context.last_prose ? at - context.last_prose : 0);
  const bool has_heading = context.heading != no_box;
  out.one(4, !has_heading ? 0u : at < context.heading ? 1u : at == context.heading ? 2u : 3u);
  out.bucket(distance_limits, has_heading && at > context.heading ? at - context.heading : 0);
  out.one(4, context.is_repeated[i]);
}

void write_head(const Context& context, std::size_t i, FeatureWriter& out) {
  const PlainBlock& block = context.found.blocks[i];
  const auto words = context.words(i);
  const bool is_short = words.size() <= 3;
  const std::uint32_t share = context.title_share[i];
  out.one(18, share * 2 + is_short);
  out.one(9, context.head.description.eighths_of(words));
  out.flag(context.head.description.word_count() > 0);
  const std::uint32_t given = context.head.body.word_count();
  const bool has_body = given >= 60;
  const bool is_whole = given * 6u >= context.layout.page_prose / 2;
  out.one(37, !has_body ? 0 : 1 + context.head.body.eighths_of(words) * 4 + is_short * 2u + is_whole);
  out.bucket({1, 2, 4, 7, 12, 25, 50}, context.layout.prose_blocks);
  out.bucket({30, 50, 70, 80, 90}, percent(context.layout.page_prose, context.layout.page_characters));
  out.bucket({30, 50, 70, 90}, percent(context.layout.best_prose, context.layout.page_prose));
  out.flag(block.counts.words == 0);
}

Context::Context(PageBlocks::Features& page, HeadWords head_words)
    : found(page),
      lists(WordLists::shipped()),
      function(lists.text_kind("function")),
      layout(lay_out(page)),
      head(std::move(head_words)) {
  measure_distances(*this);
  find_repeats(*this);
  share_title(*this);
  find_heading(*this);
  place_articles(*this);
  pass_names_down(found, heading, layout);
  to_best = ways_to(found, layout.best);
  if (heading != no_box) to_heading = ways_to(found, found.blocks[heading].box);
}

std::uint32_t write_block(const Context& context, std::size_t i, std::vector<std::uint16_t>& active) {
  FeatureWriter out;
  write_text(context, context.found.blocks[i], out);
  write_boxes(context, context.found.blocks[i], out);
  write_layout(context, i, out);
  write_place(context, i, out);
  write_head(context, i, out);
  active.insert(active.end(), out.active().begin(), out.active().end());
  return out.next();
}

}  // namespace

void write_features(const HtmlTree& tree, PageBlocks::Features& found) {
  Context context(found, read_head_words(tree));
  found.heading = context.heading;
  found.active.reserve(found.blocks.size() * 80);
  found.active_begin.assign(1, 0);
  for (std::size_t i = 0; i < found.blocks.size(); ++i) {
    write_block(context, i, found.active);
    found.active_begin.push_back(static_cast<std::uint32_t>(found.active.size()));
    found.blocks[i].home = context.layout.home[i];
  }
}

std::uint32_t block_feature_count() {
  PageBlocks::Features found;
  found.boxes.emplace_back();
  found.blocks.emplace_back();
  found.boxes.back().end_block = 1;
  const Context context(found, HeadWords());
  std::vector<std::uint16_t> active;
  return write_block(context, 0, active);
}

}  // namespace rapporteur::article
