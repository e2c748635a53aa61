#include "rapporteur/page/html_tree_maker.h"

// "In table body", "in row" and "in cell".
namespace rapporteur::page {

using Step = HtmlTreeMaker::Step;

bool HtmlTreeMaker::leave_table_body() {
  if (!open_.has_set_in(traits::table_scope, traits::table_section)) return false;
  clear_to(traits::table_body_context);
  pop();
  mode_ = Mode::in_table;
  return true;
}

Step HtmlTreeMaker::start_in_table_body() {
  switch (tag_of(token().name)) {
    case HtmlTag::tr:
      clear_to(traits::table_body_context);
      insert_token_element();
      mode_ = Mode::in_row;
      return Step::done;
    case HtmlTag::th:
    case HtmlTag::td:
      clear_to(traits::table_body_context);
      insert_element(HtmlTag::tr);
      mode_ = Mode::in_row;
      return Step::again;
    case HtmlTag::caption:
    case HtmlTag::col:
    case HtmlTag::colgroup:
    case HtmlTag::tbody:
    case HtmlTag::tfoot:
    case HtmlTag::thead:
      return leave_table_body() ? Step::again : Step::done;
    default:
      return start_in_table();
  }
}

Step HtmlTreeMaker::end_in_table_body() {
  switch (tag_of(token().name)) {
    case HtmlTag::tbody:
    case HtmlTag::tfoot:
    case HtmlTag::thead:
      if (open_.has_in(traits::table_scope, token().name)) leave_table_body();
      return Step::done;
    case HtmlTag::table:
      return leave_table_body() ? Step::again : Step::done;
    case HtmlTag::body:
    case HtmlTag::caption:
    case HtmlTag::col:
    case HtmlTag::colgroup:
    case HtmlTag::html:
    case HtmlTag::td:
    case HtmlTag::th:
    case HtmlTag::tr:
      return Step::done;
    default:
      return end_in_table();
  }
}

bool HtmlTreeMaker::leave_row() {
  if (!open_.has_in_table_scope(HtmlTag::tr)) return false;
  clear_to(traits::row_context);
  pop();
  mode_ = Mode::in_table_body;
  return true;
}

Step HtmlTreeMaker::start_in_row() {
  switch (tag_of(token().name)) {
    case HtmlTag::th:
    case HtmlTag::td:
      clear_to(traits::row_context);
      insert_token_element();
      mode_ = Mode::in_cell;
      formatting_.push_marker();
      return Step::done;
    case HtmlTag::caption:
    case HtmlTag::col:
    case HtmlTag::colgroup:
    case HtmlTag::tbody:
    case HtmlTag::tfoot:
    case HtmlTag::thead:
    case HtmlTag::tr:
      return leave_row() ? Step::again : Step::done;
    default:
      return start_in_table();
  }
}

Step HtmlTreeMaker::end_in_row() {
  switch (tag_of(token().name)) {
    case HtmlTag::tr:
      leave_row();
      return Step::done;
    case HtmlTag::table:
      return leave_row() ? Step::again : Step::done;
    case HtmlTag::tbody:
    case HtmlTag::tfoot:
    case HtmlTag::thead:
      if (!open_.has_in(traits::table_scope, token().name)) return Step::done;
      return leave_row() ? Step::again : Step::done;
    case HtmlTag::body:
    case HtmlTag::caption:
    case HtmlTag::col:
    case HtmlTag::colgroup:
    case HtmlTag::html:
    case HtmlTag::td:
    case HtmlTag::th:
      return Step::done;
    default:
      return end_in_table();
  }
}

void HtmlTreeMaker::close_cell() {
  generate_implied_ends();
  pop_until_set(traits::cell);
  formatting_.clear_to_marker();
  mode_ = Mode::in_row;
}

Step HtmlTreeMaker::start_in_cell() {
  switch (tag_of(token().name)) {
    case HtmlTag::caption:
    case HtmlTag::col:
    case HtmlTag::colgroup:
    case HtmlTag::tbody:
    case HtmlTag::td:
    case HtmlTag::tfoot:
    case HtmlTag::th:
    case HtmlTag::thead:
    case HtmlTag::tr:
      if (!open_.has_set_in(traits::table_scope, traits::cell)) return Step::done;
      close_cell();
      return Step::again;
    default:
      return start_in_body();
  }
}

Step HtmlTreeMaker::end_in_cell() {
  switch (tag_of(token().name)) {
    case HtmlTag::td:
    case HtmlTag::th:
      if (!open_.has_in(traits::table_scope, token().name)) return Step::done;
      generate_implied_ends();
      pop_until(token().name);
      formatting_.clear_to_marker();
      mode_ = Mode::in_row;
      return Step::done;
    case HtmlTag::body:
    case HtmlTag::caption:
    case HtmlTag::col:
    case HtmlTag::colgroup:
    case HtmlTag::html:
      return Step::done;
    case HtmlTag::table:
    case HtmlTag::tbody:
    case HtmlTag::tfoot:
    case HtmlTag::thead:
    case HtmlTag::tr:
      if (!open_.has_in(traits::table_scope, token().name)) return Step::done;
      close_cell();
      return Step::again;
    default:
      return end_in_body();
  }
}

}  // namespace rapporteur::page
