#include "rapporteur/base/ascii.h"
#include "rapporteur/page/html_tokenizer.h"

#include <algorithm>

namespace rapporteur::page {

namespace {

constexpr std::uint64_t bit_of(HtmlAttributeName name) {
  return std::uint64_t{1} << static_cast<unsigned>(name);
}
static_assert(Names<HtmlAttributeName>::all.size() <= 64, "the names seen in a tag are kept in one word");

/// So many attributes with unknown names are compared one by one; more are sorted.
constexpr std::size_t most_compared = 16;

bool is_name_plain(std::string_view name) {
  return std::ranges::none_of(
      name, [](char c) { return base::is_upper(c) || c == '\0' || static_cast<unsigned char>(c) >= 0x80; });
}

}  // namespace

// The end of a tag's or an attribute's name. Control characters other than white space belong to it.
std::uint32_t Tokenizer::end_of_name(std::uint32_t from) const {
  std::uint32_t stop = index_.next_name_stop(from);
  while (stop < size_) {
    const char c = bytes_[stop];
    if (base::is_space(c) || c == '/' || c == '>' || c == '=') break;
    stop = index_.next_name_stop(stop + 1);
  }
  return std::min(stop, size_);
}

// A name in lower case, or the number of a name that is not known.
NameId Tokenizer::element_name(std::uint32_t begin, std::uint32_t end) {
  const NameId known = find_element_name(bytes_ + begin, end - begin, bytes_ + size_);
  if (known) [[likely]]
    return known;
  return names_.keep(base::to_lower(normalised(begin, end)));
}

TokenKind Tokenizer::read_start_tag(std::uint32_t at) {
  std::uint32_t name_end = end_of_name(at + 1);
  while (this->at(name_end) == '=') name_end = end_of_name(name_end + 1);
  token_.first = static_cast<std::uint32_t>(tables_.attributes.size());
  token_.is_self_closing = false;
  std::uint32_t close = name_end;
  if (this->at(name_end) != '>') close = read_attributes(name_end);
  if (close >= size_) {
    position_ = size_;
    tables_.attributes.resize(token_.first);
    return TokenKind::nothing;
  }
  token_.name = element_name(at + 1, name_end);
  token_.count = static_cast<std::uint32_t>(tables_.attributes.size()) - token_.first;
  position_ = close + 1;
  token_.source = {at, position_};
  return TokenKind::start_tag;
}

TokenKind Tokenizer::read_end_tag(std::uint32_t at) {
  std::uint32_t name_end = end_of_name(at + 2);
  while (this->at(name_end) == '=') name_end = end_of_name(name_end + 1);
  std::uint32_t close = name_end;
  token_.is_self_closing = false;
  if (this->at(name_end) != '>') {
    token_.first = static_cast<std::uint32_t>(tables_.attributes.size());
    close = read_attributes(name_end);
    tables_.attributes.resize(token_.first);
  }
  if (close >= size_) {
    position_ = size_;
    return TokenKind::nothing;
  }
  token_.name = element_name(at + 2, name_end);
  position_ = close + 1;
  token_.source = {at, position_};
  return TokenKind::end_tag;
}

// Reads a tag's attributes into the table; the answer is where its '>' stands, or the source's size.
std::uint32_t Tokenizer::read_attributes(std::uint32_t at) {
  seen_names_ = 0;
  unknown_names_.clear();
  has_unchecked_names_ = false;
  while (at < size_ && bytes_[at] != '>') {
    if (bytes_[at] == '/') {
      token_.is_self_closing = this->at(at + 1) == '>';
      ++at;
    } else if (base::is_space(bytes_[at])) {
      ++at;
    } else {
      at = read_attribute(at);
    }
  }
  if (has_unchecked_names_) drop_duplicate_attributes(tables_, token_.first);
  return at;
}

std::uint32_t Tokenizer::read_attribute(std::uint32_t at) {
  AttributeEntry& attribute = tables_.attributes.emplace_back();
  attribute.name_begin = at;
  attribute.name_end = end_of_name(at + 1);
  std::uint32_t next = attribute.name_end;
  attribute.value.begin = attribute.value.end = next;
  attribute.name = find_attribute_name(bytes_ + at, next - at, bytes_ + size_);
  if (attribute.name == HtmlAttributeName::unknown) name_attribute(attribute);
  if (this->at(next) != '=') {
    const std::uint32_t behind = skip_space(next);
    if (this->at(behind) != '=' || behind >= size_) {
      if (is_duplicate(attribute)) tables_.attributes.pop_back();
      return behind;
    }
    next = behind;
  }
  next = read_value(next + 1, attribute);
  if (is_duplicate(attribute)) tables_.attributes.pop_back();
  return next;
}

std::uint32_t Tokenizer::read_value(std::uint32_t at, AttributeEntry& attribute) {
  at = skip_space(at);
  attribute.value.begin = attribute.value.end = at;
  const char first = this->at(at);
  if (first == '"' || first == '\'') return read_quoted(at, attribute);
  return first == '>' || at >= size_ ? at : read_unquoted(at, attribute);
}

std::uint32_t Tokenizer::read_quoted(std::uint32_t at, AttributeEntry& attribute) {
  const char quote = bytes_[at];
  bool is_plain = true;
  std::uint32_t stop = index_.next_quote_stop(at + 1);
  for (; stop < size_ && bytes_[stop] != quote; stop = index_.next_quote_stop(stop + 1)) {
    const char c = bytes_[stop];
    if (c == '&') {
      is_plain = is_plain && this->at(stop + 1) != '#' && !base::is_alphanumeric(this->at(stop + 1));
    } else {
      is_plain = is_plain && (c == '"' || c == '\'');
    }
  }
  if (stop >= size_) return size_;
  attribute.value.begin = at + 1;
  attribute.value.end = stop;
  if (!is_plain) attribute.value = decode_value(at + 1, stop);
  return stop + 1;
}

std::uint32_t Tokenizer::read_unquoted(std::uint32_t at, AttributeEntry& attribute) {
  bool is_plain = index_.is_well_formed();
  std::uint32_t stop = index_.next_name_stop(at);
  for (; stop < size_ && !base::is_space(bytes_[stop]) && bytes_[stop] != '>';
       stop = index_.next_name_stop(stop + 1)) {
    is_plain = is_plain && bytes_[stop] != '\0';
  }
  stop = std::min(stop, size_);
  attribute.value.begin = at;
  attribute.value.end = stop;
  if (!is_plain || piece_of_source(at, stop).find('&') != std::string_view::npos) {
    attribute.value = decode_value(at, stop);
  }
  return stop;
}

// An attribute's value with character references undone, line ends and malformed characters put right.
PieceEntry Tokenizer::decode_value(std::uint32_t begin, std::uint32_t end) {
  std::vector<char>& made = tables_.made;
  const auto made_begin = static_cast<std::uint32_t>(made.size());
  bool is_same = true;
  std::uint32_t plain_begin = begin;
  std::uint32_t at = index_.next_quote_stop(begin);
  while (at < end) {
    std::uint32_t next = at + 1;
    base::Reference reference;
    if (bytes_[at] == '&') reference = base::read_reference(piece_of_source(at, end), true);
    const bool is_plain =
        bytes_[at] == '"' || bytes_[at] == '\'' || (bytes_[at] == '&' && reference.size == 0);
    if (!is_plain) {
      is_same = false;
      made.insert(made.end(), bytes_ + plain_begin, bytes_ + at);
      if (reference.size) {
        const std::string characters = characters_of(reference);
        made.insert(made.end(), characters.begin(), characters.end());
        next = at + reference.size;
      } else {
        append_normalised(at, next);
      }
      plain_begin = next;
    }
    at = index_.next_quote_stop(next);
  }
  if (is_same) return {begin, end, PieceEntry::same, PieceEntry::same};
  made.insert(made.end(), bytes_ + plain_begin, bytes_ + end);
  return {begin, end, made_begin, static_cast<std::uint32_t>(made.size())};
}

// Appends what a NUL, a carriage return or a malformed character reads as; `next` is set behind it.
void Tokenizer::append_normalised(std::uint32_t at, std::uint32_t& next) {
  std::vector<char>& made = tables_.made;
  if (bytes_[at] == '\r') {
    if (this->at(at + 1) != '\n') made.push_back('\n');
    next = at + 1;
    return;
  }
  made.insert(made.end(), base::replacement_character.begin(), base::replacement_character.end());
  next = at + (bytes_[at] == '\0' ? 1 : sequence_length(at));
}

// An unknown name in lower case; kept as it stands in the source where it is so already.
void Tokenizer::name_attribute(AttributeEntry& attribute) {
  const std::string_view written = piece_of_source(attribute.name_begin, attribute.name_end);
  if (is_name_plain(written)) return;
  const std::string name = base::to_lower(normalised(attribute.name_begin, attribute.name_end));
  if (name == written) return;
  const PieceEntry made = make_piece(name, {});
  attribute.name_begin = made.made_begin;
  attribute.name_end = made.made_end;
  attribute.is_made_name = true;
}

// Whether the last attribute's name was there before in this tag. Beyond a number of unknown names that is
// left to `drop_duplicate_attributes`.
bool Tokenizer::is_duplicate(AttributeEntry& attribute) {
  if (attribute.name != HtmlAttributeName::unknown) {
    const bool is_seen = (seen_names_ & bit_of(attribute.name)) != 0;
    seen_names_ |= bit_of(attribute.name);
    return is_seen;
  }
  if (unknown_names_.size() == most_compared) {
    has_unchecked_names_ = true;
    return false;
  }
  const std::string_view name = tables_.name(attribute);
  for (const std::uint32_t before : unknown_names_) {
    if (tables_.name(tables_.attributes[before]) == name) return true;
  }
  unknown_names_.push_back(static_cast<std::uint32_t>(tables_.attributes.size() - 1));
  return false;
}

// Sorted by name, duplicates are neighbours.
void drop_duplicate_attributes(TreeTables& tables, std::uint32_t first) {
  std::vector<AttributeEntry>& attributes = tables.attributes;
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = first; i < attributes.size(); ++i) order.push_back(i);
  const auto name = [&](std::uint32_t i) { return tables.name(attributes[i]); };
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    const auto compared = name(a) <=> name(b);
    return compared != 0 ? compared < 0 : a < b;
  });
  std::vector<char> is_dropped(order.size());
  for (std::size_t i = 1; i < order.size(); ++i)
    is_dropped[order[i] - first] = name(order[i]) == name(order[i - 1]);
  std::uint32_t kept = first;
  for (std::uint32_t i = first; i < attributes.size(); ++i) {
    if (!is_dropped[i - first]) attributes[kept++] = attributes[i];
  }
  attributes.resize(kept);
}

}  // namespace rapporteur::page
