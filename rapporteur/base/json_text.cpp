#include "rapporteur/base/json_text.h"

#include "rapporteur/base/utf8.h"

#include <algorithm>
#include <optional>

namespace rapporteur::base {

namespace {

/// The four hexadecimal digits of `\uXXXX`, where `at` is at the backslash.
std::optional<char32_t> code_unit(std::string_view content, std::size_t at) {
  if (at + 6 > content.size() || content[at] != '\\' || content[at + 1] != 'u') return std::nullopt;
  char32_t unit = 0;
  for (char c : content.substr(at + 2, 4)) {
    char32_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<char32_t>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      digit = static_cast<char32_t>(c - 'a' + 10);
    } else if (c >= 'A' && c <= 'F') {
      digit = static_cast<char32_t>(c - 'A' + 10);
    } else {
      return std::nullopt;
    }
    unit = unit * 16 + digit;
  }
  return unit;
}

constexpr bool is_high_surrogate(char32_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
constexpr bool is_low_surrogate(char32_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

/// What `\c` stands for; empty where JSON knows no such escape.
std::string_view short_escape(char c) {
  switch (c) {
    case '"':
      return "\"";
    case '\\':
      return "\\";
    case '/':
      return "/";
    case 'b':
      return "\b";
    case 'f':
      return "\f";
    case 'n':
      return "\n";
    case 'r':
      return "\r";
    case 't':
      return "\t";
    default:
      return {};
  }
}

}  // namespace

bool JsonPieces::next(WrittenPiece& piece) {
  if (at_ >= content_.size()) return false;
  if (content_[at_] == '\\') {
    read_escape(piece);
    return true;
  }
  const std::size_t end = std::min(content_.find('\\', at_), content_.size());
  piece = {content_.substr(at_, end - at_), static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end),
           true};
  at_ = end;
  return true;
}

void JsonPieces::read_escape(WrittenPiece& piece) {
  const std::size_t begin = at_;
  value_.clear();
  if (const auto unit = code_unit(content_, at_)) {
    at_ += 6;
    char32_t c = *unit;
    if (is_high_surrogate(c)) {
      const auto low = code_unit(content_, at_);
      if (low && is_low_surrogate(*low)) {
        c = 0x10000 + ((c - 0xD800) << 10) + (*low - 0xDC00);
        at_ += 6;
      }
    }
    append_utf8(value_, c);
  } else {
    const std::string_view plain =
        at_ + 1 < content_.size() ? short_escape(content_[at_ + 1]) : std::string_view{};
    value_ = plain.empty() ? replacement_character : plain;
    at_ += plain.empty() ? 1 : 2;
  }
  piece = {value_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_), false};
}

void append_json_text(TextBuilder& text, std::string_view content, std::uint32_t page_begin) {
  JsonPieces pieces(content);
  for (WrittenPiece piece; pieces.next(piece);) {
    if (piece.is_same) {
      text.append_same(piece.value, page_begin + piece.begin);
    } else {
      text.append_replaced(piece.value, {page_begin + piece.begin, page_begin + piece.end});
    }
  }
}

std::string json_words(std::string_view content) {
  std::string words;
  words.reserve(content.size());
  JsonPieces pieces(content);
  for (WrittenPiece piece; pieces.next(piece);) words += piece.value;
  return words;
}

}  // namespace rapporteur::base
