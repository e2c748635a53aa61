#include "rapporteur/base/ascii.h"
#include "rapporteur/page/html_tree_maker.h"

#include <algorithm>
#include <array>

// Everything up to the body: "initial", "before html", "before head", "in head", "in head noscript", "after
// head".
namespace rapporteur::page {

using Step = HtmlTreeMaker::Step;

namespace {

/// Beginnings of the public identifiers of pages from the time before standards.
constexpr std::array<std::string_view, 55> quirky_beginnings{
    "+//silmaril//dtd html pro v0r11 19970101//",
    "-//as//dtd html 3.0 aswedit + extensions//",
    "-//advasoft ltd//dtd html 3.0 aswedit + extensions//",
    "-//ietf//dtd html 2.0 level 1//",
    "-//ietf//dtd html 2.0 level 2//",
    "-//ietf//dtd html 2.0 strict level 1//",
    "-//ietf//dtd html 2.0 strict level 2//",
    "-//ietf//dtd html 2.0 strict//",
    "-//ietf//dtd html 2.0//",
    "-//ietf//dtd html 2.1e//",
    "-//ietf//dtd html 3.0//",
    "-//ietf//dtd html 3.2 final//",
    "-//ietf//dtd html 3.2//",
    "-//ietf//dtd html 3//",
    "-//ietf//dtd html level 0//",
    "-//ietf//dtd html level 1//",
    "-//ietf//dtd html level 2//",
    "-//ietf//dtd html level 3//",
    "-//ietf//dtd html strict level 0//",
    "-//ietf//dtd html strict level 1//",
    "-//ietf//dtd html strict level 2//",
    "-//ietf//dtd html strict level 3//",
    "-//ietf//dtd html strict//",
    "-//ietf//dtd html//",
    "-//metrius//dtd metrius presentational//",
    "-//microsoft//dtd internet explorer 2.0 html strict//",
    "-//microsoft//dtd internet explorer 2.0 html//",
    "-//microsoft//dtd internet explorer 2.0 tables//",
    "-//microsoft//dtd internet explorer 3.0 html strict//",
    "-//microsoft//dtd internet explorer 3.0 html//",
    "-//microsoft//dtd internet explorer 3.0 tables//",
    "-//netscape comm. corp.//dtd html//",
    "-//netscape comm. corp.//dtd strict html//",
    "-//o'reilly and associates//dtd html 2.0//",
    "-//o'reilly and associates//dtd html extended 1.0//",
    "-//o'reilly and associates//dtd html extended relaxed 1.0//",
    "-//sq//dtd html 2.0 hotmetal + extensions//",
    "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
    "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
    "-//spyglass//dtd html 2.0 extended//",
    "-//sun microsystems corp.//dtd hotjava html//",
    "-//sun microsystems corp.//dtd hotjava strict html//",
    "-//w3c//dtd html 3 1995-03-24//",
    "-//w3c//dtd html 3.2 draft//",
    "-//w3c//dtd html 3.2 final//",
    "-//w3c//dtd html 3.2//",
    "-//w3c//dtd html 3.2s draft//",
    "-//w3c//dtd html 4.0 frameset//",
    "-//w3c//dtd html 4.0 transitional//",
    "-//w3c//dtd html experimental 19960712//",
    "-//w3c//dtd html experimental 970421//",
    "-//w3c//dtd w3 html//",
    "-//w3o//dtd w3 html 3.0//",
    "-//webtechs//dtd mozilla html 2.0//",
    "-//webtechs//dtd mozilla html//"};

}  // namespace

// Leaves a mode as a token does that has no rule of its own there: with the element that is implied.
Step HtmlTreeMaker::leave(Mode mode) {
  switch (mode) {
    case Mode::initial:
      is_quirks_ = true;
      mode_ = Mode::before_html;
      break;
    case Mode::before_html:
      tree_.html_ = insert_element(HtmlTag::html).node;
      mode_ = Mode::before_head;
      break;
    case Mode::before_head:
      tree_.head_ = insert_element(HtmlTag::head).node;
      mode_ = Mode::in_head;
      break;
    case Mode::in_head:
      pop();
      mode_ = Mode::after_head;
      break;
    case Mode::in_head_noscript:
      pop();
      mode_ = Mode::in_head;
      break;
    case Mode::after_head:
      tree_.body_ = insert_element(HtmlTag::body).node;
      mode_ = Mode::in_body;
      break;
    default:
      return Step::done;
  }
  return Step::again;
}

// White space is dropped before the head and kept from there on; words begin the body.
Step HtmlTreeMaker::text_before_body() {
  const PieceEntry space = take_space();
  const bool is_kept = mode_ == Mode::in_head || mode_ == Mode::in_head_noscript || mode_ == Mode::after_head;
  if (is_kept && !tables_.value(space).empty()) insert_text(space);
  return is_text_left() ? leave(mode_) : Step::done;
}

Step HtmlTreeMaker::start_before_html() {
  if (!is_token(HtmlTag::html)) return leave(mode_);
  tree_.html_ = insert_token_element().node;
  mode_ = Mode::before_head;
  return Step::done;
}

Step HtmlTreeMaker::start_before_head() {
  if (is_token(HtmlTag::html)) return start_in_body();
  if (!is_token(HtmlTag::head)) return leave(mode_);
  tree_.head_ = insert_token_element().node;
  mode_ = Mode::in_head;
  return Step::done;
}

Step HtmlTreeMaker::start_in_head() {
  switch (tag_of(token().name)) {
    case HtmlTag::html:
      return start_in_body();
    case HtmlTag::base:
    case HtmlTag::basefont:
    case HtmlTag::bgsound:
    case HtmlTag::link:
    case HtmlTag::meta:
      insert_and_pop();
      return Step::done;
    case HtmlTag::title:
      start_raw(Content::rcdata);
      return Step::done;
    case HtmlTag::noscript:
      if (options_.is_scripting) {
        start_raw(Content::rawtext);
      } else {
        insert_token_element();
        mode_ = Mode::in_head_noscript;
      }
      return Step::done;
    case HtmlTag::noframes:
    case HtmlTag::style:
      start_raw(Content::rawtext);
      return Step::done;
    case HtmlTag::script:
      start_raw(Content::script);
      return Step::done;
    case HtmlTag::template_:
      start_template();
      return Step::done;
    case HtmlTag::head:
      return Step::done;
    default:
      return leave(Mode::in_head);
  }
}

Step HtmlTreeMaker::start_in_head_noscript() {
  switch (tag_of(token().name)) {
    case HtmlTag::html:
      return start_in_body();
    case HtmlTag::basefont:
    case HtmlTag::bgsound:
    case HtmlTag::link:
    case HtmlTag::meta:
    case HtmlTag::noframes:
    case HtmlTag::style:
      return start_in_head();
    case HtmlTag::head:
    case HtmlTag::noscript:
      return Step::done;
    default:
      return leave(mode_);
  }
}

Step HtmlTreeMaker::start_after_head() {
  switch (tag_of(token().name)) {
    case HtmlTag::html:
      return start_in_body();
    case HtmlTag::body:
      tree_.body_ = insert_token_element().node;
      is_frameset_ok_ = false;
      mode_ = Mode::in_body;
      return Step::done;
    case HtmlTag::frameset:
      insert_token_element();
      mode_ = Mode::in_frameset;
      return Step::done;
    case HtmlTag::head:
      return Step::done;
    default:
      break;
  }
  if (traits_of(token().name).start != BodyStart::head_content || tree_.head_ == no_node) return leave(mode_);
  // Back into the head, for this one element.
  OpenElement head;
  head.node = head.place = tree_.head_;
  head.name = id_of(HtmlTag::head);
  head.sets = traits_of(head.name).sets;
  head.depth = 2;
  push(head);
  start_in_head();
  const std::size_t at = open_.find(tree_.head_);
  if (at != OpenElements::none) open_.remove(at);
  return Step::done;
}

Step HtmlTreeMaker::end_before_head() {
  switch (tag_of(token().name)) {
    case HtmlTag::head:
    case HtmlTag::body:
    case HtmlTag::html:
    case HtmlTag::br:
      return leave(mode_);
    default:
      return Step::done;
  }
}

Step HtmlTreeMaker::end_in_head() {
  switch (tag_of(token().name)) {
    case HtmlTag::head:
      leave(mode_);
      return Step::done;
    case HtmlTag::body:
    case HtmlTag::html:
    case HtmlTag::br:
      return leave(mode_);
    case HtmlTag::template_:
      end_template();
      return Step::done;
    default:
      return Step::done;
  }
}

Step HtmlTreeMaker::end_in_head_noscript() {
  if (is_token(HtmlTag::noscript)) leave(mode_);
  return is_token(HtmlTag::br) ? leave(mode_) : Step::done;
}

Step HtmlTreeMaker::end_after_head() {
  switch (tag_of(token().name)) {
    case HtmlTag::template_:
      end_template();
      return Step::done;
    case HtmlTag::body:
    case HtmlTag::html:
    case HtmlTag::br:
      return leave(mode_);
    default:
      return Step::done;
  }
}

// An element whose content is text only.
void HtmlTreeMaker::start_raw(Content content) {
  insert_token_element();
  tokenizer_.read_as(content, name_of(tag_of(token().name)));
  mode_after_text_ = mode_;
  mode_ = Mode::text;
}

void HtmlTreeMaker::start_template() {
  OpenElement element = insert_token_element();
  open_[open_.size() - 1].place = add_node(NodeKind::template_content, {}, {element.node});
  formatting_.push_marker();
  is_frameset_ok_ = false;
  mode_ = Mode::in_template;
  template_modes_.push_back(Mode::in_template);
}

void HtmlTreeMaker::end_template() {
  if (open_.count(HtmlTag::template_) == 0) return;
  generate_implied_ends_thoroughly();
  pop_until(HtmlTag::template_);
  formatting_.clear_to_marker();
  pop_template_mode();
  reset_mode();
}

void HtmlTreeMaker::treat_doctype() {
  const Doctype& doctype = token().doctype;
  const NodeId id = add_node(NodeKind::doctype, token().source, {HtmlTree::document});
  node(id).name_entry = names_.add(doctype.name);
  for (const std::optional<std::string>& part : {doctype.public_id, doctype.system_id}) {
    if (part)
      names_.add(*part);
    else
      tables_.names.push_back(MadeName::absent());
  }
  is_quirks_ = is_quirky(doctype);
  mode_ = Mode::before_html;
}

// The doctypes of old pages, which are laid out with the quirks of their time: in them <table> does not close
// <p>.
bool HtmlTreeMaker::is_quirky(const Doctype& doctype) {
  if (doctype.forces_quirks || doctype.name != "html") return true;
  const std::string public_id = base::to_lower(doctype.public_id.value_or(""));
  const std::string system_id = base::to_lower(doctype.system_id.value_or(""));
  if (public_id == "-//w3o//dtd w3 html strict 3.0//en//" ||
      public_id == "-/w3c/dtd html 4.0 transitional/en" || public_id == "html") {
    return true;
  }
  if (system_id == "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd") return true;
  if (!doctype.system_id && (public_id.starts_with("-//w3c//dtd html 4.01 frameset//") ||
                             public_id.starts_with("-//w3c//dtd html 4.01 transitional//"))) {
    return true;
  }
  return std::ranges::any_of(quirky_beginnings,
                             [&](std::string_view begin) { return public_id.starts_with(begin); });
}

}  // namespace rapporteur::page
