#include "rapporteur/page/page.h"

namespace rapporteur {

std::vector<PageSpan> Page::on_page(SourceSpan span) const {
  if (!is_same) return converted.on_page({span.begin, span.end});
  if (span.is_empty()) return {};
  return {{span.begin, span.end}};
}

void Page::append_to(TextBuilder& text, std::string_view value, SourceSpan span,
                     bool is_same_as_source) const {
  if (is_same) {
    if (is_same_as_source) {
      text.append_same(value, span.begin);
    } else {
      text.append_replaced(value, {span.begin, span.end});
    }
    return;
  }
  if (is_same_as_source) {
    text.append_part(converted, {span.begin, span.end});
    return;
  }
  const std::vector<PageSpan> stretches = converted.on_page({span.begin, span.end});
  if (stretches.empty()) {
    text.append_made(value);
  } else {
    text.append_replaced(value, {stretches.front().begin, stretches.back().end});
  }
}

}  // namespace rapporteur
