#pragma once

#include "rapporteur/base/html_references.h"
#include "rapporteur/base/utf8.h"
#include "rapporteur/page/html_index.h"
#include "rapporteur/page/html_name_ids.h"
#include "rapporteur/page/html_tree.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::page {

/// The characters that a reference stands for.
std::string characters_of(const base::Reference& reference);

/// How the tokenizer reads what follows: the tree builder's word, as it depends on the element that was
/// opened.
enum class Content : std::uint8_t { data, rcdata, rawtext, script, plaintext, cdata };

/// What a token is. `text` stands in the source or is made; `null` is a NUL character, whose meaning the
/// place decides. `nothing` stays inside the tokenizer.
enum class TokenKind : std::uint8_t {
  text,
  null,
  start_tag,
  end_tag,
  comment,
  doctype,
  end_of_file,
  nothing
};

/// A doctype as it is written.
struct Doctype {
  std::string name;
  bool has_name = false;
  std::optional<std::string> public_id;
  std::optional<std::string> system_id;
  bool forces_quirks = false;
};

/// One token, valid until the next is asked for.
struct Token {
  SourceSpan source;
  PieceEntry piece;  ///< of text
  NameId name = 0;   ///< of a tag
  std::uint32_t first =
      0;  ///< of a start tag's attributes or a comment's pieces, which are in the tables already
  std::uint32_t count = 0;
  bool is_self_closing = false;
  Doctype doctype;
};

/// Names that are neither HTML's nor known otherwise, kept once each in the tree's tables.
class NameKeeper {
 public:
  explicit NameKeeper(TreeTables& tables) : tables_(tables) {}

  /// The number of a name, exactly as given.
  NameId keep(std::string_view name);
  /// The name of any number.
  std::string_view name_of_id(NameId id) const;
  /// Adds a name to the tables without looking whether it is there.
  std::uint32_t add(std::string_view name);

 private:
  /// So that names made to collide cost no more than others: a name that is not found in so many steps is
  /// new.
  static constexpr std::uint32_t most_steps = 64;

  void grow();

  TreeTables& tables_;
  std::vector<std::uint32_t> slots_;  ///< place in the table of names, from 1
  std::uint32_t kept_ = 0;
};

/// Of the attributes from `first` to the end of the table keeps the first of each name, in n log n steps.
void drop_duplicate_attributes(TreeTables& tables, std::uint32_t first);

/// Cuts a source into tokens, which point into it. Rule: WHATWG HTML standard, 13.2.5.
class Tokenizer {
 public:
  /// Attributes, comments' pieces and made characters go into `tables`, whose source is read.
  Tokenizer(std::string_view source, TreeTables& tables, NameKeeper& names);

  TokenKind next() {
    TokenKind kind = TokenKind::nothing;
    do kind = content_ == Content::data ? next_in_data() : next_in_raw();
    while (kind == TokenKind::nothing);
    return kind;
  }
  const Token& token() const { return token_; }

  /// How to go on reading; `name` is that of the element whose end tag ends it.
  void read_as(Content content, std::string_view name = {});
  /// Whether `<![CDATA[` opens a section here, as it does in SVG and MathML.
  void allow_cdata(bool is_allowed) { is_cdata_allowed_ = is_allowed; }

  /// Gives the tag just read another name, as <image> is read as <img>.
  void rename(HtmlTag tag) { token_.name = id_of(tag); }

  /// Makes characters into a piece that stands for a stretch of the source.
  PieceEntry make_piece(std::string_view characters, SourceSpan where);

 private:
  TokenKind next_in_data();
  TokenKind next_in_raw();
  TokenKind finish_text(std::uint32_t begin, std::uint32_t end);
  bool is_markup_at(std::uint32_t at) const;
  TokenKind read_stop(std::uint32_t at);
  TokenKind read_character_reference(std::uint32_t at);
  TokenKind read_markup(std::uint32_t at);

  TokenKind read_start_tag(std::uint32_t at);
  TokenKind read_end_tag(std::uint32_t at);
  std::uint32_t end_of_name(std::uint32_t from) const;
  NameId element_name(std::uint32_t begin, std::uint32_t end);
  std::uint32_t read_attributes(std::uint32_t at);
  std::uint32_t read_attribute(std::uint32_t at);
  std::uint32_t read_value(std::uint32_t at, AttributeEntry& attribute);
  std::uint32_t read_quoted(std::uint32_t at, AttributeEntry& attribute);
  std::uint32_t read_unquoted(std::uint32_t at, AttributeEntry& attribute);
  bool is_duplicate(AttributeEntry& attribute);
  void name_attribute(AttributeEntry& attribute);
  PieceEntry decode_value(std::uint32_t begin, std::uint32_t end);

  TokenKind read_declaration(std::uint32_t at);
  TokenKind read_comment(std::uint32_t begin);
  TokenKind read_bogus_comment(std::uint32_t begin);
  TokenKind finish_comment(std::uint32_t begin, std::uint32_t end, std::uint32_t after);
  TokenKind read_doctype(std::uint32_t at);
  std::uint32_t read_doctype_name(std::uint32_t at);
  std::uint32_t read_external_id(std::uint32_t at);
  std::uint32_t read_doctype_string(std::uint32_t at, std::optional<std::string>& out);
  std::string normalised(std::uint32_t begin, std::uint32_t end) const;

  std::uint32_t find_raw_end();
  std::uint32_t find_script_end();
  bool is_end_tag_at(std::uint32_t at) const;
  std::uint32_t find(std::string_view what, std::uint32_t from) const;

  char at(std::uint32_t offset) const { return offset < size_ ? bytes_[offset] : '\0'; }
  bool is_space_at(std::uint32_t offset) const;
  std::uint32_t skip_space(std::uint32_t at) const;
  std::string_view piece_of_source(std::uint32_t begin, std::uint32_t end) const {
    return {bytes_ + begin, end - begin};
  }
  std::uint32_t sequence_length(std::uint32_t at) const;
  void append_normalised(std::uint32_t at, std::uint32_t& next);

  const char* bytes_;
  std::uint32_t size_;
  std::uint32_t position_ = 0;
  Content content_ = Content::data;
  bool is_cdata_allowed_ = false;
  HtmlIndex index_;
  TreeTables& tables_;
  NameKeeper& names_;
  Token token_;

  // Of the raw text under way.
  std::string_view raw_name_;
  std::uint32_t raw_end_ = 0;
  bool is_raw_plain_ = true;  ///< nothing in it reads otherwise than it is written

  // Of the tag under way.
  std::uint64_t seen_names_ = 0;              ///< known attribute names, by number
  std::vector<std::uint32_t> unknown_names_;  ///< attributes with other names: places in the table
  bool has_unchecked_names_ = false;
};

}  // namespace rapporteur::page
