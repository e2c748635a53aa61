#include "rapporteur/store/columns.h"

#include "rapporteur/base/json_text.h"

#include <charconv>

namespace rapporteur::store {

namespace {

/// Walks JSON of numbers, texts and brackets.
class ListText {
 public:
  explicit ListText(std::string_view json) : left_(json) {}
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
  /// A string between quotation marks.
  bool take_text(std::string& text) {
    if (!take('"')) return false;
    std::size_t end = 0;
    while (end < left_.size() && left_[end] != '"') end += left_[end] == '\\' ? 2 : 1;
    if (end >= left_.size()) return false;
    text = base::json_words(left_.substr(0, end));
    left_.remove_prefix(end + 1);
    return true;
  }
  bool is_done() const { return left_.empty(); }

 private:
  std::string_view left_;
};

/// Reads a JSON array, each value by `take`.
template <class Value, class Take>
bool parse_array(std::string_view json, std::vector<Value>& values, const Take& take) {
  values.clear();
  ListText list(json);
  if (!list.take('[')) return false;
  if (list.take(']')) return list.is_done();
  do {
    if (!take(list, values.emplace_back())) return false;
  } while (list.take(','));
  return list.take(']') && list.is_done();
}

}  // namespace

bool parse_list(std::string_view json, std::vector<std::uint32_t>& values) {
  return parse_array(json, values,
                     [](ListText& list, std::uint32_t& value) { return list.take_number(value); });
}

bool parse_list(std::string_view json, std::vector<std::string>& values) {
  return parse_array(json, values, [](ListText& list, std::string& value) { return list.take_text(value); });
}

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
  const bool is_whole = parse_array(json, spans, [](ListText& list, PageSpan& span) {
    return list.take('[') && list.take_number(span.begin) && list.take(',') && list.take_number(span.end) &&
           list.take(']') && span.begin <= span.end;
  });
  return is_whole ? spans : std::vector<PageSpan>();
}

}  // namespace rapporteur::store
