#include "rapporteur/article/line_words.h"

#include "rapporteur/article/letters.h"
#include "rapporteur/base/ascii.h"
#include "rapporteur/base/utf8.h"

namespace rapporteur::article {

namespace {

/// Marks that stand alone between words and tell nothing.
bool is_idle(char32_t c) {
  return c == '-' || c == '|' || c == '/' || c == '*' || c == '+' || c == 0x2013 || c == 0x2014 ||
         c == 0x2022 || c == 0xB7;
}

}  // namespace

void LineWords::read(std::string_view line, std::size_t max_words) {
  folded_.clear();
  words_.clear();
  std::size_t at = 0;
  while (at < line.size() && words_.size() < max_words) {
    while (at < line.size() && line[at] == ' ') ++at;
    std::size_t end = line.find(' ', at);
    if (end == std::string_view::npos) end = line.size();
    if (end > at) read_word(line, at, end);
    at = end;
  }
}

/// Appends a word's characters as phrases have them, and counts its capitals.
void LineWords::fold_word(std::string_view line, std::size_t from, std::size_t to, Word& word) {
  std::size_t capitals = 0;
  std::size_t letters = 0;
  bool after_digit = false;
  for (std::size_t at = from; at < to;) {
    const Character c = read_character(line, at);
    at += c.size;
    const bool is_digit = is_decimal(c.code);
    if (is_digit) {
      if (!after_digit) folded_ += '#';
    } else if (c.code < 0x80) {
      const char small = base::to_lower(static_cast<char>(c.code));
      letters += base::is_lower(small) ? 1 : 0;
      capitals += base::is_upper(static_cast<char>(c.code)) ? 1 : 0;
      folded_ += small;
    } else {
      const char32_t small = fold(c.code);
      letters += is_letter(c.code) ? 1 : 0;
      capitals += small != c.code ? 1 : 0;
      base::append_utf8(folded_, c.code == 0x2019 || c.code == 0x2018 ? U'\'' : small);
    }
    after_digit = is_digit;
  }
  word.is_all_capitals = letters > 1 && capitals == letters;
}

void LineWords::read_word(std::string_view line, std::size_t begin, std::size_t end) {
  const auto is_part = [](char32_t c) {
    return c < 0x80 ? base::is_alphanumeric(static_cast<char>(c)) : is_letter(c);
  };
  std::size_t from = begin;
  std::size_t to = end;
  while (from < to) {
    const Character c = read_character(line, from);
    if (is_part(c.code)) break;
    from += c.size;
  }
  if (from == to) {  // Marks alone: an arrow or a copyright sign tells something, a dash does not.
    from = begin;
    if (is_idle(character_at(line, begin).code) || end - begin > 8) return;
  } else {
    while (true) {
      const auto byte = static_cast<unsigned char>(line[to - 1]);
      const Character c = byte < 0x80 ? Character{byte, 1} : character_before(line, to);
      if (is_part(c.code)) break;
      to -= c.size;
    }
  }
  Word word{static_cast<std::uint32_t>(folded_.size()),
            0,
            static_cast<std::uint32_t>(begin),
            static_cast<std::uint32_t>(end),
            false,
            false,
            nullptr};
  word.has_capital = is_capital(read_character(line, from).code);
  fold_word(line, from, to, word);
  if (index_) word.known = index_->find(std::string_view(folded_).substr(word.begin));
  if (to < end && line[to] == ':') folded_ += ':';
  word.size = static_cast<std::uint32_t>(folded_.size()) - word.begin;
  words_.push_back(word);
}

}  // namespace rapporteur::article
