#pragma once

#include "rapporteur/article/hints.h"
#include "rapporteur/article/written.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::article {

/// A line of visible text: text nodes of one block, in order.
struct Line {
  NodeId block = no_node;
  std::vector<NodeId> texts;
  std::uint32_t size = 0;  ///< bytes, blanks not counted
  bool has_digit = false;
  std::int32_t distance = 0;  ///< lines from the headline: 1 is the first one after it
  Written written;            ///< its text, nodes that touch parted by a line break; empty for a long line
  Hints hints;                ///< of its first text
};

/// Fills a line's text and hints.
void read_line(const Page& page, HintReader& hints, Line& line);
/// The lines near a page's headline (or near the beginning of its article), in page order.
std::vector<Line> lines_near(const Page& page, HintReader& hints, NodeId headline, NodeId beginning);
/// A line as it is found: a stretch of the text nodes in its `LineList`.
struct LineRun {
  NodeId block = no_node;
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  std::uint32_t size = 0;
  bool has_digit = false;
};

/// Lines without their texts.
struct LineList {
  std::vector<NodeId> texts;
  std::vector<LineRun> lines;

  std::span<const NodeId> texts_of(const LineRun& run) const& {
    return std::span(texts).subspan(run.first, run.count);
  }
  /// A line of its own, its text not yet read.
  Line line(const LineRun& run) const;
};

/// All lines of a page, gathered when they are first asked for. One thread.
class PageLines {
 public:
  explicit PageLines(const Page& page) : page_(page) {}

  const LineList& all() &;
  /// The block whose whole text is these words (as `plain_words`), where the headline stands in no heading;
  /// or `no_node`.
  NodeId block_that_reads(std::string_view plain) &;

 private:
  const Page& page_;
  std::optional<LineList> lines_;
};

}  // namespace rapporteur::article
