#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <unordered_map>
#include <utility>

namespace rapporteur::story {

/// Something for each of the latest articles; what earlier runs left is loaded when it is first asked for.
/// One thread.
template <class Value>
class Window {
 public:
  using Load = std::function<Value(std::uint32_t)>;
  /// Without `load` there is nothing before the first article.
  explicit Window(Load load = {}) : load_(std::move(load)) {}

  /// The next article's; numbers rise.
  Value& add(std::uint32_t article, Value value) {
    if (own_.empty()) first_ = article;
    while (first_ + own_.size() < article) own_.emplace_back();
    return own_.emplace_back(std::move(value));
  }
  Value& at(std::uint32_t article) {
    if (!own_.empty() && article >= first_) return own_[article - first_];
    const auto found = loaded_.find(article);
    if (found != loaded_.end()) return found->second;
    return loaded_.emplace(article, load_ ? load_(article) : Value()).first->second;
  }
  /// Forgets what lies before an article; what was changed of it must have been kept.
  void drop_before(std::uint32_t article) {
    std::erase_if(loaded_, [&](const auto& each) { return each.first < article; });
    // The latest one stays, so that those that come are counted from it.
    for (; own_.size() > 1 && first_ < article; ++first_) own_.pop_front();
  }

 private:
  Load load_;
  std::uint32_t first_ = 0;
  std::deque<Value> own_;
  std::unordered_map<std::uint32_t, Value> loaded_;
};

}  // namespace rapporteur::story
