#include "rapporteur/page/html_tokenizer.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/page/utf8_check.h"

#include <algorithm>
#include <cstring>

namespace rapporteur::page {

NameId NameKeeper::keep(std::string_view name) {
  if ((kept_ + 1) * 2 > slots_.size()) grow();
  std::uint64_t hash = name.size();
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x9E3779B97F4A7C15u;
  const auto mask = static_cast<std::uint32_t>(slots_.size() - 1);
  auto slot = static_cast<std::uint32_t>(hash >> 32) & mask;
  for (std::uint32_t step = 0; slots_[slot]; ++step, slot = (slot + 1) & mask) {
    const MadeName& there = tables_.names[slots_[slot] - 1];
    if (tables_.of_made(there.begin, there.end) == name) return fixed_name_count + slots_[slot] - 1;
    if (step == most_steps) return fixed_name_count + add(name);
  }
  slots_[slot] = add(name) + 1;
  ++kept_;
  return fixed_name_count + slots_[slot] - 1;
}

std::uint32_t NameKeeper::add(std::string_view name) {
  const auto begin = static_cast<std::uint32_t>(tables_.made.size());
  tables_.made.insert(tables_.made.end(), name.begin(), name.end());
  tables_.names.push_back({begin, static_cast<std::uint32_t>(tables_.made.size())});
  return static_cast<std::uint32_t>(tables_.names.size() - 1);
}

void NameKeeper::grow() {
  const std::vector<std::uint32_t> before = std::move(slots_);
  slots_.assign(std::max<std::size_t>(64, before.size() * 2), 0);
  kept_ = 0;
  for (const std::uint32_t entry : before) {
    if (!entry) continue;
    const MadeName& name = tables_.names[entry - 1];
    std::uint64_t hash = name.end - name.begin;
    for (const char c : tables_.of_made(name.begin, name.end)) {
      hash = (hash ^ static_cast<unsigned char>(c)) * 0x9E3779B97F4A7C15u;
    }
    const auto mask = static_cast<std::uint32_t>(slots_.size() - 1);
    auto slot = static_cast<std::uint32_t>(hash >> 32) & mask;
    std::uint32_t step = 0;
    while (slots_[slot] && step < most_steps) {
      slot = (slot + 1) & mask;
      ++step;
    }
    if (slots_[slot]) continue;
    slots_[slot] = entry;
    ++kept_;
  }
}

std::string_view NameKeeper::name_of_id(NameId id) const {
  if (id < tag_count) return name_of(static_cast<HtmlTag>(id));
  if (id < fixed_name_count) return foreign_names[id - tag_count];
  const MadeName& name = tables_.names[id - fixed_name_count];
  return tables_.of_made(name.begin, name.end);
}

std::string characters_of(const base::Reference& reference) {
  std::string characters;
  base::append_utf8(characters, reference.first);
  if (reference.second) base::append_utf8(characters, reference.second);
  return characters;
}

Tokenizer::Tokenizer(std::string_view source, TreeTables& tables, NameKeeper& names)
    : bytes_(source.data()),
      size_(static_cast<std::uint32_t>(source.size())),
      index_(source),
      tables_(tables),
      names_(names) {}

PieceEntry Tokenizer::make_piece(std::string_view characters, SourceSpan where) {
  const auto begin = static_cast<std::uint32_t>(tables_.made.size());
  tables_.made.insert(tables_.made.end(), characters.begin(), characters.end());
  return {where.begin, where.end, begin, static_cast<std::uint32_t>(tables_.made.size())};
}

bool Tokenizer::is_space_at(std::uint32_t offset) const {
  return offset < size_ && base::is_space(bytes_[offset]);
}

std::uint32_t Tokenizer::skip_space(std::uint32_t at) const {
  while (is_space_at(at)) ++at;
  return at;
}

std::uint32_t Tokenizer::sequence_length(std::uint32_t at) const {
  return utf8_sequence_at(piece_of_source(0, size_), at).size;
}

// Whether '<' begins markup here; otherwise it is text.
bool Tokenizer::is_markup_at(std::uint32_t at) const {
  const char next = this->at(at + 1);
  if (next == '/') return at + 2 < size_;
  return base::is_letter(next) || next == '!' || next == '?';
}

TokenKind Tokenizer::finish_text(std::uint32_t begin, std::uint32_t end) {
  position_ = end;
  token_.piece = {begin, end, PieceEntry::same, PieceEntry::same};
  token_.source = {begin, end};
  return TokenKind::text;
}

TokenKind Tokenizer::next_in_data() {
  const std::uint32_t begin = position_;
  std::uint32_t stop = index_.next_text_stop(begin);
  while (stop < size_) {
    const char c = bytes_[stop];
    if (c == '<' && is_markup_at(stop)) {
      if (stop != begin) return finish_text(begin, stop);
      return read_markup(begin);
    }
    const bool may_be_text =
        c == '<' || (c == '&' && at(stop + 1) != '#' && !base::is_alphanumeric(at(stop + 1)));
    if (!may_be_text) {
      if (stop != begin) return finish_text(begin, stop);
      return read_stop(begin);
    }
    stop = index_.next_text_stop(stop + 1);
  }
  if (begin < size_) return finish_text(begin, size_);
  token_.source = {size_, size_};
  return TokenKind::end_of_file;
}

// A character at which text stops, other than '<'.
TokenKind Tokenizer::read_stop(std::uint32_t at) {
  const char c = bytes_[at];
  token_.source = {at, at + 1};
  if (c == '&') return read_character_reference(at);
  if (c == '\0') {
    position_ = at + 1;
    token_.piece = {at, at + 1, PieceEntry::same, PieceEntry::same};
    return TokenKind::null;
  }
  if (c == '\r') {
    position_ = at + 1;
    if (this->at(at + 1) == '\n') return finish_text(at + 1, std::min(size_, index_.next_text_stop(at + 1)));
    token_.piece = make_piece("\n", token_.source);
    return TokenKind::text;
  }
  position_ = at + sequence_length(at);
  token_.source.end = position_;
  token_.piece = make_piece(base::replacement_character, token_.source);
  return TokenKind::text;
}

TokenKind Tokenizer::read_character_reference(std::uint32_t at) {
  const base::Reference reference = base::read_reference(piece_of_source(at, size_), false);
  if (reference.size == 0) return finish_text(at, std::min(size_, index_.next_text_stop(at + 1)));
  position_ = at + reference.size;
  token_.source = {at, position_};
  token_.piece = make_piece(characters_of(reference), token_.source);
  return TokenKind::text;
}

TokenKind Tokenizer::read_markup(std::uint32_t at) {
  const char next = bytes_[at + 1];
  if (base::is_letter(next)) return read_start_tag(at);
  if (next == '!') return read_declaration(at);
  if (next == '?') return read_bogus_comment(at + 1);
  if (base::is_letter(bytes_[at + 2])) return read_end_tag(at);
  if (bytes_[at + 2] != '>') return read_bogus_comment(at + 2);
  position_ = at + 3;
  return TokenKind::nothing;
}

void Tokenizer::read_as(Content content, std::string_view name) {
  content_ = content;
  raw_name_ = name;
  is_raw_plain_ = false;
  if (content == Content::data) return;
  if (content == Content::plaintext) raw_end_ = size_;
  if (content == Content::cdata) raw_end_ = find("]]>", position_);
  if (content == Content::rcdata || content == Content::rawtext) raw_end_ = find_raw_end();
  if (content == Content::script) raw_end_ = find_script_end();
}

bool Tokenizer::is_end_tag_at(std::uint32_t at) const {
  const auto name_size = static_cast<std::uint32_t>(raw_name_.size());
  if (raw_name_.empty() || this->at(at + 1) != '/' || size_ - at < name_size + 3) return false;
  if (!base::equals_ignoring_case(piece_of_source(at + 2, at + 2 + name_size), raw_name_)) return false;
  const char after = bytes_[at + 2 + name_size];
  return base::is_space(after) || after == '/' || after == '>';
}

// Where the text ends of an element whose content is text only. On the way it is seen whether all of it is
// plain.
std::uint32_t Tokenizer::find_raw_end() {
  bool is_plain = true;
  std::uint32_t stop = index_.next_text_stop(position_);
  for (; stop < size_; stop = index_.next_text_stop(stop + 1)) {
    if (bytes_[stop] == '<') {
      if (is_end_tag_at(stop)) break;
    } else if (bytes_[stop] != '&' || content_ == Content::rcdata) {
      is_plain = false;
    }
  }
  is_raw_plain_ = is_plain;
  return std::min(stop, size_);
}

// The same for a script, where "<!--" and "<script" hide an end tag until "-->".
std::uint32_t Tokenizer::find_script_end() {
  bool is_plain = true;
  bool is_escaped = false;
  bool is_doubly_escaped = false;
  std::uint32_t escape_end = 0;  // behind the next "-->", known while escaped
  std::uint32_t stop = index_.next_text_stop(position_);
  for (; stop < size_; stop = index_.next_text_stop(stop + 1)) {
    const char c = bytes_[stop];
    if (c != '<') {
      is_plain = is_plain && c == '&';
      continue;
    }
    if (is_escaped && stop >= escape_end) is_escaped = is_doubly_escaped = false;
    if (is_doubly_escaped) {
      is_doubly_escaped = !is_end_tag_at(stop);
      continue;
    }
    if (is_end_tag_at(stop)) break;
    const std::string_view rest = piece_of_source(stop + 1, std::min(size_, stop + 8));
    if (!is_escaped && rest.starts_with("!--")) {
      is_escaped = true;
      if (escape_end < stop + 5) escape_end = std::min(size_, find("-->", stop + 2)) + 3;
    } else if (is_escaped && rest.size() == 7 && base::equals_ignoring_case(rest.substr(0, 6), "script")) {
      is_doubly_escaped = base::is_space(rest[6]) || rest[6] == '/' || rest[6] == '>';
    }
  }
  is_raw_plain_ = is_plain;
  return std::min(stop, size_);
}

// The offset of the next `what`, or the source's size.
std::uint32_t Tokenizer::find(std::string_view what, std::uint32_t from) const {
  if (from >= size_) return size_;
  const std::size_t found = piece_of_source(from, size_).find(what);
  return found == std::string_view::npos ? size_ : from + static_cast<std::uint32_t>(found);
}

TokenKind Tokenizer::next_in_raw() {
  const std::uint32_t begin = position_;
  if (begin >= raw_end_) {
    const bool is_cdata_end = content_ == Content::cdata && begin < size_;
    content_ = Content::data;
    if (is_cdata_end) position_ += 3;
    return TokenKind::nothing;
  }
  if (is_raw_plain_) return finish_text(begin, raw_end_);
  std::uint32_t stop = index_.next_text_stop(begin);
  while (stop < raw_end_) {
    const char c = bytes_[stop];
    const bool is_text =
        c == '<' || (c == '&' && (content_ != Content::rcdata ||
                                  base::read_reference(piece_of_source(stop, raw_end_), false).size == 0));
    if (!is_text) break;
    stop = index_.next_text_stop(stop + 1);
  }
  stop = std::min(stop, raw_end_);
  if (stop != begin) return finish_text(begin, stop);
  if (bytes_[begin] == '\r' && at(begin + 1) == '\n') {
    ++position_;
    return TokenKind::nothing;
  }
  const TokenKind kind = read_stop(begin);
  if (kind != TokenKind::null || content_ == Content::cdata) return kind;
  token_.piece = make_piece(base::replacement_character, token_.source);
  return TokenKind::text;
}

}  // namespace rapporteur::page
