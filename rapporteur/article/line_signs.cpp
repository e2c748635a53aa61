#include "rapporteur/article/line_signs.h"

#include "rapporteur/article/head_lines.h"
#include "rapporteur/article/letters.h"
#include "rapporteur/article/picture_lines.h"
#include "rapporteur/article/read_date.h"
#include "rapporteur/base/ascii.h"

#include <algorithm>

namespace rapporteur::article {

namespace {

constexpr std::size_t max_words_read = 96;  // of a line: what a leftover is shows at once

bool is_quote_mark(char32_t c) {
  return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x300C ||
         c == 0x300D;
}

bool is_period(char32_t c) {
  return c == '.' || c == 0x3002;
}
bool is_question(char32_t c) {
  return c == '!' || c == '?' || c == 0xFF01 || c == 0xFF1F;
}

LineEnd read_end(std::string_view line) {
  const Character last = character_before(line, line.size());
  if (line.ends_with("...") || last.code == 0x2026) return LineEnd::ellipsis;
  if (is_period(last.code)) return LineEnd::period;
  if (is_question(last.code)) return LineEnd::question;
  if (last.code == ':' || last.code == 0xFF1A) return LineEnd::colon;
  if (last.code == ',' || last.code == ';' || last.code == '-' || last.code == 0x2013 || last.code == 0x2014)
    return LineEnd::comma;
  if (is_decimal(last.code)) return LineEnd::digit;
  if (is_letter(last.code)) return LineEnd::letter;
  if (!is_quote_mark(last.code) && last.code != ')') return LineEnd::other;
  if (line.size() == last.size) return LineEnd::other;
  const Character before = character_before(line, line.size() - last.size);
  return is_period(before.code) || is_question(before.code) || before.code == ',' ? LineEnd::quote
                                                                                  : LineEnd::letter;
}

LineStart read_start(std::string_view line) {
  const Character first = character_at(line, 0);
  if (is_decimal(first.code)) return LineStart::digit;
  if (is_quote_mark(first.code)) return LineStart::quote;
  if (is_capital(first.code)) return LineStart::capital;
  if (is_letter(first.code)) return first.code < 0x590 ? LineStart::small : LineStart::caseless;
  const bool is_bullet = first.code == '-' || first.code == '*' || first.code == '+' ||
                         first.code == 0x2022 || first.code == 0xB7 || first.code == 0x25CF ||
                         first.code == 0x25AA || first.code == 0x2013 || first.code == '>' ||
                         first.code == '#';
  return is_bullet ? LineStart::bullet : LineStart::other;
}

/// Counts what is counted character by character; words of scripts without spaces are taken as two characters
/// each.
void count_characters(std::string_view line, LineSigns& signs) {
  std::uint32_t wide = 0;
  std::uint32_t separators = 0;
  char32_t before = ' ';
  bool in_word = false;
  for (std::size_t at = 0; at < line.size();) {
    const Character c = read_character(line, at);
    at += c.size;
    ++signs.characters;
    signs.digits += is_decimal(c.code) ? 1 : 0;
    const bool is_wide = c.code >= 0x3040 && c.code <= 0x9FFF;
    wide += is_wide ? 1 : 0;
    signs.words += !in_word && c.code != ' ' ? 1 : 0;
    in_word = c.code != ' ';
    const bool ends = (c.code == ' ' || at >= line.size()) &&
                      (is_period(before) || is_question(before) || is_quote_mark(before));
    signs.sentence_ends += ends || c.code == 0x3002 ? 1 : 0;
    const bool separates = c.code == '|' || c.code == 0xBB || c.code == 0x203A || c.code == 0x2022 ||
                           c.code == 0xB7 || c.code == '>' || c.code == '/';
    separators += separates && (before == ' ' || c.code != '/') ? 1 : 0;
    before = c.code;
  }
  signs.words += wide / 2;
  signs.has_separators = separators > 0 && separators * 6 >= signs.words;
}

void count_words(const LineWords& line, LineSigns& signs) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    signs.function_words += line.is_function_word(i) ? 1 : 0;
    const KnownWord* known = line.word(i).known;
    signs.speaks_to_reader = signs.speaks_to_reader || (known && known->is_reader);
    signs.capital_words += line.word(i).has_capital ? 1 : 0;
    signs.all_capital_words += line.word(i).is_all_capitals ? 1 : 0;
  }
}

bool has_address(std::string_view line) {
  if (line.find("://") != std::string_view::npos || line.find("www.") != std::string_view::npos) return true;
  for (std::size_t at = line.find_first_of("@#"); at != std::string_view::npos;
       at = line.find_first_of("@#", at + 1)) {
    if (at + 1 < line.size() && base::is_letter(line[at + 1])) return true;
  }
  return false;
}

LineShape read_shape(const LineSigns& signs) {
  const bool is_ended = signs.end == LineEnd::period || signs.end == LineEnd::question ||
                        signs.end == LineEnd::quote || signs.end == LineEnd::ellipsis;
  if (signs.leftovers.whole != 0 || (signs.leftovers.start != 0 && signs.words <= 30))
    return LineShape::leftover;
  if (is_ended || (signs.end == LineEnd::colon && signs.words >= 12)) {
    if (signs.words >= 20) return LineShape::long_prose;
    return signs.words >= 8 ? LineShape::prose : LineShape::short_sentence;
  }
  if (signs.sentence_ends >= 2 && signs.words >= 30) return LineShape::long_prose;
  if (signs.words <= 3) return LineShape::few_words;
  if (signs.words <= 8) return LineShape::label;
  return signs.words <= 25 ? LineShape::headline_like : LineShape::long_label;
}

}  // namespace

LineSigns read_line_signs(std::string_view line, const TextPageWords& words, LineWords& scratch) {
  LineSigns signs;
  if (line.empty()) return signs;
  scratch.read(line, max_words_read);
  count_characters(line, signs);
  count_words(scratch, signs);
  signs.end = read_end(line);
  signs.start = read_start(line);
  signs.leftovers = words.leftovers.signs_of(scratch);
  signs.has_address = has_address(line);
  read_picture_signs(line, scratch, words, signs);
  const bool has_date =
      signs.words <= 24 && signs.digits >= 3 && !find_dates(line, DayOrder::day_first).empty();
  const BylineReading byline = signs.words <= 24 ? read_byline(line, scratch, words) : BylineReading{};
  signs.has_byline =
      byline.is_byline() || (has_date && !byline.names.empty() && byline.names.front().begin == 0);
  signs.has_date = has_date && signs.words <= 18;
  signs.shape = read_shape(signs);
  return signs;
}

}  // namespace rapporteur::article
