#pragma once

#include "rapporteur/article/line_features.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur::article {

/// Where a line of a text-only page stands: before the article, in its body, between parts of the body (a
/// caption, a teaser), or behind it.
enum class LinePlace : std::uint8_t { head, body, gap, tail };
inline constexpr std::size_t line_place_count = 4;

/// A line's place and how sure the model is that the line is body, in thousandths.
struct PlacedLine {
  LinePlace place = LinePlace::head;
  std::uint16_t body_permille = 0;
};

/// A linear chain over a page's lines: a weight for each feature in each place, one for each step from place
/// to place. A page runs from head through body and gaps to tail and never back. Immutable once read; any
/// number of threads.
class LineModel {
 public:
  using Places = std::array<float, line_place_count>;
  std::array<Places, line_feature_count()> weights{};
  std::array<Places, line_place_count> steps{};  ///< from, to

  /// The weights that ship with the program (`data/text_pages/line_weights.tsv`).
  static const LineModel& shipped();
  /// Reads weights as `train/text_lines` writes them: feature, then a weight a place, separated by tabs.
  static LineModel read(std::string_view table);

  std::vector<PlacedLine> place(const std::vector<LineView>& lines) const;
  /// What a line's features come to in each place.
  Places score(const LineView& line) const;

  static constexpr bool may_follow(std::size_t from, std::size_t to) {
    constexpr auto head = static_cast<std::size_t>(LinePlace::head);
    constexpr auto tail = static_cast<std::size_t>(LinePlace::tail);
    constexpr auto gap = static_cast<std::size_t>(LinePlace::gap);
    if (from == tail) return to == tail;
    if (to == head) return from == head;
    if (from == head && to == gap) return false;
    return !(from == gap && to == tail);
  }
};

}  // namespace rapporteur::article
