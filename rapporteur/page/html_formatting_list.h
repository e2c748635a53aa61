#pragma once

#include "rapporteur/page/html_open_elements.h"

#include <cstdint>
#include <vector>

namespace rapporteur::page {

/// A formatting element (<b>, <a>, ...) that is carried on into what follows until it is closed, or a marker.
struct FormattingElement {
  NodeId node = no_node;  ///< `no_node` for a marker
  NameId name = 0;
  std::uint32_t attributes_hash =
      0;                 ///< the same for the same attributes in any order; 0 until it is asked for
  bool is_open = false;  ///< on the stack of open elements

  bool is_marker() const { return node == no_node; }
};

/// The list of active formatting elements. It is bounded: beyond the bound its oldest are forgotten, so that
/// no page can make every step long.
class FormattingList {
 public:
  static constexpr std::size_t most = 512;
  static constexpr std::size_t none = ~std::size_t{0};

  bool is_empty() const { return elements_.empty(); }
  std::size_t size() const { return elements_.size(); }
  FormattingElement& operator[](std::size_t index) { return elements_[index]; }
  const FormattingElement& back() const { return elements_.back(); }

  void push(const FormattingElement& element) {
    if (elements_.size() >= 2 * most) elements_.erase(elements_.begin(), elements_.begin() + most);
    elements_.push_back(element);
  }
  void push_marker() { push({}); }
  void insert(std::size_t index, const FormattingElement& element) {
    elements_.insert(elements_.begin() + static_cast<std::ptrdiff_t>(index), element);
  }
  void remove(std::size_t index) { elements_.erase(elements_.begin() + static_cast<std::ptrdiff_t>(index)); }
  void pop() { elements_.pop_back(); }

  std::size_t find(NodeId node) const {
    for (std::size_t i = elements_.size(); i-- > 0;) {
      if (elements_[i].node == node) return i;
    }
    return none;
  }
  /// The last element of that name behind the last marker.
  std::size_t find_behind_marker(NameId name) const {
    for (std::size_t i = elements_.size(); i-- > 0 && !elements_[i].is_marker();) {
      if (elements_[i].name == name) return i;
    }
    return none;
  }
  void clear_to_marker() {
    while (!elements_.empty()) {
      const bool is_marker = elements_.back().is_marker();
      elements_.pop_back();
      if (is_marker) return;
    }
  }
  /// Notes that an element has left the stack of open elements.
  void close(NodeId node) {
    const std::size_t index = find(node);
    if (index != none) elements_[index].is_open = false;
  }

 private:
  std::vector<FormattingElement> elements_;
};

}  // namespace rapporteur::page
