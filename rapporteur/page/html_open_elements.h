#pragma once

#include "rapporteur/page/html_tag_traits.h"
#include "rapporteur/page/html_tree.h"

#include <cstdint>
#include <vector>

namespace rapporteur::page {

/// An element whose end has not been read.
struct OpenElement {
  NodeId node = no_node;
  NodeId place = no_node;  ///< where its children go: itself, or a template's content
  NameId name = 0;
  std::uint32_t sets = 0;   ///< what `TagTraits` says
  std::uint32_t depth = 0;  ///< in the tree
  HtmlNamespace name_space = HtmlNamespace::html;

  bool is_html() const { return (sets & traits::foreign) == 0; }
  bool is(HtmlTag tag) const { return is_html() && name == id_of(tag); }
  bool has(std::uint32_t set) const { return (sets & set) != 0; }
};

/// The stack of open elements. It counts how often each name is on it, so that asking for an element that is
/// not open (the usual question) costs nothing; other questions take at most as many steps as the depth cap
/// allows elements.
class OpenElements {
 public:
  OpenElements();

  bool is_empty() const { return elements_.empty(); }
  std::size_t size() const { return elements_.size(); }
  const OpenElement& top() const { return elements_.back(); }
  OpenElement& operator[](std::size_t index) { return elements_[index]; }
  const OpenElement& operator[](std::size_t index) const { return elements_[index]; }

  void push(const OpenElement& element);
  void pop();
  void insert(std::size_t index, const OpenElement& element);
  void remove(std::size_t index);
  void replace(std::size_t index, const OpenElement& element);

  /// How many open HTML elements have that name.
  std::uint32_t count(NameId name) const { return name < counts_.size() ? counts_[name] : 0; }
  std::uint32_t count(HtmlTag tag) const { return counts_[id_of(tag)]; }

  /// The place of the topmost element for which `is_wanted` holds, or `none`.
  static constexpr std::size_t none = ~std::size_t{0};
  template <class IsWanted>
  std::size_t find_down(IsWanted is_wanted) const {
    for (std::size_t i = elements_.size(); i-- > 0;) {
      if (is_wanted(elements_[i])) return i;
    }
    return none;
  }
  std::size_t find(NodeId node) const {
    return find_down([node](const OpenElement& element) { return element.node == node; });
  }
  std::size_t find(HtmlTag tag) const {
    if (count(tag) == 0) return none;
    return find_down([tag](const OpenElement& element) { return element.is(tag); });
  }

  /// Whether an HTML element of that name is open with none in between that belongs to `boundary`.
  bool has_in(std::uint32_t boundary, NameId name) const {
    if (count(name) == 0) return false;
    return find_in(boundary,
                   [name](const OpenElement& element) { return element.is_html() && element.name == name; });
  }
  bool has_in(std::uint32_t boundary, HtmlTag tag) const { return has_in(boundary, id_of(tag)); }
  /// The same for any element of a set.
  bool has_set_in(std::uint32_t boundary, std::uint32_t set) const {
    return find_in(boundary,
                   [set](const OpenElement& element) { return element.is_html() && element.has(set); });
  }
  bool has_in_scope(HtmlTag tag) const { return has_in(traits::scope, tag); }
  bool has_in_button_scope(HtmlTag tag) const { return has_in(traits::scope | traits::button_scope, tag); }
  bool has_in_table_scope(HtmlTag tag) const { return has_in(traits::table_scope, tag); }

 private:
  template <class IsWanted>
  bool find_in(std::uint32_t boundary, IsWanted is_wanted) const {
    for (std::size_t i = elements_.size(); i-- > 0;) {
      if (is_wanted(elements_[i])) return true;
      if (elements_[i].has(boundary)) return false;
    }
    return false;
  }
  void count_in(const OpenElement& element);
  void count_out(const OpenElement& element) {
    if (element.is_html()) --counts_[element.name];
  }

  std::vector<OpenElement> elements_;
  std::vector<std::uint32_t> counts_;
};

inline OpenElements::OpenElements() : counts_(fixed_name_count + 64) {
  elements_.reserve(64);
}

inline void OpenElements::count_in(const OpenElement& element) {
  if (!element.is_html()) return;
  if (element.name >= counts_.size()) [[unlikely]]
    counts_.resize(element.name * 2);
  ++counts_[element.name];
}

inline void OpenElements::push(const OpenElement& element) {
  count_in(element);
  elements_.push_back(element);
}

inline void OpenElements::pop() {
  count_out(elements_.back());
  elements_.pop_back();
}

inline void OpenElements::insert(std::size_t index, const OpenElement& element) {
  count_in(element);
  elements_.insert(elements_.begin() + static_cast<std::ptrdiff_t>(index), element);
}

inline void OpenElements::remove(std::size_t index) {
  count_out(elements_[index]);
  elements_.erase(elements_.begin() + static_cast<std::ptrdiff_t>(index));
}

inline void OpenElements::replace(std::size_t index, const OpenElement& element) {
  count_out(elements_[index]);
  count_in(element);
  elements_[index] = element;
}

}  // namespace rapporteur::page
