#pragma once

#include "rapporteur/base/span.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::page {

/// Character data of an element: a stretch of escaped text, or the inside of a CDATA section (`is_plain`).
struct XmlPart {
  TextSpan span;
  bool is_plain = false;
};

/// An element of an item with its place. `parts`: its character data; `has_elements`: there is markup among
/// it.
struct XmlElement {
  std::string name;         ///< as written, with its prefix: "content:encoded"
  std::string type;         ///< its `type` attribute, as written
  std::string rel;          ///< its `rel` attribute
  std::string href;         ///< its `href` attribute, as written
  std::uint32_t depth = 0;  ///< 1 for a child of the item
  TextSpan inner;           ///< from behind its start tag to before its end tag
  std::vector<XmlPart> parts;
  bool has_elements = false;
};

/// The elements below one item of a feed, in order, at most two deep, with places counted in `item`;
/// `is_whole` tells whether the item is well formed to its end. What pugixml could read is there in any case.
struct XmlItem {
  std::vector<XmlElement> elements;
  bool is_whole = true;
};
XmlItem read_xml_item(std::string_view item);

}  // namespace rapporteur::page
