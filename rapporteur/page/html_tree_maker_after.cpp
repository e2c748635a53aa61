#include "rapporteur/base/ascii.h"
#include "rapporteur/page/html_tree_maker.h"

#include <algorithm>

// "In template", "in frameset" and the modes behind the body.
namespace rapporteur::page {

using Step = HtmlTreeMaker::Step;

// Cuts the white space off the beginning of the text under treatment.
PieceEntry HtmlTreeMaker::take_space() {
  const std::string_view value = tables_.value(text_);
  const auto rest = std::ranges::find_if_not(value, base::is_space);
  const auto size = is_null_ ? 0 : static_cast<std::uint32_t>(rest - value.begin());
  PieceEntry space = text_;
  if (!text_.is_same()) {
    // A made piece is one character.
    if (size == 0) return {text_.begin, text_.begin};
    text_ = {text_.end, text_.end};
    return space;
  }
  space.end = space.begin + size;
  text_.begin += size;
  return space;
}

bool HtmlTreeMaker::is_space(const PieceEntry& piece) const {
  return std::ranges::all_of(tables_.value(piece), base::is_space);
}

Step HtmlTreeMaker::start_in_template() {
  const HtmlTag tag = tag_of(token().name);
  Mode mode = Mode::in_body;
  switch (tag) {
    case HtmlTag::base:
    case HtmlTag::basefont:
    case HtmlTag::bgsound:
    case HtmlTag::link:
    case HtmlTag::meta:
    case HtmlTag::noframes:
    case HtmlTag::script:
    case HtmlTag::style:
    case HtmlTag::template_:
    case HtmlTag::title:
      return start_in_head();
    case HtmlTag::caption:
    case HtmlTag::colgroup:
    case HtmlTag::tbody:
    case HtmlTag::tfoot:
    case HtmlTag::thead:
      mode = Mode::in_table;
      break;
    case HtmlTag::col:
      mode = Mode::in_column_group;
      break;
    case HtmlTag::tr:
      mode = Mode::in_table_body;
      break;
    case HtmlTag::td:
    case HtmlTag::th:
      mode = Mode::in_row;
      break;
    default:
      break;
  }
  pop_template_mode();
  template_modes_.push_back(mode);
  mode_ = mode;
  return Step::again;
}

Step HtmlTreeMaker::end_of_file_in_template() {
  if (open_.count(HtmlTag::template_) == 0) return Step::done;
  pop_until(HtmlTag::template_);
  formatting_.clear_to_marker();
  pop_template_mode();
  reset_mode();
  return Step::again;
}

Step HtmlTreeMaker::text_after_body() {
  const PieceEntry space = take_space();
  const PieceEntry rest = text_;
  if (!tables_.value(space).empty()) {
    text_ = space;
    text_in_body();
    text_ = rest;
  }
  if (!is_text_left()) return Step::done;
  mode_ = Mode::in_body;
  return Step::again;
}

// Only white space is kept, whatever stands between.
Step HtmlTreeMaker::text_in_frameset() {
  while (is_text_left()) {
    const PieceEntry space = take_space();
    if (!tables_.value(space).empty()) insert_text(space);
    if (is_null_ || !text_.is_same()) return Step::done;
    while (text_.begin < text_.end && !base::is_space(tables_.source[text_.begin])) ++text_.begin;
  }
  return Step::done;
}

Step HtmlTreeMaker::start_after_body() {
  if (is_token(HtmlTag::html)) return start_in_body();
  mode_ = Mode::in_body;
  return Step::again;
}

Step HtmlTreeMaker::end_after_body() {
  if (mode_ == Mode::after_body && is_token(HtmlTag::html)) {
    if (!is_fragment_) mode_ = Mode::after_after_body;
    return Step::done;
  }
  mode_ = Mode::in_body;
  return Step::again;
}

Step HtmlTreeMaker::start_in_frameset() {
  switch (tag_of(token().name)) {
    case HtmlTag::html:
      return start_in_body();
    case HtmlTag::noframes:
      return start_in_head();
    case HtmlTag::frameset:
      if (mode_ == Mode::in_frameset) insert_token_element();
      return Step::done;
    case HtmlTag::frame:
      if (mode_ == Mode::in_frameset) insert_and_pop();
      return Step::done;
    default:
      return Step::done;
  }
}

Step HtmlTreeMaker::end_in_frameset() {
  if (mode_ == Mode::in_frameset && is_token(HtmlTag::frameset) && open_.size() > 1) {
    pop();
    if (!is_fragment_ && !open_.top().is(HtmlTag::frameset)) mode_ = Mode::after_frameset;
  } else if (mode_ == Mode::after_frameset && is_token(HtmlTag::html)) {
    mode_ = Mode::after_after_frameset;
  }
  return Step::done;
}

}  // namespace rapporteur::page
