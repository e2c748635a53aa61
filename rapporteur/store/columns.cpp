#include "rapporteur/store/columns.h"

#include <charconv>

namespace rapporteur::store {

namespace {

/// Walks JSON of numbers and brackets.
class Digits {
 public:
  explicit Digits(std::string_view json) : left_(json) {}
  bool take(char c) {
    if (left_.empty() || left_.front() != c) return false;
    left_.remove_prefix(1);
    return true;
  }
  bool take_number(std::uint32_t& number) {
    const auto [end, error] = std::from_chars(left_.data(), left_.data() + left_.size(), number);
    if (error != std::errc{}) return false;
    left_.remove_prefix(static_cast<std::size_t>(end - left_.data()));
    return true;
  }
  bool is_done() const { return left_.empty(); }

 private:
  std::string_view left_;
};

}  // namespace

std::string written_name(Writing writing) {
  std::string name;
  for (const Layer layer : writing.layers) {
    if (layer == Layer::none) break;
    if (!name.empty()) name += ' ';
    name += name_of(layer);
  }
  return name;
}

bool parse_writing(std::string_view text, Writing& writing) {
  writing = {};
  std::size_t count = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    Layer layer = Layer::none;
    if (count == writing.layers.size() || !parse_name(word, layer) || layer == Layer::none) return false;
    writing.layers[count++] = layer;
  }
  return true;
}

std::vector<PageSpan> parse_spans(std::string_view json) {
  std::vector<PageSpan> spans;
  Digits digits(json);
  if (!digits.take('[')) return {};
  do {
    PageSpan span;
    const bool is_span = digits.take('[') && digits.take_number(span.begin) && digits.take(',') &&
                         digits.take_number(span.end) && digits.take(']') && span.begin <= span.end;
    if (!is_span) return {};
    spans.push_back(span);
  } while (digits.take(','));
  if (!digits.take(']') || !digits.is_done()) return {};
  return spans;
}

}  // namespace rapporteur::store
