#pragma once

#include "rapporteur/article/page_blocks.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace rapporteur::article {

/// How the boxes of a page lie to its prose.
struct Layout {
  /// How much of the page a box holds: little, much of the prose, or much of it with the heading.
  enum Reach : std::uint8_t { narrow, wide, whole };
  struct Telling {  ///< what boxes of one reach tell by their names
    WordKinds names = 0;
    InsideMask inside = 0;
  };
  struct Likes {  ///< blocks in boxes of the same tags and classes, all together
    std::uint32_t blocks = 0;
    std::uint32_t words = 0;
    std::uint32_t characters = 0;
    std::uint32_t link_characters = 0;
    std::uint32_t prose_characters = 0;
  };

  std::vector<std::uint8_t> is_prose;  ///< of each block: running text, not a link or a label
  std::vector<std::uint32_t> home;  ///< of each block: the nearest box around it that holds other blocks too
  std::vector<std::uint32_t> home_prose;     ///< of each box: prose of the blocks at home in it
  std::vector<std::array<Telling, 3>> told;  ///< of each box: by it and the boxes around it, by their reach
  std::vector<std::uint32_t> likes_of;       ///< of each block: index in `likes`
  std::vector<Likes> likes;
  std::uint32_t best = no_box;  ///< the home of most prose
  std::uint32_t best_prose = 0;
  std::uint32_t page_characters = 0;
  std::uint32_t page_prose = 0;
  std::uint32_t prose_blocks = 0;
};

/// Sums up boxes and finds the best home; fills the sums of `found.boxes`.
Layout lay_out(PageBlocks::Features& found);

/// Levels from a box up to the first box that holds the box `to` as well, and down again: `up` and `down` of
/// each box.
struct Ways {
  std::vector<std::uint8_t> up;
  std::vector<std::uint8_t> down;
};
Ways ways_to(const PageBlocks::Features& found, std::uint32_t to);

/// Passes down what boxes tell by their names; `heading` is the block that is likely the headline, if any.
void pass_names_down(const PageBlocks::Features& found, std::uint32_t heading, Layout& layout);

}  // namespace rapporteur::article
