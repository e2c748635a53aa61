#pragma once

#include "rapporteur/page/page.h"

#include <array>
#include <cstdint>
#include <utility>

namespace rapporteur::article {

/// What the class, id, rel or itemprop of an element or its nearest elders says it holds.
struct Hints {
  bool author = false;
  bool date = false;
  bool updated = false;
  bool away = false;  ///< comments, related articles, navigation, captions: not about this article
};

/// Reads hints, remembering the elements it has looked at. One thread.
class HintReader {
 public:
  explicit HintReader(const Page& page) : tree_(page.tree) { memo_.fill({no_node, 0}); }
  Hints of(NodeId element);

 private:
  std::uint8_t own(NodeId element);

  const HtmlTree& tree_;
  std::array<std::pair<NodeId, std::uint8_t>, 256> memo_;
};

}  // namespace rapporteur::article
