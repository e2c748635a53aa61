#pragma once

#include "rapporteur/article/page_blocks.h"
#include "rapporteur/article/words.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur::article {

/// What an element's attributes tell of it.
struct ElementNames {
  WordKinds kinds = 0;
  InsideMask inside = 0;
  std::uint32_t hash = 0;  ///< of its class
};

/// Reads class, id, role, itemprop and the like. Remembers the values it has read, as pages repeat them. One
/// thread.
class NameReader {
 public:
  explicit NameReader(const WordLists& lists) : lists_(lists), seen_(512) {}
  ElementNames read(const HtmlTree& tree, NodeId id);

 private:
  struct Seen {
    std::uint64_t hash = 0;
    WordKinds kinds = 0;
  };
  void read_attribute(HtmlAttributeName name, std::string_view value, ElementNames& names);
  /// Adds the kinds of a value's words; the value's hash.
  std::uint64_t add_kinds(std::string_view value, ElementNames& names);

  const WordLists& lists_;
  std::vector<Seen> seen_;
};

}  // namespace rapporteur::article
