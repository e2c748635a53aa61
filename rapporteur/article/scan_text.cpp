#include "rapporteur/article/scan_text.h"

#include "rapporteur/base/ascii.h"

#include <array>

namespace rapporteur::article {

namespace {

/// Of a byte. Those of letters and digits have the numbers of their edges.
enum class Class : std::uint8_t { space, upper, lower, digit, wide, symbol };

constexpr Edge edge_of(Class letter) {
  return static_cast<Edge>(letter);
}
static_assert(edge_of(Class::upper) == Edge::upper && edge_of(Class::lower) == Edge::lower &&
              edge_of(Class::digit) == Edge::digit);
constexpr bool is_letter_or_digit(Class kind) {
  return kind >= Class::upper && kind <= Class::digit;
}

constexpr std::array<Class, 256> classes = [] {
  std::array<Class, 256> all{};
  for (int c = 0; c < 256; ++c) {
    const char as_char = static_cast<char>(c);
    all[static_cast<std::size_t>(c)] = c >= 0x80                              ? Class::wide
                                       : c <= ' ' || c == 0x7F                ? Class::space
                                       : base::is_lower(as_char) || c == '\'' ? Class::lower
                                       : base::is_upper(as_char)              ? Class::upper
                                       : base::is_digit(as_char)              ? Class::digit
                                                                              : Class::symbol;
  }
  return all;
}();

constexpr std::uint32_t code_point(std::string_view piece, std::size_t at, std::size_t& length) {
  const auto byte = [&](std::size_t i) {
    return at + i < piece.size() ? static_cast<unsigned char>(piece[at + i]) : 0u;
  };
  const std::uint32_t lead = byte(0);
  length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  if (length == 2) return (lead & 0x1F) << 6 | (byte(1) & 0x3F);
  if (length == 3) return (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
  if (length == 4)
    return (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
  return lead;
}

constexpr bool is_wide_space(std::uint32_t c) {
  return c == 0xA0 || c == 0x3000 || c == 0x202F || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 ||
         c == 0xFEFF || c == 0xAD || c == 0x2060;
}
/// Scripts written without spaces: each character counts as a word.
constexpr bool is_ideograph(std::uint32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

constexpr Edge wide_edge(std::uint32_t c) {
  if (c == 0x3002 || c == 0xFF0E || c == 0x0964) return Edge::stop;
  if (c == 0xFF01) return Edge::exclamation;
  if (c == 0xFF1F || c == 0x061F) return Edge::question;
  if (c == 0xFF0C || c == 0x3001 || c == 0x060C) return Edge::comma;
  if (c == 0xFF1A) return Edge::colon;
  if (c == 0x2026) return Edge::ellipsis;
  if (c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A) return Edge::arrow;
  if ((c >= 0x2018 && c <= 0x201F) || (c >= 0x300C && c <= 0x300F)) return Edge::quote;
  if (c >= 0x2010 && c <= 0x2015) return Edge::dash;
  if (c == 0x2022 || c == 0xB7 || c == 0x25CF || c == 0x25AA || c == 0x25A0) return Edge::bullet;
  if (c >= 0x2190 && c <= 0x25FF) return Edge::arrow;
  if (c == 0xA9) return Edge::copyright;
  if (c < 0xC0 || (c >= 0x2000 && c <= 0x2BFF) || c >= 0x1F000 || c == 0xFFFD) return Edge::sign;
  return Edge::wide;
}

constexpr Edge symbol_edge(unsigned char c) {
  switch (c) {
    case '.':
      return Edge::stop;
    case '?':
      return Edge::question;
    case '!':
      return Edge::exclamation;
    case ':':
      return Edge::colon;
    case ';':
      return Edge::semicolon;
    case ',':
      return Edge::comma;
    case '"':
      return Edge::quote;
    case ')':
    case ']':
      return Edge::closing_bracket;
    case '(':
    case '[':
      return Edge::opening_bracket;
    case '-':
      return Edge::dash;
    case '*':
      return Edge::bullet;
    case '|':
    case '/':
      return Edge::bar;
    case '<':
    case '>':
      return Edge::arrow;
    default:
      return Edge::sign;
  }
}

}  // namespace

void TextScanner::begin() {
  counts_ = {};
  kinds_ = first_kinds_ = 0;
  has_early_colon_ = false;
  hash_ = {};
  length_ = uppers_ = 0;
  begins_upper_ = is_pending_stop_ = false;
  first_ = last_ = before_last_ = Edge::none;
}

void TextScanner::count_word() {
  ++counts_.words;
  words_.push_back(hash_.value);
  const WordKinds kinds = lists_.of_text(hash_.value);
  kinds_ |= kinds;
  if (counts_.words <= 3) first_kinds_ |= kinds;
  counts_.function_words += (kinds & function_) != 0;
  counts_.capitals += begins_upper_;
  counts_.shouted += uppers_ >= 2 && uppers_ == length_;
  hash_ = {};
  length_ = uppers_ = 0;
}

void TextScanner::add_symbol(unsigned char c) {
  end_word();
  ++counts_.characters;
  const Edge kind = symbol_edge(c);
  edge(kind);
  counts_.commas += kind == Edge::comma;
  counts_.quotes += kind == Edge::quote;
  has_early_colon_ = has_early_colon_ || (kind == Edge::colon && counts_.words <= 4);
  is_pending_stop_ = kind == Edge::stop || kind == Edge::question || kind == Edge::exclamation ||
                     (is_pending_stop_ && (kind == Edge::quote || kind == Edge::closing_bracket));
}

void TextScanner::add_wide(std::string_view piece, std::size_t& at) {
  std::size_t length = 1;
  const std::uint32_t c = code_point(piece, at, length);
  const std::size_t begin = at;
  at += length;
  if (is_wide_space(c)) {
    end_word();
    return;
  }
  ++counts_.characters;
  const Edge kind = wide_edge(c);
  edge(c == 0x2019 && length_ > 0 ? Edge::lower : kind);
  if (kind != Edge::wide && !(c == 0x2019 && length_ > 0)) {
    end_word();
    counts_.commas += kind == Edge::comma;
    counts_.quotes += kind == Edge::quote;
    is_pending_stop_ = is_pending_stop_ && kind == Edge::quote;
    if (kind == Edge::stop || kind == Edge::question || kind == Edge::exclamation) ++counts_.stops;
    return;
  }
  if (is_ideograph(c)) end_word();
  if (length_ == 0) begins_upper_ = false;
  for (std::size_t i = begin; i < at && i < piece.size(); ++i)
    hash_.add(static_cast<unsigned char>(piece[i]));
  ++length_;
  is_pending_stop_ = false;
}

void TextScanner::add_letters(std::string_view piece, std::size_t& at) {
  // Counted apart from the members, which would be written for each byte.
  WordHash hash = hash_;
  std::uint32_t uppers = 0;
  std::uint32_t digits = 0;
  const std::size_t begin = at;
  for (; at < piece.size(); ++at) {
    const auto c = static_cast<unsigned char>(piece[at]);
    const Class kind = classes[c];
    if (!is_letter_or_digit(kind)) break;
    const bool is_capital = kind == Class::upper;
    uppers += is_capital;
    digits += kind == Class::digit;
    hash.add(static_cast<unsigned char>(c + 32 * is_capital));
  }
  const auto size = static_cast<std::uint32_t>(at - begin);
  const auto class_at = [&](std::size_t i) { return classes[static_cast<unsigned char>(piece[i])]; };
  if (length_ == 0) begins_upper_ = class_at(begin) == Class::upper;
  if (first_ == Edge::none) first_ = edge_of(class_at(begin));
  if (size > 1) last_ = edge_of(class_at(at - 2));
  edge(edge_of(class_at(at - 1)));
  hash_ = hash;
  length_ += size;
  uppers_ += uppers;
  counts_.characters += size;
  counts_.digits = static_cast<std::uint16_t>(counts_.digits + digits);
  is_pending_stop_ = false;
}

void TextScanner::add_space(std::string_view piece, std::size_t& at) {
  end_word();
  counts_.stops += is_pending_stop_;
  is_pending_stop_ = false;
  do {
    ++at;
  } while (at < piece.size() && classes[static_cast<unsigned char>(piece[at])] == Class::space);
}

void TextScanner::add(std::string_view piece) {
  for (std::size_t at = 0; at < piece.size();) {
    const auto c = static_cast<unsigned char>(piece[at]);
    switch (classes[c]) {
      case Class::upper:
      case Class::lower:
      case Class::digit:
        add_letters(piece, at);
        break;
      case Class::space:
        add_space(piece, at);
        break;
      case Class::wide:
        add_wide(piece, at);
        break;
      case Class::symbol:
        add_symbol(c);
        ++at;
        break;
    }
  }
}

void TextScanner::end(PlainBlock& block) {
  end_word();
  if (is_pending_stop_) ++counts_.stops;
  is_pending_stop_ = false;
  block.counts = counts_;
  block.text_kinds = kinds_;
  block.first_kinds = first_kinds_;
  block.has_early_colon = has_early_colon_;
  block.first = first_;
  const bool is_closed = last_ == Edge::quote || last_ == Edge::closing_bracket;
  block.last = is_closed && before_last_ == Edge::stop ? Edge::stop : last_;
}

std::vector<std::uint32_t> words_of(std::string_view text) {
  std::vector<std::uint32_t> words;
  TextScanner scanner(WordLists::shipped(), words);
  PlainBlock block;
  scanner.begin();
  scanner.add(text);
  scanner.end(block);
  return words;
}

}  // namespace rapporteur::article
