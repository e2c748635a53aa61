#include "rapporteur/article/line_words.h"

#include "rapporteur/article/letters.h"
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

void LineWords::read_word(std::string_view line, std::size_t begin, std::size_t end) {
  const auto is_part = [](char32_t c) { return is_letter(c) || is_decimal(c); };
  std::size_t from = begin;
  std::size_t to = end;
  while (from < to && !is_part(character_at(line, from).code)) from += character_at(line, from).size;
  if (from == to) {  // Marks alone: an arrow or a copyright sign tells something, a dash does not.
    from = begin;
    if (is_idle(character_at(line, begin).code) || end - begin > 8) return;
  } else {
    while (!is_part(character_before(line, to).code)) to -= character_before(line, to).size;
  }
  Word word{static_cast<std::uint32_t>(folded_.size()),
            0,
            static_cast<std::uint32_t>(begin),
            static_cast<std::uint32_t>(end),
            false,
            false};
  word.has_capital = is_capital(character_at(line, from).code);
  std::size_t capitals = 0;
  std::size_t letters = 0;
  bool after_digit = false;
  for (std::size_t at = from; at < to;) {
    const Character c = character_at(line, at);
    at += c.size;
    const bool is_digit = is_decimal(c.code);
    letters += is_letter(c.code) ? 1 : 0;
    capitals += is_capital(c.code) ? 1 : 0;
    if (is_digit && after_digit) continue;
    after_digit = is_digit;
    base::append_utf8(folded_, is_digit ? U'#' : c.code == 0x2019 || c.code == 0x2018 ? U'\'' : fold(c.code));
  }
  if (to < end && line[to] == ':') folded_ += ':';
  word.size = static_cast<std::uint32_t>(folded_.size()) - word.begin;
  word.is_all_capitals = letters > 1 && capitals == letters;
  words_.push_back(word);
}

}  // namespace rapporteur::article
