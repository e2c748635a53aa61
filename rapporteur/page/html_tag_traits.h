#pragma once

#include "rapporteur/page/html_name_ids.h"
#include "rapporteur/page/html_tree.h"

#include <array>
#include <cstdint>
#include <initializer_list>

/// What the HTML standard says of each element name, as tables.
namespace rapporteur::page {

/// Sets that element names belong to.
namespace traits {
enum : std::uint32_t {
  special = 1u << 0,
  formatting = 1u << 1,
  scope = 1u << 2,         ///< ends "in scope"
  list_scope = 1u << 3,    ///< ends "in list item scope"
  button_scope = 1u << 4,  ///< ends "in button scope"
  table_scope = 1u << 5,   ///< ends "in table scope"
  implied_end = 1u << 6,
  implied_end_thorough = 1u << 7,
  heading = 1u << 8,
  table_place = 1u << 9,  ///< table, tbody, template, tfoot, thead, tr: text in them is foster-parented
  table_body_context = 1u << 10,
  row_context = 1u << 11,
  table_context = 1u << 12,
  cell = 1u << 13,
  table_section = 1u << 14,
  mathml_text = 1u << 15,  ///< MathML text integration point
  html_point = 1u << 16,   ///< HTML integration point
  mode_sign = 1u << 17,    ///< an element by which the insertion mode is told
  breakout = 1u << 18,     ///< a start tag that ends SVG and MathML
  foreign = 1u << 19       ///< not of HTML's own namespace
};
}  // namespace traits

/// How a start tag is treated in a body.
enum class BodyStart : std::uint8_t {
  ordinary,
  html,
  head_content,
  body,
  frameset,
  block,
  heading,
  preformatted,
  form,
  list_item,
  description,
  plaintext,
  button,
  a,
  formatting,
  nobr,
  object,
  table,
  void_formatting,
  input,
  void_plain,
  hr,
  image,
  textarea,
  xmp,
  iframe,
  noembed,
  noscript,
  select,
  option,
  optgroup,
  ruby_base,
  ruby_text,
  math,
  svg,
  ignored
};

/// How an end tag is treated in a body.
enum class BodyEnd : std::uint8_t {
  ordinary,
  head_content,
  body,
  html,
  block,
  form,
  p,
  li,
  description,
  heading,
  formatting,
  object,
  br
};

struct TagTraits {
  std::uint32_t sets = 0;
  BodyStart start = BodyStart::ordinary;
  BodyEnd end = BodyEnd::ordinary;
};

/// The traits of every fixed name in HTML's own namespace.
extern const std::array<TagTraits, fixed_name_count> tag_traits;

inline const TagTraits& traits_of(NameId name) {
  return tag_traits[name < fixed_name_count ? name : 0];
}

/// The sets of an element of SVG or MathML.
std::uint32_t foreign_sets(NameId name, HtmlNamespace name_space);

}  // namespace rapporteur::page
