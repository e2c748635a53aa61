#pragma once

#include "rapporteur/article/find_article.h"
#include "rapporteur/article/words.h"

#include <cstdint>
#include <string>
#include <vector>

namespace rapporteur::article {

inline constexpr std::uint32_t no_box = 0xFFFFFFFF;

/// Kinds of elements a block stands in, one bit each, told by tag, role and attributes.
enum class Inside : std::uint8_t {
  article,
  main,
  aside,
  nav,
  header,
  footer,
  form,
  figure,
  table,
  list,
  definitions,
  button,
  section,
  address,
  quote,
  details,
  dialog,
  hidden,
  noscript,
  body_property,
  code,
  other_property,
  aria_hidden,
  live
};
using InsideMask = std::uint32_t;
constexpr InsideMask bit(Inside inside) {
  return InsideMask{1} << static_cast<unsigned>(inside);
}

/// What is counted of visible text.
struct TextCounts {
  std::uint32_t characters = 0;  ///< without white space
  std::uint32_t words = 0;
  std::uint32_t link_characters = 0;
  std::uint32_t bold_characters = 0;
  std::uint32_t italic_characters = 0;
  std::uint16_t links = 0;
  std::uint16_t commas = 0;
  std::uint16_t stops = 0;  ///< ends of sentences
  std::uint16_t function_words = 0;
  std::uint16_t capitals = 0;  ///< words that begin with a capital
  std::uint16_t shouted = 0;   ///< words in capitals
  std::uint16_t digits = 0;
  std::uint16_t quotes = 0;
};

/// What stands at an edge of a block.
enum class Edge : std::uint8_t {
  none,
  upper,
  lower,
  digit,
  wide,
  stop,
  question,
  exclamation,
  colon,
  semicolon,
  comma,
  quote,
  closing_bracket,
  opening_bracket,
  dash,
  bullet,
  bar,
  arrow,
  ellipsis,
  copyright,
  sign
};

/// How a block is set apart from the one before it.
enum class Break : std::uint8_t { box, line, lines, rule };

/// An element that sets its content apart (a box) with visible text somewhere below it. Boxes are kept in
/// tree order, so a box stands behind its parent.
struct Box {
  NodeId node = no_node;
  std::uint32_t parent = no_box;
  std::uint32_t first_block = 0;
  std::uint32_t end_block = 0;
  HtmlTag tag = HtmlTag::unknown;
  std::uint16_t depth = 0;
  std::uint32_t signature = 0;  ///< of tag and class, to know its likes
  WordKinds names = 0;          ///< told by class, id, role and properties
  InsideMask inside = 0;        ///< of this box alone
  std::uint32_t characters = 0;
  std::uint32_t link_characters = 0;
  std::uint32_t prose_characters = 0;
};

/// A run of visible text between two breaks: what becomes a block of the article.
struct PlainBlock {
  std::uint32_t box = 0;
  std::uint32_t home = 0;        ///< the nearest box around it that holds other blocks too
  std::uint32_t first_node = 0;  ///< of PageBlocks::Features::text_nodes
  std::uint32_t end_node = 0;
  std::uint32_t first_word = 0;  ///< of PageBlocks::Features::words
  std::uint32_t end_word = 0;
  WordKinds names = 0;  ///< of inline elements around nearly all of it
  WordKinds text_kinds = 0;
  WordKinds first_kinds = 0;     ///< of its first three words
  bool has_early_colon = false;  ///< a colon behind one of the first four words: a label before the text
  TextCounts counts;
  Edge first = Edge::none;
  Edge last = Edge::none;
  Break before = Break::box;
  bool is_media_before = false;  ///< a picture or player stands between it and the block before it
  std::uint64_t key = 0;         ///< of its words
};

}  // namespace rapporteur::article

namespace rapporteur {

/// Everything that is known of a page's blocks: made by one walk over the tree, in flat arrays.
struct PageBlocks::Features {
  std::vector<article::Box> boxes;
  std::vector<article::PlainBlock> blocks;
  std::vector<NodeId> text_nodes;
  std::vector<std::uint32_t> words;  ///< hashes of the blocks' words, in order

  std::uint32_t heading = article::no_box;  ///< the block that is most likely the headline

  // The sparse features of block i are active[active_begin[i]] to active[active_begin[i + 1]].
  std::vector<std::uint16_t> active;
  std::vector<std::uint32_t> active_begin;
};

}  // namespace rapporteur
