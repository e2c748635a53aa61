#include "rapporteur/base/ascii.h"
#include "rapporteur/page/html_tree_maker.h"

#include <algorithm>
#include <array>

// SVG and MathML inside HTML.
namespace rapporteur::page {

using Step = HtmlTreeMaker::Step;

namespace {

/// Names of SVG that are not all lower case.
constexpr std::array<std::string_view, 37> svg_elements{"altGlyph",
                                                        "altGlyphDef",
                                                        "altGlyphItem",
                                                        "animateColor",
                                                        "animateMotion",
                                                        "animateTransform",
                                                        "clipPath",
                                                        "feBlend",
                                                        "feColorMatrix",
                                                        "feComponentTransfer",
                                                        "feComposite",
                                                        "feConvolveMatrix",
                                                        "feDiffuseLighting",
                                                        "feDisplacementMap",
                                                        "feDistantLight",
                                                        "feDropShadow",
                                                        "feFlood",
                                                        "feFuncA",
                                                        "feFuncB",
                                                        "feFuncG",
                                                        "feFuncR",
                                                        "feGaussianBlur",
                                                        "feImage",
                                                        "feMerge",
                                                        "feMergeNode",
                                                        "feMorphology",
                                                        "feOffset",
                                                        "fePointLight",
                                                        "feSpecularLighting",
                                                        "feSpotLight",
                                                        "feTile",
                                                        "feTurbulence",
                                                        "foreignObject",
                                                        "glyphRef",
                                                        "linearGradient",
                                                        "radialGradient",
                                                        "textPath"};

constexpr std::array<std::string_view, 58> svg_attributes{"attributeName",
                                                          "attributeType",
                                                          "baseFrequency",
                                                          "baseProfile",
                                                          "calcMode",
                                                          "clipPathUnits",
                                                          "diffuseConstant",
                                                          "edgeMode",
                                                          "filterUnits",
                                                          "glyphRef",
                                                          "gradientTransform",
                                                          "gradientUnits",
                                                          "kernelMatrix",
                                                          "kernelUnitLength",
                                                          "keyPoints",
                                                          "keySplines",
                                                          "keyTimes",
                                                          "lengthAdjust",
                                                          "limitingConeAngle",
                                                          "markerHeight",
                                                          "markerUnits",
                                                          "markerWidth",
                                                          "maskContentUnits",
                                                          "maskUnits",
                                                          "numOctaves",
                                                          "pathLength",
                                                          "patternContentUnits",
                                                          "patternTransform",
                                                          "patternUnits",
                                                          "pointsAtX",
                                                          "pointsAtY",
                                                          "pointsAtZ",
                                                          "preserveAlpha",
                                                          "preserveAspectRatio",
                                                          "primitiveUnits",
                                                          "refX",
                                                          "refY",
                                                          "repeatCount",
                                                          "repeatDur",
                                                          "requiredExtensions",
                                                          "requiredFeatures",
                                                          "specularConstant",
                                                          "specularExponent",
                                                          "spreadMethod",
                                                          "startOffset",
                                                          "stdDeviation",
                                                          "stitchTiles",
                                                          "surfaceScale",
                                                          "systemLanguage",
                                                          "tableValues",
                                                          "targetX",
                                                          "targetY",
                                                          "textLength",
                                                          "viewBox",
                                                          "viewTarget",
                                                          "xChannelSelector",
                                                          "yChannelSelector",
                                                          "zoomAndPan"};

template <std::size_t Count>
std::string_view with_capitals(const std::array<std::string_view, Count>& names, std::string_view name) {
  const auto found = std::ranges::find_if(names, [name](std::string_view other) {
    return other.size() == name.size() && base::equals_ignoring_case(other, name);
  });
  return found == names.end() ? std::string_view() : *found;
}

}  // namespace

void HtmlTreeMaker::text_in_foreign() {
  if (is_null_) {
    insert_text(tokenizer_.make_piece(base::replacement_character, {text_.begin, text_.end}));
    return;
  }
  insert_text(text_);
  if (is_frameset_ok_ && !is_space(text_)) is_frameset_ok_ = false;
}

// Whether a start tag ends the foreign content around it.
bool HtmlTreeMaker::breaks_out() const {
  if (is_token(HtmlTag::font)) {
    return token_has(HtmlAttributeName::color) || token_has(HtmlAttributeName::face) ||
           token_has(HtmlAttributeName::size);
  }
  return (traits_of(token().name).sets & traits::breakout) != 0;
}

void HtmlTreeMaker::leave_foreign() {
  while (open_.size() > 1 && !open_.top().is_html() &&
         !open_.top().has(traits::mathml_text | traits::html_point))
    pop();
}

void HtmlTreeMaker::start_in_foreign() {
  if (breaks_out()) {
    leave_foreign();
    while (start_in_mode() == Step::again) {
    }
    return;
  }
  const HtmlNamespace name_space = adjusted_current().name_space;
  adjust_attributes(name_space);
  insert_token_element(name_space);
  if (token().is_self_closing) pop();
}

void HtmlTreeMaker::end_in_foreign() {
  const NameId name = token().name;
  const bool is_break = is_token(HtmlTag::br) || is_token(HtmlTag::p);
  if (is_break) leave_foreign();
  for (std::size_t i = open_.size(); i-- > 0 && !is_break;) {
    if (i < open_.size() - 1 && open_[i].is_html()) break;
    if (i == 0) return;
    if (open_[i].name == name) return pop_to(i);
  }
  while (end_in_mode() == Step::again) {
  }
}

// The attributes of the start tag just read get the capitals that their names have in SVG and MathML.
void HtmlTreeMaker::adjust_attributes(HtmlNamespace name_space) {
  for (std::uint32_t i = 0; i < token().count; ++i) {
    AttributeEntry& attribute = tables_.attributes[token().first + i];
    const std::string_view name = tables_.name(attribute);
    std::string_view adjusted;
    if (name_space == HtmlNamespace::svg) adjusted = with_capitals(svg_attributes, name);
    if (name_space == HtmlNamespace::mathml && name == "definitionurl") adjusted = "definitionURL";
    if (adjusted.empty()) continue;
    const PieceEntry made = tokenizer_.make_piece(adjusted, {});
    attribute.name = HtmlAttributeName::unknown;
    attribute.name_begin = made.made_begin;
    attribute.name_end = made.made_end;
    attribute.is_made_name = true;
  }
}

NameId HtmlTreeMaker::adjusted_name(NameId name) {
  const std::string_view adjusted = with_capitals(svg_elements, names_.name_of_id(name));
  return adjusted.empty() ? name : names_.keep(adjusted);
}

// Whether <annotation-xml> says that it holds HTML.
bool HtmlTreeMaker::is_html_annotation() const {
  const std::string_view encoding = token_value(HtmlAttributeName::encoding);
  return base::equals_ignoring_case(encoding, "text/html") ||
         base::equals_ignoring_case(encoding, "application/xhtml+xml");
}

const AttributeEntry* HtmlTreeMaker::token_attribute(HtmlAttributeName name) const {
  for (std::uint32_t i = 0; i < token().count; ++i) {
    const AttributeEntry& attribute = tables_.attributes[token().first + i];
    if (attribute.name == name) return &attribute;
  }
  return nullptr;
}

std::string_view HtmlTreeMaker::token_value(HtmlAttributeName name) const {
  const AttributeEntry* attribute = token_attribute(name);
  return attribute ? tables_.value(attribute->value) : std::string_view();
}

}  // namespace rapporteur::page
