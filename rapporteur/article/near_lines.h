#pragma once

#include "rapporteur/article/written.h"

#include <cstdint>
#include <string>
#include <vector>

namespace rapporteur::article {

/// What the class, id, rel or itemprop of an element or its nearest elders says it holds.
struct Hints {
  bool author = false;
  bool date = false;
  bool updated = false;
  bool away = false;  ///< comments, related articles, navigation, captions: not about this article
};

/// A line of visible text: text nodes of one block, in order.
struct Line {
  NodeId block = no_node;
  std::vector<NodeId> texts;
  std::uint32_t size = 0;  ///< bytes, as written
  bool has_digit = false;
  std::int32_t distance = 0;  ///< lines from the headline: 1 is the first one after it
};

/// The lines near a page's headline (or near the beginning of its article), in page order.
std::vector<Line> lines_near(const Page& page, NodeId headline, NodeId beginning);
/// All lines of a page.
std::vector<Line> all_lines(const Page& page);

Hints hints_of(const Page& page, NodeId element);

}  // namespace rapporteur::article
