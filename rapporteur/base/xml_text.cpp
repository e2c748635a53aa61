#include "rapporteur/base/xml_text.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/utf8.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace rapporteur::base {

namespace {

struct Reference {
  char32_t character;
  std::size_t size;
};

constexpr std::array<std::pair<std::string_view, char32_t>, 5> names = {
    {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}}};

/// `&#8217;` or `&#x2019;` at the beginning of `text`.
std::optional<Reference> numeric_reference(std::string_view text) {
  const bool is_hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const char32_t radix = is_hex ? 16 : 10;
  std::size_t at = is_hex ? 3 : 2;
  const std::size_t digits_begin = at;
  char32_t value = 0;
  for (; at < text.size(); ++at) {
    const char c = to_lower(text[at]);
    char32_t digit = 0;
    if (is_digit(c)) {
      digit = static_cast<char32_t>(c - '0');
    } else if (is_hex && c >= 'a' && c <= 'f') {
      digit = static_cast<char32_t>(c - 'a' + 10);
    } else {
      break;
    }
    value = std::min<char32_t>(value * radix + digit, 0x110000);
  }
  if (at == digits_begin || at >= text.size() || text[at] != ';') return std::nullopt;
  return Reference{value == 0 ? 0xFFFD : value, at + 1};
}

std::optional<Reference> reference_at(std::string_view text) {
  if (text.starts_with("&#")) return numeric_reference(text);
  for (const auto& [name, character] : names) {
    if (text.starts_with(name)) return Reference{character, name.size()};
  }
  return std::nullopt;
}

}  // namespace

bool XmlPieces::next(WrittenPiece& piece) {
  if (at_ >= content_.size()) return false;
  const std::size_t begin = at_;
  while (at_ < content_.size()) {
    const std::size_t ampersand = std::min(content_.find('&', at_), content_.size());
    const auto reference = reference_at(content_.substr(ampersand));
    if (ampersand < content_.size() && !reference) {
      at_ = ampersand + 1;
      continue;
    }
    at_ = ampersand;
    if (at_ > begin) break;
    value_.clear();
    append_utf8(value_, reference->character);
    at_ += reference->size;
    piece = {value_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_), false};
    return true;
  }
  piece = {content_.substr(begin, at_ - begin), static_cast<std::uint32_t>(begin),
           static_cast<std::uint32_t>(at_), true};
  return true;
}

std::string xml_words(std::string_view content) {
  std::string words;
  words.reserve(content.size());
  XmlPieces pieces(content);
  for (WrittenPiece piece; pieces.next(piece);) words += piece.value;
  return words;
}

}  // namespace rapporteur::base
