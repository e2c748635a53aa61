#pragma once

#include "rapporteur/page/html_formatting_list.h"
#include "rapporteur/page/html_open_elements.h"
#include "rapporteur/page/html_tokenizer.h"
#include "rapporteur/page/parse_html.h"

#include <string_view>
#include <vector>

namespace rapporteur::page {

/// HTML's insertion modes. "In table text" is kept as text that waits.
enum class Mode : std::uint8_t {
  initial,
  before_html,
  before_head,
  in_head,
  in_head_noscript,
  after_head,
  in_body,
  text,
  in_table,
  in_caption,
  in_column_group,
  in_table_body,
  in_row,
  in_cell,
  in_template,
  after_body,
  in_frameset,
  after_frameset,
  after_after_body,
  after_after_frameset
};

/// Builds the tree of one source. Rule: WHATWG HTML standard, 13.2.6; each mode's rules stand in the file of
/// its family (html_tree_maker_head.cpp, _body.cpp, _table.cpp, ...). A rule that hands the token on to
/// another mode's rules sets the mode and answers `again`; the token is then treated once more. One thread,
/// one source.
class HtmlTreeMaker {
 public:
  /// Whether the rules are done with the token or it is to be treated once more, in the mode then set.
  enum class Step : bool { done, again };

  HtmlTreeMaker(std::string_view source, const HtmlParseOptions& options);

  HtmlTree make();

 private:
  /// Where a node goes: below `parent`, before `before` or at its end.
  struct Place {
    NodeId parent;
    NodeId before = no_node;
  };

  // html_tree_maker.cpp: tokens to rules.
  void run();
  void treat(TokenKind kind);
  void treat_text();
  void treat_start();
  void treat_end();
  void treat_comment();
  void treat_end_of_file();
  Step text_in_mode();
  Step start_in_mode();
  Step end_in_mode();
  Step end_of_file_in_mode();
  bool is_foreign_for_text() const;
  bool is_foreign_for_start() const;
  void finish();

  // html_tree_maker_nodes.cpp: nodes.
  NodeId add_node(NodeKind kind, SourceSpan source, Place place);
  void link(NodeId id, Place place);
  void unlink(NodeId id);
  Place place_for_node() const;
  Place place_for_node(const OpenElement& target) const;
  std::uint32_t depth_below(NodeId parent) const;
  OpenElement make_element(NameId name, HtmlNamespace name_space, Place place);
  std::uint32_t name_entry_of(NameId name, HtmlNamespace name_space);
  void push(const OpenElement& element);
  void pop();
  void make_room();
  OpenElement insert_element(HtmlTag tag);  ///< one that the parser implies
  OpenElement insert_token_element(HtmlNamespace name_space = HtmlNamespace::html);
  void insert_and_pop();
  OpenElement copy_element(const FormattingElement& of, Place place);
  void insert_text(const PieceEntry& piece);
  void append_piece(NodeId id, const PieceEntry& piece);
  void gather_stray_pieces();
  void insert_comment(Place place);
  void keep_late_attributes(std::vector<AttributeEntry>& late);
  void add_late_attributes(NodeId id, const std::vector<AttributeEntry>& late);

  // html_tree_maker_stack.cpp: the stack by name, and fragments.
  const OpenElement& adjusted_current() const {
    return is_fragment_ && open_.size() == 1 ? context_ : open_.top();
  }
  void pop_until(NameId name);
  void pop_until(HtmlTag tag) { pop_until(id_of(tag)); }
  void pop_until_set(std::uint32_t set);
  void pop_to(std::size_t size) {
    while (open_.size() > size) pop();
  }
  void clear_to(std::uint32_t context);
  void generate_implied_ends(NameId except = 0);
  void generate_implied_ends_thoroughly();
  void close_p();
  void close_p_if_in_button_scope() {
    if (open_.has_in_button_scope(HtmlTag::p)) close_p();
  }
  void pop_template_mode();
  void reset_mode();
  bool sets_mode(const OpenElement& element, bool is_last);
  void begin_fragment();
  void begin_fragment_content(HtmlTag tag);

  // html_tree_maker_formatting.cpp
  void reconstruct_formatting() {
    if (formatting_.is_empty() || formatting_.back().is_open || formatting_.back().is_marker()) return;
    reconstruct_from_last_open();
  }
  void reconstruct_from_last_open();
  void push_formatting(const OpenElement& element);
  std::uint32_t hash_of_attributes(NodeId id) const;
  bool have_same_attributes(NodeId a, NodeId b) const;
  void close_formatting(NameId name);
  bool adopt_once(NameId name);
  void adopt(std::size_t in_list, std::size_t in_stack, std::size_t furthest);
  void move_children(NodeId from, NodeId to);
  void measure_depths(std::size_t from);

  // html_tree_maker_head.cpp
  Step leave(Mode mode);
  Step text_before_body();
  Step start_before_html();
  Step start_before_head();
  Step start_in_head();
  Step start_in_head_noscript();
  Step start_after_head();
  Step end_before_head();
  Step end_in_head();
  Step end_in_head_noscript();
  Step end_after_head();
  void start_raw(Content content);
  void start_template();
  void end_template();
  void treat_doctype();
  static bool is_quirky(const Doctype& doctype);

  // html_tree_maker_body.cpp
  Step text_in_body();
  Step start_in_body();
  void start_ordinary();
  void start_container(BodyStart kind);
  void start_page_again(BodyStart kind);
  void start_heading();
  void start_form();
  void start_list_item(BodyStart kind);
  void start_a();
  void start_formatting(BodyStart kind);
  void start_void(BodyStart kind);
  void start_raw_in_body(BodyStart kind);
  void start_choice(BodyStart kind);
  void start_foreign(HtmlNamespace name_space);
  bool is_select_context() const { return is_fragment_ && context_.is(HtmlTag::select); }

  // html_tree_maker_body_end.cpp
  Step end_in_body();
  void end_named(std::uint32_t boundary, NameId except);
  void end_form();
  void end_any_other();

  // html_tree_maker_table.cpp
  Step text_in_table();
  void flush_table_text();
  Step start_in_table();
  Step start_beside_table();
  bool leave_table();
  Step end_in_table();
  bool leave_caption();
  Step start_in_caption();
  Step end_in_caption();
  bool leave_column_group();
  Step text_in_column_group();
  Step start_in_column_group();
  Step end_in_column_group();

  // html_tree_maker_row.cpp
  bool leave_table_body();
  Step start_in_table_body();
  Step end_in_table_body();
  bool leave_row();
  Step start_in_row();
  Step end_in_row();
  void close_cell();
  Step start_in_cell();
  Step end_in_cell();

  // html_tree_maker_after.cpp
  PieceEntry take_space();
  bool is_space(const PieceEntry& piece) const;
  bool is_text_left() const { return is_null_ || !tables_.value(text_).empty(); }
  Step start_in_template();
  Step end_of_file_in_template();
  Step text_after_body();
  Step text_in_frameset();
  Step start_after_body();
  Step end_after_body();
  Step start_in_frameset();
  Step end_in_frameset();

  // html_tree_maker_foreign.cpp
  void text_in_foreign();
  void start_in_foreign();
  void end_in_foreign();
  bool breaks_out() const;
  void leave_foreign();
  void adjust_attributes(HtmlNamespace name_space);
  NameId adjusted_name(NameId name);
  bool is_html_annotation() const;
  const AttributeEntry* token_attribute(HtmlAttributeName name) const;
  std::string_view token_value(HtmlAttributeName name) const;
  bool token_has(HtmlAttributeName name) const { return token_attribute(name) != nullptr; }

  // html_tree_maker_select.cpp
  void note_option(NodeId option);
  void note_selected_content(NodeId element);
  void mirror_option(NodeId option);

  const Token& token() const { return tokenizer_.token(); }
  bool is_token(HtmlTag tag) const { return token().name == id_of(tag); }
  HtmlNode& node(NodeId id) { return tables_.nodes[id]; }
  const HtmlNode& node(NodeId id) const { return tables_.nodes[id]; }

  HtmlTree tree_;
  TreeTables& tables_;
  NameKeeper names_;
  Tokenizer tokenizer_;
  HtmlParseOptions options_;

  Mode mode_ = Mode::initial;
  Mode mode_after_text_ = Mode::initial;
  std::vector<Mode> template_modes_;
  OpenElements open_;
  FormattingList formatting_;
  NodeId form_ = no_node;
  bool is_fragment_ = false;
  OpenElement context_;
  bool is_quirks_ = false;
  bool is_frameset_ok_ = true;
  bool is_foster_parenting_ = false;
  bool skips_line_end_ = false;
  bool is_done_ = false;

  PieceEntry text_;                     ///< the text token under treatment, or what is left of it
  bool is_null_ = false;                ///< it is a NUL
  std::vector<PieceEntry> table_text_;  ///< text in a table that waits for what follows
  bool has_table_words_ = false;

  /// Pieces of text nodes that grew after other pieces had been added.
  struct StrayPiece {
    NodeId text;
    PieceEntry piece;
  };
  std::vector<StrayPiece> strays_;
  std::vector<AttributeEntry> late_html_;
  std::vector<AttributeEntry> late_body_;
  /// How many elements may still be made of formatting alone, so that no source grows beyond its measure.
  std::size_t formatting_budget_;

  /// The choice that the last <select> shows.
  struct Chosen {
    NodeId select = no_node;
    NodeId content = no_node;  ///< <selectedcontent>
    NodeId option = no_node;
  };
  Chosen chosen_;
};

}  // namespace rapporteur::page
