#include "rapporteur/article/json_ld.h"

#include "rapporteur/base/ascii.h"

namespace rapporteur::article {

namespace {

constexpr std::uint32_t none = JsonNode::none;

/// Reads values with a stack of its own: an open object or array, and the child added to it last.
class Reader {
 public:
  explicit Reader(std::string_view text) { document_.text = text.substr(0, JsonDocument::most_bytes); }

  JsonDocument read() {
    while (at_ < text().size() && document_.nodes.size() < JsonDocument::most_nodes) step();
    const auto end = static_cast<std::uint32_t>(text().size());
    for (const Open& open : open_) document_.nodes[open.node].end = end;
    return std::move(document_);
  }

 private:
  struct Open {
    std::uint32_t node;
    std::uint32_t last_child;
  };

  std::string_view text() const { return document_.text; }
  bool starts_with(std::string_view words) const { return text().substr(at_, words.size()) == words; }

  void step() {
    const char c = text()[at_];
    if (base::is_space(c) || c == ',' || c == ';') {
      ++at_;
    } else if (c == '{' || c == '[') {
      open(c == '{' ? JsonNode::Kind::object : JsonNode::Kind::array);
    } else if (c == '}' || c == ']') {
      close(c == '}' ? JsonNode::Kind::object : JsonNode::Kind::array);
    } else if (c == '"') {
      read_string();
    } else if (c == '/' && (starts_with("/*") || starts_with("//"))) {
      skip_comment();
    } else if (base::is_alphanumeric(c) || c == '-') {
      read_word();
    } else {
      ++at_;
    }
  }

  void skip_comment() {
    const bool is_block = starts_with("/*");
    const std::size_t end = text().find(is_block ? "*/" : "\n", at_ + 2);
    at_ = end == std::string_view::npos ? text().size() : end + (is_block ? 2 : 1);
  }

  bool is_in_object() const {
    return !open_.empty() && document_.nodes[open_.back().node].kind == JsonNode::Kind::object;
  }

  std::uint32_t add(JsonNode::Kind kind, std::size_t begin, std::size_t end) {
    const auto id = static_cast<std::uint32_t>(document_.nodes.size());
    JsonNode node;
    node.kind = kind;
    node.begin = static_cast<std::uint32_t>(begin);
    node.end = static_cast<std::uint32_t>(end);
    if (is_in_object()) {
      node.key_begin = key_begin_;
      node.key_end = key_end_;
    }
    has_key_ = false;
    if (!open_.empty()) {
      Open& parent = open_.back();
      node.parent = parent.node;
      (parent.last_child == none ? document_.nodes[parent.node].first_child
                                 : document_.nodes[parent.last_child].next) = id;
      parent.last_child = id;
    }
    document_.nodes.push_back(node);
    return id;
  }

  void open(JsonNode::Kind kind) {
    if (open_.size() >=
        JsonDocument::most_depth) {  // Too deep: the brackets are passed over and the values read flat.
      ++too_deep_;
      ++at_;
      return;
    }
    if (is_in_object() && !has_key_) key_begin_ = key_end_ = 0;
    const std::uint32_t id = add(kind, at_, at_);
    open_.push_back({id, none});
    ++at_;
  }

  void close(JsonNode::Kind kind) {
    ++at_;
    has_key_ = false;
    if (too_deep_ > 0) {
      --too_deep_;
      return;
    }
    // A bracket that closes nothing of its kind is passed over; one that closes an outer value closes the
    // inner ones too.
    std::size_t depth = open_.size();
    while (depth > 0 && document_.nodes[open_[depth - 1].node].kind != kind) --depth;
    if (depth == 0) return;
    while (open_.size() >= depth) {
      document_.nodes[open_.back().node].end = static_cast<std::uint32_t>(at_);
      open_.pop_back();
    }
  }

  /// Whether the quotation mark at `at` ends its string: what follows it is a mark of JSON or the end.
  bool is_closing(std::size_t at) const {
    std::size_t next = at + 1;
    while (next < text().size() && base::is_space(text()[next])) ++next;
    if (next >= text().size()) return true;
    const char c = text()[next];
    return c == ',' || c == '}' || c == ']' || c == ':' || c == '"' || c == '/';
  }

  void read_string() {
    const std::size_t begin = at_ + 1;
    std::size_t end = begin;
    while (end < text().size()) {
      const char c = text()[end];
      if (c == '\\') {
        end += 2;
      } else if (c == '"' && is_closing(end)) {
        break;
      } else {
        ++end;
      }
    }
    if (end > text().size()) end = text().size();
    at_ = end < text().size() ? end + 1 : end;
    if (is_in_object() && !has_key_) {
      std::size_t colon = at_;
      while (colon < text().size() && base::is_space(text()[colon])) ++colon;
      if (colon >= text().size() || text()[colon] != ':') return;
      key_begin_ = static_cast<std::uint32_t>(begin);
      key_end_ = static_cast<std::uint32_t>(end);
      has_key_ = true;
      at_ = colon + 1;
      return;
    }
    add(JsonNode::Kind::string, begin, end);
  }

  void read_word() {
    const std::size_t begin = at_;
    while (at_ < text().size() && (base::is_alphanumeric(text()[at_]) || text()[at_] == '-' ||
                                   text()[at_] == '+' || text()[at_] == '.' || text()[at_] == '_')) {
      ++at_;
    }
    if (open_.empty() || (is_in_object() && !has_key_)) return;
    const char first = text()[begin];
    add(base::is_digit(first) || first == '-' ? JsonNode::Kind::number : JsonNode::Kind::literal, begin, at_);
  }

  JsonDocument document_;
  std::vector<Open> open_;
  std::size_t at_ = 0;
  std::size_t too_deep_ = 0;
  std::uint32_t key_begin_ = 0;
  std::uint32_t key_end_ = 0;
  bool has_key_ = false;
};

}  // namespace

std::uint32_t JsonDocument::member(std::uint32_t object, std::string_view key_wanted) const {
  if (object == none || nodes[object].kind != JsonNode::Kind::object) return none;
  for (std::uint32_t id = nodes[object].first_child; id != none; id = nodes[id].next) {
    if (key(id) == key_wanted) return id;
  }
  return none;
}

JsonDocument read_json_ld(std::string_view text) {
  return Reader(text).read();
}

}  // namespace rapporteur::article
