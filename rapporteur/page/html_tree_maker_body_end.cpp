#include "rapporteur/page/html_tree_maker.h"

// "In body", end tags.
namespace rapporteur::page {

using Step = HtmlTreeMaker::Step;

Step HtmlTreeMaker::end_in_body() {
  switch (traits_of(token().name).end) {
    case BodyEnd::ordinary:
      end_any_other();
      return Step::done;
    case BodyEnd::block:
      end_named(traits::scope, 0);
      return Step::done;
    case BodyEnd::formatting:
      close_formatting(token().name);
      return Step::done;
    case BodyEnd::li:
      end_named(traits::scope | traits::list_scope, token().name);
      return Step::done;
    case BodyEnd::description:
      end_named(traits::scope, token().name);
      return Step::done;
    case BodyEnd::p:
      if (!open_.has_in_button_scope(HtmlTag::p)) insert_element(HtmlTag::p);
      close_p();
      return Step::done;
    case BodyEnd::heading:
      if (open_.has_set_in(traits::scope, traits::heading)) {
        generate_implied_ends();
        pop_until_set(traits::heading);
      }
      return Step::done;
    case BodyEnd::head_content:
      end_template();
      return Step::done;
    case BodyEnd::form:
      end_form();
      return Step::done;
    case BodyEnd::object:
      if (open_.has_in(traits::scope, token().name)) {
        end_named(traits::scope, 0);
        formatting_.clear_to_marker();
      }
      return Step::done;
    case BodyEnd::br:
      reconstruct_formatting();
      insert_element(HtmlTag::br);
      pop();
      is_frameset_ok_ = false;
      return Step::done;
    case BodyEnd::body:
    case BodyEnd::html:
      if (!open_.has_in_scope(HtmlTag::body)) return Step::done;
      mode_ = Mode::after_body;
      return is_token(HtmlTag::html) ? Step::again : Step::done;
  }
  return Step::done;
}

// Closes the element that the end tag names, if it is open in that scope. `except` is not closed by
// implication.
void HtmlTreeMaker::end_named(std::uint32_t boundary, NameId except) {
  const NameId name = token().name;
  if (!open_.has_in(boundary, name)) return;
  generate_implied_ends(except);
  pop_until(name);
}

void HtmlTreeMaker::end_form() {
  if (open_.count(HtmlTag::template_) > 0) return end_named(traits::scope, 0);
  const NodeId form = form_;
  form_ = no_node;
  const std::size_t at = form == no_node ? OpenElements::none : open_.find(form);
  if (at == OpenElements::none) return;
  for (std::size_t i = open_.size() - 1; i > at; --i) {
    if (open_[i].has(traits::scope)) return;
  }
  generate_implied_ends();
  const std::size_t still_at = open_.find(form);
  if (still_at != OpenElements::none) open_.remove(still_at);
}

void HtmlTreeMaker::end_any_other() {
  const NameId name = token().name;
  if (open_.count(name) == 0) return;
  for (std::size_t i = open_.size(); i-- > 1;) {
    if (open_[i].is_html() && open_[i].name == name) {
      const NodeId closed = open_[i].node;
      generate_implied_ends(name);
      // Implied ends are not special, and the named element is none of them: it is still open.
      const std::size_t at = open_.find(closed);
      if (at != OpenElements::none) pop_to(at);
      return;
    }
    if (open_[i].has(traits::special)) return;
  }
}

}  // namespace rapporteur::page
