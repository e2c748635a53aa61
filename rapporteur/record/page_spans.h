#pragma once

#include "rapporteur/base/span.h"

#include <vector>

namespace rapporteur {

/// One or more stretches of a page's bytes in reading order. There is no empty one.
class PageSpans {
 public:
  explicit PageSpans(PageSpan first) : all_{first} {}
  /// Expects at least one stretch.
  explicit PageSpans(std::vector<PageSpan> all);

  const std::vector<PageSpan>& all() const& { return all_; }
  friend bool operator==(const PageSpans&, const PageSpans&) = default;

 private:
  std::vector<PageSpan> all_;
};

}  // namespace rapporteur
