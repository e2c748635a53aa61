#include "rapporteur/base/ascii.h"
#include "rapporteur/page/html_tokenizer.h"
#include "rapporteur/page/utf8_check.h"

#include <algorithm>

namespace rapporteur::page {

// Behind "<!": a comment, a doctype, a CDATA section, or something that is read as a comment.
TokenKind Tokenizer::read_declaration(std::uint32_t at) {
  const std::string_view rest = piece_of_source(at + 2, std::min(size_, at + 9));
  if (rest.starts_with("--")) return read_comment(at + 4);
  if (base::equals_ignoring_case(rest, "doctype")) return read_doctype(at);
  if (is_cdata_allowed_ && rest == "[CDATA[") {
    position_ = at + 9;
    read_as(Content::cdata);
    return TokenKind::nothing;
  }
  return read_bogus_comment(at + 2);
}

TokenKind Tokenizer::read_bogus_comment(std::uint32_t begin) {
  const std::uint32_t end = find(">", begin);
  return finish_comment(begin, end, std::min(end + 1, size_));
}

// `begin` is behind "<!--". Ends at "-->" or "--!>"; at once at ">" or "->".
TokenKind Tokenizer::read_comment(std::uint32_t begin) {
  if (at(begin) == '>') return finish_comment(begin, begin, begin + 1);
  if (at(begin) == '-' && at(begin + 1) == '>') return finish_comment(begin, begin, begin + 2);
  for (std::uint32_t close = find(">", begin); close < size_; close = find(">", close + 1)) {
    const std::string_view inside = piece_of_source(begin, close);
    if (inside.ends_with("--")) return finish_comment(begin, close - 2, close + 1);
    if (inside.ends_with("--!")) return finish_comment(begin, close - 3, close + 1);
  }
  const std::string_view inside = piece_of_source(begin, size_);
  std::uint32_t dropped = inside.ends_with('-') ? 1 : 0;
  if (inside.ends_with("--")) dropped = 2;
  if (inside.ends_with("--!")) dropped = 3;
  return finish_comment(begin, size_ - dropped, size_);
}

// Cuts a comment's characters into pieces.
TokenKind Tokenizer::finish_comment(std::uint32_t begin, std::uint32_t end, std::uint32_t after) {
  token_.source = {begin, end};
  position_ = after;
  std::vector<PieceEntry>& pieces = tables_.pieces;
  token_.first = static_cast<std::uint32_t>(pieces.size());
  std::uint32_t plain_begin = begin;
  const auto end_plain = [&](std::uint32_t plain_end) {
    if (plain_begin < plain_end)
      pieces.push_back({plain_begin, plain_end, PieceEntry::same, PieceEntry::same});
  };
  for (std::uint32_t stop = index_.next_text_stop(begin); stop < end;
       stop = index_.next_text_stop(stop + 1)) {
    if (bytes_[stop] == '<' || bytes_[stop] == '&') continue;
    end_plain(stop);
    std::uint32_t next = stop;
    const auto made_begin = static_cast<std::uint32_t>(tables_.made.size());
    append_normalised(stop, next);
    const auto made_end = static_cast<std::uint32_t>(tables_.made.size());
    if (made_begin != made_end) pieces.push_back({stop, next, made_begin, made_end});
    plain_begin = next;
  }
  end_plain(end);
  token_.count = static_cast<std::uint32_t>(pieces.size()) - token_.first;
  return TokenKind::comment;
}

// The characters of a stretch of the source with line ends and malformed characters put right.
std::string Tokenizer::normalised(std::uint32_t begin, std::uint32_t end) const {
  std::string out;
  for (std::uint32_t i = begin; i < end;) {
    const bool is_ascii = static_cast<unsigned char>(bytes_[i]) < 0x80;
    const Utf8Sequence sequence =
        is_ascii ? Utf8Sequence{1, true} : utf8_sequence_at(piece_of_source(0, end), i);
    if (bytes_[i] == '\0' || !sequence.is_valid) {
      out += base::replacement_character;
    } else if (bytes_[i] != '\r') {
      out += piece_of_source(i, i + sequence.size);
    } else if (at(i + 1) != '\n') {
      out += '\n';
    }
    i += sequence.size;
  }
  return out;
}

TokenKind Tokenizer::read_doctype(std::uint32_t at) {
  token_.doctype = {};
  std::uint32_t next = read_doctype_name(at + 9);
  if (next < size_ && bytes_[next] != '>') next = read_external_id(next);
  // From here on only '>' and the end of the source matter.
  if (next < size_ && bytes_[next] != '>') next = find(">", next);
  position_ = std::min(next + 1, size_);
  token_.source = {at, position_};
  return TokenKind::doctype;
}

// The answer is where something other than space follows the name.
std::uint32_t Tokenizer::read_doctype_name(std::uint32_t at) {
  Doctype& doctype = token_.doctype;
  const std::uint32_t begin = skip_space(at);
  std::uint32_t end = begin;
  while (end < size_ && bytes_[end] != '>' && !base::is_space(bytes_[end])) ++end;
  doctype.has_name = end > begin;
  doctype.name = base::to_lower(normalised(begin, end));
  const std::uint32_t next = skip_space(end);
  doctype.forces_quirks = !doctype.has_name || next >= size_;
  return next;
}

// PUBLIC or SYSTEM and what they name.
std::uint32_t Tokenizer::read_external_id(std::uint32_t at) {
  Doctype& doctype = token_.doctype;
  const std::string_view keyword = piece_of_source(at, std::min(size_, at + 6));
  const bool is_public = base::equals_ignoring_case(keyword, "public");
  if (!is_public && !base::equals_ignoring_case(keyword, "system")) {
    doctype.forces_quirks = true;
    return at;
  }
  at = read_doctype_string(skip_space(at + 6), is_public ? doctype.public_id : doctype.system_id);
  if (is_public && !doctype.forces_quirks && (this->at(at) == '"' || this->at(at) == '\'')) {
    at = read_doctype_string(at, doctype.system_id);
  }
  const bool has_both = doctype.system_id.has_value();
  // Anything behind a public identifier alone but '>' is an error; behind a system identifier it is skipped.
  if (at >= size_ || (!has_both && bytes_[at] != '>')) doctype.forces_quirks = true;
  return at;
}

std::uint32_t Tokenizer::read_doctype_string(std::uint32_t at, std::optional<std::string>& out) {
  const char quote = this->at(at);
  if (quote != '"' && quote != '\'') {
    token_.doctype.forces_quirks = true;
    return at;
  }
  std::uint32_t end = at + 1;
  while (end < size_ && bytes_[end] != quote && bytes_[end] != '>') ++end;
  out = normalised(at + 1, end);
  if (end >= size_ || bytes_[end] == '>') {
    token_.doctype.forces_quirks = true;
    return end;
  }
  return skip_space(end + 1);
}

}  // namespace rapporteur::page
