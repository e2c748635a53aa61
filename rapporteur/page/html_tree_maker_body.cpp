#include "rapporteur/base/ascii.h"
#include "rapporteur/page/html_tree_maker.h"

// "In body", text and start tags.
namespace rapporteur::page {

using Step = HtmlTreeMaker::Step;

Step HtmlTreeMaker::text_in_body() {
  if (is_null_) return Step::done;
  reconstruct_formatting();
  insert_text(text_);
  if (is_frameset_ok_ && !is_space(text_)) is_frameset_ok_ = false;
  return Step::done;
}

Step HtmlTreeMaker::start_in_body() {
  switch (const BodyStart kind = traits_of(token().name).start) {
    case BodyStart::ordinary:
      start_ordinary();
      return Step::done;
    case BodyStart::block:
      close_p_if_in_button_scope();
      insert_token_element();
      return Step::done;
    case BodyStart::heading:
      start_heading();
      return Step::done;
    case BodyStart::list_item:
    case BodyStart::description:
      start_list_item(kind);
      return Step::done;
    case BodyStart::a:
      start_a();
      return Step::done;
    case BodyStart::formatting:
    case BodyStart::nobr:
      start_formatting(kind);
      return Step::done;
    case BodyStart::void_formatting:
    case BodyStart::void_plain:
    case BodyStart::hr:
    case BodyStart::input:
      start_void(kind);
      return Step::done;
    case BodyStart::head_content:
      return start_in_head();
    case BodyStart::textarea:
    case BodyStart::xmp:
    case BodyStart::iframe:
    case BodyStart::noembed:
    case BodyStart::noscript:
      start_raw_in_body(kind);
      return Step::done;
    case BodyStart::select:
    case BodyStart::option:
    case BodyStart::optgroup:
      start_choice(kind);
      return Step::done;
    case BodyStart::image:
      tokenizer_.rename(HtmlTag::img);
      return Step::again;
    case BodyStart::html:
    case BodyStart::body:
    case BodyStart::frameset:
      start_page_again(kind);
      return Step::done;
    case BodyStart::ignored:
      return Step::done;
    default:
      start_container(kind);
      return Step::done;
  }
}

void HtmlTreeMaker::start_ordinary() {
  reconstruct_formatting();
  insert_token_element();
  if (is_token(HtmlTag::selectedcontent)) [[unlikely]]
    note_selected_content(open_.top().node);
}

// Elements with a rule of their own that hold others.
void HtmlTreeMaker::start_container(BodyStart kind) {
  switch (kind) {
    case BodyStart::preformatted:
      close_p_if_in_button_scope();
      insert_token_element();
      skips_line_end_ = true;
      is_frameset_ok_ = false;
      return;
    case BodyStart::form:
      return start_form();
    case BodyStart::plaintext:
      close_p_if_in_button_scope();
      insert_token_element();
      return tokenizer_.read_as(Content::plaintext);
    case BodyStart::button:
      if (open_.has_in_scope(HtmlTag::button)) {
        generate_implied_ends();
        pop_until(HtmlTag::button);
      }
      reconstruct_formatting();
      insert_token_element();
      is_frameset_ok_ = false;
      return;
    case BodyStart::object:
      reconstruct_formatting();
      insert_token_element();
      formatting_.push_marker();
      is_frameset_ok_ = false;
      return;
    case BodyStart::table:
      if (!is_quirks_) close_p_if_in_button_scope();
      insert_token_element();
      is_frameset_ok_ = false;
      mode_ = Mode::in_table;
      return;
    case BodyStart::ruby_base:
    case BodyStart::ruby_text:
      if (open_.has_in_scope(HtmlTag::ruby)) {
        generate_implied_ends(kind == BodyStart::ruby_text ? id_of(HtmlTag::rtc) : 0);
      }
      insert_token_element();
      return;
    case BodyStart::math:
      return start_foreign(HtmlNamespace::mathml);
    case BodyStart::svg:
      return start_foreign(HtmlNamespace::svg);
    default:
      return;
  }
}

// A second <html>, <body> or a <frameset>.
void HtmlTreeMaker::start_page_again(BodyStart kind) {
  const bool has_template = open_.count(HtmlTag::template_) > 0;
  if (kind == BodyStart::html) {
    if (!has_template) keep_late_attributes(late_html_);
    return;
  }
  if (open_.size() < 2 || !open_[1].is(HtmlTag::body)) return;
  if (kind == BodyStart::body) {
    if (has_template) return;
    is_frameset_ok_ = false;
    return keep_late_attributes(late_body_);
  }
  if (!is_frameset_ok_) return;
  unlink(open_[1].node);
  tree_.body_ = no_node;
  pop_to(1);
  insert_token_element();
  mode_ = Mode::in_frameset;
}

void HtmlTreeMaker::start_heading() {
  close_p_if_in_button_scope();
  if (open_.top().is_html() && open_.top().has(traits::heading)) pop();
  insert_token_element();
}

void HtmlTreeMaker::start_form() {
  const bool has_template = open_.count(HtmlTag::template_) > 0;
  if (form_ != no_node && !has_template) return;
  close_p_if_in_button_scope();
  const NodeId form = insert_token_element().node;
  if (!has_template) form_ = form;
}

// <li>, or <dd> and <dt>: closes the item before it.
void HtmlTreeMaker::start_list_item(BodyStart kind) {
  is_frameset_ok_ = false;
  const bool is_li = kind == BodyStart::list_item;
  const bool may_be_open =
      is_li ? open_.count(HtmlTag::li) > 0 : open_.count(HtmlTag::dd) + open_.count(HtmlTag::dt) > 0;
  for (std::size_t i = open_.size(); may_be_open && i-- > 0;) {
    const OpenElement& element = open_[i];
    const bool is_item = is_li ? element.is(HtmlTag::li) : element.is(HtmlTag::dd) || element.is(HtmlTag::dt);
    if (is_item) {
      const NameId name = element.name;
      generate_implied_ends(name);
      pop_until(name);
      break;
    }
    const bool is_passed = element.is(HtmlTag::address) || element.is(HtmlTag::div) || element.is(HtmlTag::p);
    if (element.has(traits::special) && !is_passed) break;
  }
  close_p_if_in_button_scope();
  insert_token_element();
}

void HtmlTreeMaker::start_a() {
  const std::size_t before = formatting_.find_behind_marker(id_of(HtmlTag::a));
  if (before != FormattingList::none) {
    const NodeId link = formatting_[before].node;
    close_formatting(id_of(HtmlTag::a));
    const std::size_t in_list = formatting_.find(link);
    if (in_list != FormattingList::none) formatting_.remove(in_list);
    const std::size_t in_stack = open_.find(link);
    if (in_stack != OpenElements::none) open_.remove(in_stack);
  }
  reconstruct_formatting();
  push_formatting(insert_token_element());
}

void HtmlTreeMaker::start_formatting(BodyStart kind) {
  reconstruct_formatting();
  if (kind == BodyStart::nobr && open_.has_in_scope(HtmlTag::nobr)) {
    close_formatting(id_of(HtmlTag::nobr));
    reconstruct_formatting();
  }
  push_formatting(insert_token_element());
}

// Elements without content.
void HtmlTreeMaker::start_void(BodyStart kind) {
  switch (kind) {
    case BodyStart::void_formatting:
      reconstruct_formatting();
      insert_and_pop();
      is_frameset_ok_ = false;
      return;
    case BodyStart::input: {
      if (is_select_context()) return;
      if (open_.has_in_scope(HtmlTag::select)) pop_until(HtmlTag::select);
      reconstruct_formatting();
      insert_and_pop();
      if (!base::equals_ignoring_case(token_value(HtmlAttributeName::type), "hidden"))
        is_frameset_ok_ = false;
      return;
    }
    case BodyStart::hr:
      close_p_if_in_button_scope();
      if (open_.has_in_scope(HtmlTag::select)) generate_implied_ends();
      insert_and_pop();
      is_frameset_ok_ = false;
      return;
    default:
      insert_and_pop();
  }
}

void HtmlTreeMaker::start_raw_in_body(BodyStart kind) {
  switch (kind) {
    case BodyStart::textarea:
      start_raw(Content::rcdata);
      skips_line_end_ = true;
      is_frameset_ok_ = false;
      return;
    case BodyStart::xmp:
      close_p_if_in_button_scope();
      reconstruct_formatting();
      is_frameset_ok_ = false;
      return start_raw(Content::rawtext);
    case BodyStart::iframe:
      is_frameset_ok_ = false;
      return start_raw(Content::rawtext);
    case BodyStart::noscript:
      if (options_.is_scripting) return start_raw(Content::rawtext);
      reconstruct_formatting();
      insert_token_element();
      return;
    default:
      start_raw(Content::rawtext);
  }
}

// <select> and what it offers.
void HtmlTreeMaker::start_choice(BodyStart kind) {
  if (kind == BodyStart::select) {
    if (is_select_context()) return;
    if (open_.has_in_scope(HtmlTag::select)) return pop_until(HtmlTag::select);
    reconstruct_formatting();
    chosen_ = {};
    chosen_.select = insert_token_element().node;
    is_frameset_ok_ = false;
    return;
  }
  if (open_.has_in_scope(HtmlTag::select)) {
    generate_implied_ends(kind == BodyStart::option ? id_of(HtmlTag::optgroup) : 0);
  } else if (open_.top().is(HtmlTag::option)) {
    pop();
  }
  reconstruct_formatting();
  const OpenElement element = insert_token_element();
  if (kind == BodyStart::option) note_option(element.node);
}

void HtmlTreeMaker::start_foreign(HtmlNamespace name_space) {
  reconstruct_formatting();
  adjust_attributes(name_space);
  insert_token_element(name_space);
  if (token().is_self_closing) pop();
}

}  // namespace rapporteur::page
