#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace rapporteur::language {

/// Keeps copies of short texts that do not move until all are forgotten. One thread.
class TextPool {
 public:
  /// A copy that lasts until `clear`.
  std::string_view add(std::string_view text) {
    if (text.empty()) return {};
    if (text.size() > free_) {
      free_ = std::max(block_size, text.size());
      blocks_.push_back(std::make_unique<char[]>(free_));
      next_ = blocks_.back().get();
    }
    char* const copy = next_;
    std::memcpy(copy, text.data(), text.size());
    next_ += text.size();
    free_ -= text.size();
    size_ += text.size();
    return {copy, text.size()};
  }
  std::size_t size() const { return size_; }
  void clear() {
    blocks_.clear();
    next_ = nullptr;
    free_ = 0;
    size_ = 0;
  }

 private:
  static constexpr std::size_t block_size = 65536;
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  std::size_t free_ = 0;
  std::size_t size_ = 0;
};

}  // namespace rapporteur::language
