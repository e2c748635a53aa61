#include "rapporteur/page/html_tree_maker.h"

#include <array>

namespace rapporteur::page {

// The questions that HTML's rules ask of the stack of open elements, and what they do to it.

void HtmlTreeMaker::pop_until(NameId name) {
  if (open_.count(name) == 0) return;
  while (open_.size() > 1) {
    const bool is_it = open_.top().is_html() && open_.top().name == name;
    pop();
    if (is_it) return;
  }
}

void HtmlTreeMaker::pop_until_set(std::uint32_t set) {
  const std::size_t found =
      open_.find_down([set](const OpenElement& element) { return element.is_html() && element.has(set); });
  if (found != OpenElements::none && found > 0) pop_to(found);
}

// Clears the stack back to a table, table body or row context. Only a fragment has no such context but the
// root.
void HtmlTreeMaker::clear_to(std::uint32_t context) {
  const std::size_t found = open_.find_down(
      [context](const OpenElement& element) { return element.is_html() && element.has(context); });
  if (found == OpenElements::none || (found == 0 && !is_fragment_)) return;
  pop_to(found + 1);
}

void HtmlTreeMaker::generate_implied_ends(NameId except) {
  while (open_.top().is_html() && open_.top().has(traits::implied_end) && open_.top().name != except) pop();
}

void HtmlTreeMaker::generate_implied_ends_thoroughly() {
  while (open_.top().is_html() && open_.top().has(traits::implied_end_thorough)) pop();
}

void HtmlTreeMaker::close_p() {
  generate_implied_ends(id_of(HtmlTag::p));
  pop_until(HtmlTag::p);
}

void HtmlTreeMaker::pop_template_mode() {
  if (!template_modes_.empty()) template_modes_.pop_back();
}

// Resets the insertion mode appropriately.
void HtmlTreeMaker::reset_mode() {
  for (std::size_t i = open_.size(); i-- > 0;) {
    const bool is_last = i == 0;
    const OpenElement& element = is_last && is_fragment_ ? context_ : open_[i];
    if (element.is_html() && element.has(traits::mode_sign) && sets_mode(element, is_last)) return;
  }
  mode_ = Mode::in_body;
}

// Sets the mode by one element, if it tells it.
bool HtmlTreeMaker::sets_mode(const OpenElement& element, bool is_last) {
  switch (tag_of(element.name)) {
    case HtmlTag::td:
    case HtmlTag::th:
      if (is_last) return false;
      mode_ = Mode::in_cell;
      return true;
    case HtmlTag::tr:
      mode_ = Mode::in_row;
      return true;
    case HtmlTag::tbody:
    case HtmlTag::thead:
    case HtmlTag::tfoot:
      mode_ = Mode::in_table_body;
      return true;
    case HtmlTag::caption:
      mode_ = Mode::in_caption;
      return true;
    case HtmlTag::colgroup:
      mode_ = Mode::in_column_group;
      return true;
    case HtmlTag::table:
      mode_ = Mode::in_table;
      return true;
    case HtmlTag::template_:
      if (template_modes_.empty()) return false;
      mode_ = template_modes_.back();
      return true;
    case HtmlTag::head:
      if (is_last) return false;
      mode_ = Mode::in_head;
      return true;
    case HtmlTag::body:
      mode_ = Mode::in_body;
      return true;
    case HtmlTag::frameset:
      mode_ = Mode::in_frameset;
      return true;
    case HtmlTag::html:
      mode_ = tree_.head_ == no_node ? Mode::before_head : Mode::after_head;
      return true;
    default:
      return false;
  }
}

// Sets up the parsing of a fragment inside its context element: "td", "svg path", "math mi".
void HtmlTreeMaker::begin_fragment() {
  std::string_view name = options_.fragment_context;
  HtmlNamespace name_space = HtmlNamespace::html;
  if (name.starts_with("svg ")) name_space = HtmlNamespace::svg;
  if (name.starts_with("math ")) name_space = HtmlNamespace::mathml;
  if (name_space != HtmlNamespace::html) name.remove_prefix(name.find(' ') + 1);
  is_fragment_ = true;
  context_.name =
      find_element_name(name.data(), static_cast<std::uint32_t>(name.size()), name.data() + name.size());
  context_.name_space = name_space;
  const bool is_html = name_space == HtmlNamespace::html;
  context_.sets = is_html ? traits_of(context_.name).sets : foreign_sets(context_.name, name_space);
  insert_element(HtmlTag::html);
  tree_.html_ = open_[0].node;
  mode_ = Mode::in_body;
  if (is_html) {
    begin_fragment_content(tag_of(context_.name));
    if (context_.is(HtmlTag::template_)) template_modes_.push_back(Mode::in_template);
  }
  reset_mode();
}

// No start tag has been read, so that no end tag ends this text.
void HtmlTreeMaker::begin_fragment_content(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::title:
    case HtmlTag::textarea:
      return tokenizer_.read_as(Content::rcdata);
    case HtmlTag::style:
    case HtmlTag::xmp:
    case HtmlTag::iframe:
    case HtmlTag::noembed:
    case HtmlTag::noframes:
      return tokenizer_.read_as(Content::rawtext);
    case HtmlTag::script:
      return tokenizer_.read_as(Content::script);
    case HtmlTag::noscript:
      if (options_.is_scripting) tokenizer_.read_as(Content::rawtext);
      return;
    case HtmlTag::plaintext:
      return tokenizer_.read_as(Content::plaintext);
    case HtmlTag::form:
      form_ = HtmlTree::document;
      return;
    default:
      return;
  }
}

}  // namespace rapporteur::page
