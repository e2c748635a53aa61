#include "rapporteur/base/ascii.h"
#include "rapporteur/page/html_tree_maker.h"

// "In table" and the modes inside a table.
namespace rapporteur::page {

using Step = HtmlTreeMaker::Step;

// Text directly in a table waits until its end is known: white space stays, words go before the table.
Step HtmlTreeMaker::text_in_table() {
  if (!open_.top().is_html() || !open_.top().has(traits::table_place)) {
    is_foster_parenting_ = true;
    text_in_body();
    is_foster_parenting_ = false;
    return Step::done;
  }
  if (is_null_) return Step::done;
  has_table_words_ = has_table_words_ || !is_space(text_);
  table_text_.push_back(text_);
  return Step::done;
}

void HtmlTreeMaker::flush_table_text() {
  is_null_ = false;
  is_foster_parenting_ = has_table_words_;
  for (const PieceEntry& piece : table_text_) {
    text_ = piece;
    if (has_table_words_)
      text_in_body();
    else
      insert_text(piece);
  }
  is_foster_parenting_ = false;
  has_table_words_ = false;
  table_text_.clear();
}

Step HtmlTreeMaker::start_in_table() {
  const HtmlTag tag = tag_of(token().name);
  switch (tag) {
    case HtmlTag::caption:
      clear_to(traits::table_context);
      formatting_.push_marker();
      insert_token_element();
      mode_ = Mode::in_caption;
      return Step::done;
    case HtmlTag::colgroup:
      clear_to(traits::table_context);
      insert_token_element();
      mode_ = Mode::in_column_group;
      return Step::done;
    case HtmlTag::col:
      clear_to(traits::table_context);
      insert_element(HtmlTag::colgroup);
      mode_ = Mode::in_column_group;
      return Step::again;
    case HtmlTag::tbody:
    case HtmlTag::tfoot:
    case HtmlTag::thead:
      clear_to(traits::table_context);
      insert_token_element();
      mode_ = Mode::in_table_body;
      return Step::done;
    case HtmlTag::td:
    case HtmlTag::th:
    case HtmlTag::tr:
      clear_to(traits::table_context);
      insert_element(HtmlTag::tbody);
      mode_ = Mode::in_table_body;
      return Step::again;
    case HtmlTag::table:
      return leave_table() ? Step::again : Step::done;
    case HtmlTag::style:
    case HtmlTag::script:
    case HtmlTag::template_:
      return start_in_head();
    case HtmlTag::input:
      if (!base::equals_ignoring_case(token_value(HtmlAttributeName::type), "hidden")) break;
      insert_and_pop();
      return Step::done;
    case HtmlTag::form:
      if (open_.count(HtmlTag::template_) == 0 && form_ == no_node) {
        form_ = insert_token_element().node;
        pop();
      }
      return Step::done;
    default:
      break;
  }
  return start_beside_table();
}

// What has no place in a table goes before it.
Step HtmlTreeMaker::start_beside_table() {
  is_foster_parenting_ = true;
  while (start_in_body() == Step::again) {
  }
  is_foster_parenting_ = false;
  return Step::done;
}

bool HtmlTreeMaker::leave_table() {
  if (!open_.has_in_table_scope(HtmlTag::table)) return false;
  pop_until(HtmlTag::table);
  reset_mode();
  return true;
}

Step HtmlTreeMaker::end_in_table() {
  switch (tag_of(token().name)) {
    case HtmlTag::table:
      leave_table();
      return Step::done;
    case HtmlTag::body:
    case HtmlTag::caption:
    case HtmlTag::col:
    case HtmlTag::colgroup:
    case HtmlTag::html:
    case HtmlTag::tbody:
    case HtmlTag::td:
    case HtmlTag::tfoot:
    case HtmlTag::th:
    case HtmlTag::thead:
    case HtmlTag::tr:
      return Step::done;
    case HtmlTag::template_:
      end_template();
      return Step::done;
    default:
      break;
  }
  is_foster_parenting_ = true;
  while (end_in_body() == Step::again) {
  }
  is_foster_parenting_ = false;
  return Step::done;
}

bool HtmlTreeMaker::leave_caption() {
  if (!open_.has_in_table_scope(HtmlTag::caption)) return false;
  generate_implied_ends();
  pop_until(HtmlTag::caption);
  formatting_.clear_to_marker();
  mode_ = Mode::in_table;
  return true;
}

Step HtmlTreeMaker::start_in_caption() {
  if (traits_of(token().name).start != BodyStart::ignored || is_token(HtmlTag::head) ||
      is_token(HtmlTag::frame)) {
    return start_in_body();
  }
  return leave_caption() ? Step::again : Step::done;
}

Step HtmlTreeMaker::end_in_caption() {
  switch (tag_of(token().name)) {
    case HtmlTag::caption:
      leave_caption();
      return Step::done;
    case HtmlTag::table:
      return leave_caption() ? Step::again : Step::done;
    case HtmlTag::body:
    case HtmlTag::col:
    case HtmlTag::colgroup:
    case HtmlTag::html:
    case HtmlTag::tbody:
    case HtmlTag::td:
    case HtmlTag::tfoot:
    case HtmlTag::th:
    case HtmlTag::thead:
    case HtmlTag::tr:
      return Step::done;
    default:
      return end_in_body();
  }
}

bool HtmlTreeMaker::leave_column_group() {
  if (!open_.top().is(HtmlTag::colgroup)) return false;
  pop();
  mode_ = Mode::in_table;
  return true;
}

Step HtmlTreeMaker::text_in_column_group() {
  const PieceEntry space = take_space();
  if (!tables_.value(space).empty()) insert_text(space);
  return is_text_left() && leave_column_group() ? Step::again : Step::done;
}

Step HtmlTreeMaker::start_in_column_group() {
  switch (tag_of(token().name)) {
    case HtmlTag::html:
      return start_in_body();
    case HtmlTag::col:
      insert_and_pop();
      return Step::done;
    case HtmlTag::template_:
      return start_in_head();
    default:
      return leave_column_group() ? Step::again : Step::done;
  }
}

Step HtmlTreeMaker::end_in_column_group() {
  switch (tag_of(token().name)) {
    case HtmlTag::colgroup:
      leave_column_group();
      return Step::done;
    case HtmlTag::col:
      return Step::done;
    case HtmlTag::template_:
      end_template();
      return Step::done;
    default:
      return leave_column_group() ? Step::again : Step::done;
  }
}

}  // namespace rapporteur::page
