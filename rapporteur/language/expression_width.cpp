#include "rapporteur/language/expression_width.h"

#include <algorithm>

namespace rapporteur::language {

namespace {

constexpr std::size_t max_depth = 32;
constexpr std::string_view points_at_end = R"(\.\.+$)";

/// Goes through an expression as it is written.
class Walk {
 public:
  explicit Walk(std::string_view pattern) : rest_(pattern) {}

  /// The greatest width of alternatives up to the end or an unpaired ")".
  std::size_t alternatives(std::size_t depth) {
    std::size_t widest = 0;
    do {
      widest = std::max(widest, sequence(depth));
    } while (is_known_ && take("|"));
    return widest;
  }
  bool is_at_end() const { return rest_.empty(); }
  bool is_known() const { return is_known_; }
  std::string_view rest() const { return rest_; }

  /// Passes over an escape, a class or one character.
  void pass_item() {
    if (rest_.front() == '\\') {
      pass(2);
    } else if (rest_.front() == '[') {
      pass_class();
    } else {
      pass(1);
    }
  }

 private:
  bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  void pass(std::size_t bytes) { rest_.remove_prefix(std::min(bytes, rest_.size())); }
  void pass_class() {
    pass(1);
    take("^");
    take("]");  // stands for itself at the beginning
    while (!rest_.empty() && rest_.front() != ']') pass(rest_.front() == '\\' ? 2 : 1);
    take("]");
  }

  std::size_t sequence(std::size_t depth) {
    std::size_t width = 0;
    while (is_known_ && !rest_.empty() && rest_.front() != '|' && rest_.front() != ')') {
      width += item(depth);
      if (!rest_.empty() && std::string_view("*+{").find(rest_.front()) != std::string_view::npos)
        is_known_ = false;
      take("?");
    }
    return width;
  }

  std::size_t item(std::size_t depth) {
    const char first = rest_.front();
    if (first == '(') return group(depth);
    if (first == '\\') return escape();
    const bool is_place = first == '^' || first == '$';
    const bool is_inside_of_character = (static_cast<unsigned char>(first) & 0xC0) == 0x80;
    pass_item();
    return is_place || is_inside_of_character ? 0 : 1;
  }

  std::size_t escape() {
    const char letter = rest_.size() > 1 ? rest_[1] : '1';
    const bool is_letter = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    const bool is_digit = letter >= '0' && letter <= '9';
    constexpr std::string_view one_character = "wWdDsSntrfvauUx";
    if (is_digit || (is_letter && one_character.find(letter) == std::string_view::npos)) is_known_ = false;
    pass(letter == 'u' ? 6 : letter == 'U' ? 10 : letter == 'x' ? 4 : 2);
    return 1;
  }

  std::size_t group(std::size_t depth) {
    const bool only_looks = take("(?<=") || take("(?<!") || take("(?=") || take("(?!");
    if (!only_looks && !take("(?:")) {
      pass(1);
      if (rest_.starts_with("?") || rest_.starts_with("*")) is_known_ = false;
    }
    if (depth == max_depth) is_known_ = false;
    const std::size_t width = is_known_ ? alternatives(depth + 1) : 0;
    if (!take(")")) is_known_ = false;
    return only_looks ? 0 : width;
  }

  std::string_view rest_;
  bool is_known_ = true;
};

/// Whether the alternative ends with a $ that is no character.
bool stands_at_end(std::string_view alternative) {
  if (!alternative.ends_with('$')) return false;
  alternative.remove_suffix(1);
  const std::size_t last_other = alternative.find_last_not_of('\\');
  const std::size_t backslashes = alternative.size() - (last_other + 1);  // npos + 1 is 0
  return backslashes % 2 == 0;
}

}  // namespace

std::vector<std::string_view> alternatives_of(std::string_view pattern) {
  std::vector<std::string_view> alternatives;
  Walk walk(pattern);
  std::size_t begin = 0;
  std::size_t depth = 0;
  while (!walk.is_at_end()) {
    const std::size_t at = pattern.size() - walk.rest().size();
    const char c = pattern[at];
    if (c == '|' && depth == 0) {
      alternatives.push_back(pattern.substr(begin, at - begin));
      begin = at + 1;
    }
    if (c == '(') ++depth;
    if (c == ')' && depth > 0) --depth;
    walk.pass_item();
  }
  alternatives.push_back(pattern.substr(begin));
  return alternatives;
}

std::optional<std::size_t> max_width(std::string_view pattern) {
  Walk walk(pattern);
  const std::size_t width = walk.alternatives(0);
  return walk.is_known() && walk.is_at_end() ? std::optional(width) : std::nullopt;
}

std::optional<SuffixWindow> suffix_window(std::string_view pattern) {
  SuffixWindow window;
  for (const std::string_view alternative : alternatives_of(pattern)) {
    if (alternative == points_at_end) {
      window.takes_points = true;
      continue;
    }
    const auto width = max_width(alternative);
    if (!width || !stands_at_end(alternative)) return std::nullopt;
    window.characters = std::max(window.characters, *width);
  }
  return window;
}

}  // namespace rapporteur::language
