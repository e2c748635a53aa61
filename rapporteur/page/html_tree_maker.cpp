#include "rapporteur/page/html_tree_maker.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>

namespace rapporteur::page {

namespace {

/// A short string may hold its characters in place, where a move leaves a view behind: such sources are
/// copied.
constexpr std::size_t smallest_not_copied = 64;
constexpr std::size_t largest_source = 0xFFFFFF00;

std::string_view settle_source(std::string_view source, TreeTables& tables) {
  source = source.substr(0, largest_source);
  if (source.size() < smallest_not_copied) {
    tables.small_source.reserve(smallest_not_copied);
    tables.small_source.assign(source.begin(), source.end());
    source = {tables.small_source.data(), source.size()};
  }
  tables.source = source.data();
  return source;
}

}  // namespace

HtmlTreeMaker::HtmlTreeMaker(std::string_view source, const HtmlParseOptions& options)
    : tables_(tree_.tables_),
      names_(tables_),
      tokenizer_(settle_source(source, tables_), tables_, names_),
      options_(options),
      formatting_budget_(4096 + source.size() / 8) {
  constexpr std::uint32_t least_depth = 16;
  options_.max_depth = std::max(options_.max_depth, least_depth);
  tables_.nodes.reserve(source.size() / 48 + 16);
  tables_.pieces.reserve(source.size() / 80 + 16);
  tables_.attributes.reserve(source.size() / 36 + 16);
  tables_.nodes.emplace_back().kind = NodeKind::document;
}

HtmlTree HtmlTreeMaker::make() {
  if (!options_.fragment_context.empty()) begin_fragment();
  run();
  finish();
  return std::move(tree_);
}

void HtmlTreeMaker::run() {
  while (!is_done_) {
    tokenizer_.allow_cdata(!open_.is_empty() && !adjusted_current().is_html());
    treat(tokenizer_.next());
  }
}

void HtmlTreeMaker::treat(TokenKind kind) {
  if (kind == TokenKind::text || kind == TokenKind::null) {
    is_null_ = kind == TokenKind::null;
    return treat_text();
  }
  skips_line_end_ = false;
  if (!table_text_.empty()) flush_table_text();
  switch (kind) {
    case TokenKind::start_tag:
      return treat_start();
    case TokenKind::end_tag:
      return treat_end();
    case TokenKind::comment:
      return treat_comment();
    case TokenKind::doctype:
      if (mode_ == Mode::initial) treat_doctype();
      return;
    case TokenKind::end_of_file:
      return treat_end_of_file();
    case TokenKind::text:
    case TokenKind::null:
    case TokenKind::nothing:
      return;
  }
}

bool HtmlTreeMaker::is_foreign_for_text() const {
  if (open_.is_empty()) return false;
  const OpenElement& current = adjusted_current();
  return !current.is_html() && !current.has(traits::mathml_text | traits::html_point);
}

bool HtmlTreeMaker::is_foreign_for_start() const {
  if (open_.is_empty()) return false;
  const OpenElement& current = adjusted_current();
  if (current.is_html() || current.has(traits::html_point)) return false;
  const NameId name = token().name;
  if (current.has(traits::mathml_text)) {
    return name == id_of(ForeignName::mglyph) || name == id_of(ForeignName::malignmark);
  }
  const bool is_annotation =
      current.name_space == HtmlNamespace::mathml && current.name == id_of(ForeignName::annotation_xml);
  return !(is_annotation && name == id_of(HtmlTag::svg));
}

void HtmlTreeMaker::treat_text() {
  text_ = token().piece;
  if (skips_line_end_) {
    skips_line_end_ = false;
    if (tables_.value(text_).starts_with('\n')) {
      if (!text_.is_same() || text_.end == text_.begin + 1) return;
      ++text_.begin;
    }
  }
  if (is_foreign_for_text()) return text_in_foreign();
  while (text_in_mode() == Step::again) {
  }
}

HtmlTreeMaker::Step HtmlTreeMaker::text_in_mode() {
  switch (mode_) {
    case Mode::in_body:
    case Mode::in_cell:
    case Mode::in_caption:
    case Mode::in_template:
      return text_in_body();
    case Mode::text:
      insert_text(text_);
      return Step::done;
    case Mode::initial:
    case Mode::before_html:
    case Mode::before_head:
    case Mode::in_head:
    case Mode::in_head_noscript:
    case Mode::after_head:
      return text_before_body();
    case Mode::in_table:
    case Mode::in_table_body:
    case Mode::in_row:
      return text_in_table();
    case Mode::in_column_group:
      return text_in_column_group();
    case Mode::after_body:
    case Mode::after_after_body:
      return text_after_body();
    case Mode::in_frameset:
    case Mode::after_frameset:
    case Mode::after_after_frameset:
      return text_in_frameset();
  }
  return Step::done;
}

void HtmlTreeMaker::treat_start() {
  if (is_foreign_for_start()) return start_in_foreign();
  while (start_in_mode() == Step::again) {
  }
}

HtmlTreeMaker::Step HtmlTreeMaker::start_in_mode() {
  switch (mode_) {
    case Mode::in_body:
      return start_in_body();
    case Mode::initial:
      return leave(mode_);
    case Mode::before_html:
      return start_before_html();
    case Mode::before_head:
      return start_before_head();
    case Mode::in_head:
      return start_in_head();
    case Mode::in_head_noscript:
      return start_in_head_noscript();
    case Mode::after_head:
      return start_after_head();
    case Mode::text:
      return Step::done;
    case Mode::in_table:
      return start_in_table();
    case Mode::in_caption:
      return start_in_caption();
    case Mode::in_column_group:
      return start_in_column_group();
    case Mode::in_table_body:
      return start_in_table_body();
    case Mode::in_row:
      return start_in_row();
    case Mode::in_cell:
      return start_in_cell();
    case Mode::in_template:
      return start_in_template();
    case Mode::after_body:
    case Mode::after_after_body:
      return start_after_body();
    case Mode::in_frameset:
    case Mode::after_frameset:
    case Mode::after_after_frameset:
      return start_in_frameset();
  }
  return Step::done;
}

void HtmlTreeMaker::treat_end() {
  if (!open_.is_empty() && !adjusted_current().is_html()) return end_in_foreign();
  while (end_in_mode() == Step::again) {
  }
}

HtmlTreeMaker::Step HtmlTreeMaker::end_in_mode() {
  switch (mode_) {
    case Mode::in_body:
      return end_in_body();
    case Mode::initial:
      return leave(mode_);
    case Mode::before_html:
    case Mode::before_head:
      return end_before_head();
    case Mode::in_head:
      return end_in_head();
    case Mode::in_head_noscript:
      return end_in_head_noscript();
    case Mode::after_head:
      return end_after_head();
    case Mode::text:
      pop();
      mode_ = mode_after_text_;
      return Step::done;
    case Mode::in_table:
      return end_in_table();
    case Mode::in_caption:
      return end_in_caption();
    case Mode::in_column_group:
      return end_in_column_group();
    case Mode::in_table_body:
      return end_in_table_body();
    case Mode::in_row:
      return end_in_row();
    case Mode::in_cell:
      return end_in_cell();
    case Mode::in_template:
      if (is_token(HtmlTag::template_)) end_template();
      return Step::done;
    case Mode::after_body:
    case Mode::after_after_body:
      return end_after_body();
    case Mode::in_frameset:
    case Mode::after_frameset:
    case Mode::after_after_frameset:
      return end_in_frameset();
  }
  return Step::done;
}

void HtmlTreeMaker::treat_comment() {
  switch (mode_) {
    case Mode::initial:
    case Mode::before_html:
    case Mode::after_after_body:
    case Mode::after_after_frameset:
      return insert_comment({HtmlTree::document});
    case Mode::after_body:
      return insert_comment({open_[0].place});
    default:
      return insert_comment(place_for_node());
  }
}

void HtmlTreeMaker::treat_end_of_file() {
  while (end_of_file_in_mode() == Step::again) {
  }
  is_done_ = true;
}

HtmlTreeMaker::Step HtmlTreeMaker::end_of_file_in_mode() {
  switch (mode_) {
    case Mode::initial:
    case Mode::before_html:
    case Mode::before_head:
    case Mode::in_head:
    case Mode::in_head_noscript:
    case Mode::after_head:
      return leave(mode_);
    case Mode::text:
      pop();
      mode_ = mode_after_text_;
      return Step::again;
    default:
      return template_modes_.empty() ? Step::done : end_of_file_in_template();
  }
}

void HtmlTreeMaker::finish() {
  pop_to(0);
  if (!late_html_.empty()) add_late_attributes(tree_.html_, late_html_);
  if (!late_body_.empty()) add_late_attributes(tree_.body_, late_body_);
  gather_stray_pieces();
}

}  // namespace rapporteur::page

namespace rapporteur {

HtmlTree parse_html(std::string_view source, const HtmlParseOptions& options) {
  return page::HtmlTreeMaker(source, options).make();
}

}  // namespace rapporteur
