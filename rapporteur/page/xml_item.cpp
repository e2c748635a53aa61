#include "rapporteur/page/xml_item.h"

#include <pugixml.hpp>

#include <algorithm>
#include <cstring>

namespace rapporteur::page {

namespace {

/// pugixml's tree keeps where names and values begin; where elements end is found by going on from there.
class ItemReader {
 public:
  explicit ItemReader(std::string_view item) : item_(item) {}

  /// Behind the '>' of the start tag of an element; `is_empty` where it is closed at once.
  std::size_t end_of_start_tag(const pugi::xml_node& element, bool& is_empty) const {
    char quote = '\0';
    for (auto at = static_cast<std::size_t>(element.offset_debug()); at < item_.size(); ++at) {
      const char c = item_[at];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        is_empty = item_[at - 1] == '/';
        return at + 1;
      }
    }
    is_empty = true;
    return item_.size();
  }

  /// Where a node ends, for the last child of an element: down to the innermost last node, then up over the
  /// end tags.
  std::size_t end_of(pugi::xml_node node) const {
    std::size_t levels = 0;
    while (node.type() == pugi::node_element && node.last_child()) {
      node = node.last_child();
      ++levels;
    }
    std::size_t end = end_of_leaf(node);
    for (; levels > 0; --levels) end = past(">", end);
    return end;
  }

  TextSpan inner_of(const pugi::xml_node& element) const {
    bool is_empty = false;
    const std::size_t begin = end_of_start_tag(element, is_empty);
    const std::size_t end = is_empty || !element.last_child() ? begin : end_of(element.last_child());
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::max(begin, end))};
  }

  TextSpan value_of(const pugi::xml_node& node) const {
    const auto begin = static_cast<std::size_t>(node.offset_debug());
    const std::size_t end = std::min(begin + std::strlen(node.value()), item_.size());
    return {static_cast<std::uint32_t>(std::min(begin, end)), static_cast<std::uint32_t>(end)};
  }

 private:
  std::size_t past(std::string_view what, std::size_t from) const {
    const std::size_t found = item_.find(what, std::min(from, item_.size()));
    return found == std::string_view::npos ? item_.size() : found + what.size();
  }

  std::size_t end_of_leaf(const pugi::xml_node& node) const {
    const auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0));
    switch (node.type()) {
      case pugi::node_pcdata:
        return offset + std::strlen(node.value());
      case pugi::node_cdata:
        return past("]]>", offset);
      case pugi::node_comment:
        return past("-->", offset);
      case pugi::node_pi:
      case pugi::node_declaration:
        return past("?>", offset);
      case pugi::node_doctype:
        return past(">", offset);
      case pugi::node_element: {
        bool is_empty = false;
        const std::size_t end = end_of_start_tag(node, is_empty);
        return is_empty ? end : past(">", end);
      }
      case pugi::node_null:
      case pugi::node_document:
        return offset;
    }
    return offset;
  }

  std::string_view item_;
};

void add_element(XmlItem& out, const ItemReader& reader, const pugi::xml_node& node, std::uint32_t depth) {
  constexpr std::uint32_t max_depth = 2;
  XmlElement element;
  element.name = node.name();
  element.type = node.attribute("type").value();
  element.rel = node.attribute("rel").value();
  element.href = node.attribute("href").value();
  element.depth = depth;
  element.inner = reader.inner_of(node);
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_element) element.has_elements = true;
    if (child.type() == pugi::node_pcdata) element.parts.push_back({reader.value_of(child), false});
    if (child.type() == pugi::node_cdata) element.parts.push_back({reader.value_of(child), true});
  }
  out.elements.push_back(std::move(element));
  if (depth == max_depth) return;
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_element) add_element(out, reader, child, depth + 1);
  }
}

}  // namespace

XmlItem read_xml_item(std::string_view item) {
  // Entities stay as written and white space stays, so that every value is a stretch of the item.
  constexpr unsigned options = pugi::parse_minimal | pugi::parse_cdata | pugi::parse_ws_pcdata |
                               pugi::parse_comments | pugi::parse_pi | pugi::parse_fragment;
  std::string copy(item);
  copy += '\n';  // pugixml takes the last byte for its own mark
  std::ranges::replace(copy, '\0', ' ');
  pugi::xml_document document;
  const auto result = document.load_buffer_inplace(copy.data(), copy.size(), options, pugi::encoding_utf8);
  XmlItem out;
  out.is_whole = result.status == pugi::status_ok;
  const ItemReader reader(item);
  for (const pugi::xml_node child : document.first_child().children()) {
    if (child.type() == pugi::node_element) add_element(out, reader, child, 1);
  }
  return out;
}

}  // namespace rapporteur::page
