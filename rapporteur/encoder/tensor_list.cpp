#include "rapporteur/encoder/tensor_list.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/json_text.h"

#include <charconv>

namespace rapporteur::encoder {

namespace {

constexpr std::size_t max_dimensions = 8;
constexpr std::size_t max_tensors = 4096;

/// Walks JSON of a known form. The first thing that is not as expected ends it: `is_good` stays false.
class Cursor {
 public:
  explicit Cursor(std::string_view json) : rest_(json) {}

  bool is_good() const { return is_good_; }
  bool is_at_end() {
    skip_blanks();
    return rest_.empty();
  }
  void fail() { is_good_ = false; }

  /// Takes `c` where it comes next.
  bool takes(char c) {
    skip_blanks();
    if (!is_good_ || rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void take(char c) {
    if (!takes(c)) fail();
  }
  std::string string() {
    take('"');
    for (std::size_t at = 0; is_good_ && at < rest_.size(); at += rest_[at] == '\\' ? 2 : 1) {
      if (rest_[at] != '"') continue;
      const std::string_view content = rest_.substr(0, at);
      rest_.remove_prefix(at + 1);
      return base::json_words(content);
    }
    fail();
    return {};
  }
  std::uint64_t number() {
    skip_blanks();
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc()) {
      fail();
      return 0;
    }
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }
  /// Calls `read_member(name)` for each member of the object that comes next.
  template <class ReadMember>
  void object(const ReadMember& read_member) {
    take('{');
    if (takes('}')) return;
    do {
      const std::string name = string();
      take(':');
      if (is_good_) read_member(name);
    } while (takes(','));
    take('}');
  }
  std::vector<std::uint64_t> numbers() {
    std::vector<std::uint64_t> all;
    take('[');
    if (takes(']')) return all;
    do {
      all.push_back(number());
      if (all.size() > max_dimensions) fail();
    } while (takes(','));
    take(']');
    return all;
  }

 private:
  void skip_blanks() {
    while (!rest_.empty() && base::is_space(rest_.front())) rest_.remove_prefix(1);
  }

  std::string_view rest_;
  bool is_good_ = true;
};

ListedTensor read_tensor(Cursor& cursor, const std::string& name) {
  ListedTensor tensor;
  tensor.name = name;
  int members = 0;
  cursor.object([&](const std::string& member) {
    ++members;
    if (member == "dtype") {
      tensor.kind = cursor.string();
    } else if (member == "shape") {
      tensor.shape = cursor.numbers();
    } else if (member == "data_offsets") {
      const std::vector<std::uint64_t> offsets = cursor.numbers();
      if (offsets.size() != 2) return cursor.fail();
      tensor.begin = offsets[0];
      tensor.end = offsets[1];
    } else {
      cursor.fail();
    }
  });
  if (members != 3) cursor.fail();
  return tensor;
}

}  // namespace

std::optional<TensorList> read_tensor_list(std::string_view json) {
  Cursor cursor(json);
  TensorList list;
  cursor.object([&](const std::string& name) {
    if (name == "__metadata__") {
      cursor.object([&](const std::string& key) { list.description.emplace_back(key, cursor.string()); });
    } else if (list.tensors.size() == max_tensors) {
      cursor.fail();
    } else {
      list.tensors.push_back(read_tensor(cursor, name));
    }
  });
  if (!cursor.is_good() || !cursor.is_at_end()) return std::nullopt;
  return list;
}

}  // namespace rapporteur::encoder
