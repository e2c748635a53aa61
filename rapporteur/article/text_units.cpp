// Lines of a text-only page, and which of them are one paragraph.
//
// Most scraped texts hold a paragraph a line. Older ones, mails and wire copy are wrapped at some width; such
// a page betrays itself, because nearly every line that is followed by another is so long that the next
// line's first word would not have fitted, and because many lines begin in the middle of a sentence:
//   The ministers will meet again in the spring to look at
//   what has become of the promises, officials said.
// A new paragraph then begins at a blank line, at an indented line, at a list mark, and behind a line that
// ended early.

#include "rapporteur/article/text_units.h"

#include "rapporteur/article/letters.h"

#include <algorithm>
#include <optional>

namespace rapporteur::article {

namespace {

struct Line {
  SourceSpan span;               // without white space at either end; empty for a blank line
  std::uint32_t indent = 0;      // columns of white space before it
  std::uint32_t columns = 0;     // characters
  std::uint32_t first_word = 0;  // characters of its first word
  bool begins_small = false;     // with a small letter
  bool begins_wide = false;      // with a character of a script that is written without spaces
  bool ends_sentence = false;
};

bool is_line_end(char32_t c) {
  return c == '\n' || c == '\r' || c == 0x0B || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_control(char32_t c) {
  return (c < 0x20 && (c < '\t' || c > '\r')) || c == 0x7F;
}

/// Characters that show nothing and are left out: controls, soft hyphen, zero-width space, word joiner, byte
/// order mark.
bool is_invisible(char32_t c) {
  return is_control(c) || c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x200E ||
         c == 0x200F;
}

/// White space and what shows nothing; the joiners U+200C and U+200D belong to words and emoji.
bool is_white(char32_t c) {
  return (is_blank(c) || is_control(c)) && c != 0x200C && c != 0x200D;
}

bool is_wide(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF);
}

bool is_closing(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 || c == 0xBB ||
         c == 0x201C || c == 0x300D;
}

bool is_sentence_end(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}

bool ends_sentence(std::string_view words) {
  while (!words.empty()) {
    const Character last = character_before(words, words.size());
    if (is_sentence_end(last.code)) return true;
    if (!is_closing(last.code)) return false;
    words.remove_suffix(last.size);
  }
  return false;
}

/// Measures the line in [begin, end) of the source.
Line measure_line(std::string_view source, std::uint32_t begin, std::uint32_t end) {
  Line line;
  std::uint32_t at = begin;
  while (at < end) {
    const Character c = character_at(source, at);
    if (!is_white(c.code)) break;
    if (!is_invisible(c.code)) line.indent += c.code == '\t' ? 8 : 1;
    at += c.size;
  }
  line.span = {at, at};
  bool in_first_word = true;
  while (at < end) {
    const auto byte = static_cast<unsigned char>(source[at]);
    const bool is_plain = byte > ' ' && byte < 0x7F;
    const Character c = is_plain ? Character{byte, 1} : character_at(source, at);
    if (at == line.span.begin) {
      line.begins_small = c.code < 0x530 && is_letter(c.code) && !is_capital(c.code);
      line.begins_wide = is_wide(c.code);
    }
    at += c.size;
    ++line.columns;
    if (!is_plain && is_white(c.code)) {
      in_first_word = false;
      continue;
    }
    line.span.end = at;
    line.first_word += in_first_word ? 1 : 0;
  }
  line.ends_sentence = ends_sentence(source.substr(line.span.begin, line.span.size()));
  return line;
}

std::vector<Line> read_lines(std::string_view source) {
  std::vector<Line> lines;
  const auto size = static_cast<std::uint32_t>(source.size());
  std::uint32_t begin = 0;
  for (std::uint32_t at = 0; at < size;) {
    const auto byte = static_cast<unsigned char>(source[at]);
    if (byte >= ' ' && byte < 0x80) {
      ++at;
      continue;
    }
    const Character c = character_at(source, at);
    const std::uint32_t next = at + c.size;
    if (!is_line_end(c.code)) {
      at = next;
      continue;
    }
    lines.push_back(measure_line(source, begin, at));
    at = c.code == '\r' && next < size && source[next] == '\n' ? next + 1 : next;
    begin = at;
  }
  if (begin < size) lines.push_back(measure_line(source, begin, size));
  return lines;
}

/// "- item", "* item", "• item", "1. item", "> quoted".
bool has_mark(std::string_view words) {
  if (words.empty()) return false;
  const Character first = character_at(words, 0);
  const std::string_view rest = words.substr(first.size);
  if (first.code == '>' || first.code == 0x2022 || first.code == 0x25CF || first.code == 0x25AA ||
      first.code == 0xB7)
    return true;
  if (first.code == '-' || first.code == '*' || first.code == '+' || first.code == '#')
    return rest.starts_with(' ') || rest.starts_with(first.code == '#' ? "#" : " ");
  std::size_t digits = 0;
  while (digits < words.size() && digits < 3 && is_decimal(static_cast<unsigned char>(words[digits])))
    ++digits;
  return digits > 0 && digits + 1 < words.size() && (words[digits] == '.' || words[digits] == ')') &&
         words[digits + 1] == ' ';
}

/// What the lines that another follows without a blank line show.
struct WrapSigns {
  std::vector<std::uint32_t> lengths;
  std::size_t open = 0;    ///< the sentence does not end with the line, or the next begins small
  std::size_t small = 0;   ///< the next line begins inside a sentence
  std::size_t parted = 0;  ///< both: a sentence goes over the line's end
};

bool begins_paragraph(const Line& line, const Line& next) {
  return next.indent > line.indent + 1 && !next.begins_small;
}

/// Whether `next` may go on with the paragraph of `line`, for all that the blank space shows.
bool is_pair(const Line& line, const Line& next) {
  return !line.span.is_empty() && !next.span.is_empty() && !begins_paragraph(line, next);
}

WrapSigns read_wrap_signs(const std::vector<Line>& lines) {
  WrapSigns signs;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const Line& line = lines[i];
    const Line& next = lines[i + 1];
    if (!is_pair(line, next)) continue;
    signs.lengths.push_back(line.columns);
    signs.open += next.begins_small || !line.ends_sentence ? 1 : 0;
    signs.small += next.begins_small || (next.begins_wide && !line.ends_sentence) ? 1 : 0;
    signs.parted += next.begins_small && !line.ends_sentence ? 1 : 0;
  }
  return signs;
}

/// The width a page is wrapped at; nothing where its lines are paragraphs.
std::optional<std::uint32_t> find_wrap_width(const std::vector<Line>& lines) {
  WrapSigns signs = read_wrap_signs(lines);
  const std::size_t pairs = signs.lengths.size();
  if (pairs < 2) return std::nullopt;
  const std::size_t rank = pairs - 1 - pairs / 20;
  std::ranges::nth_element(signs.lengths, signs.lengths.begin() + static_cast<std::ptrdiff_t>(rank));
  const std::uint32_t width = signs.lengths[rank];
  if (width < 30 || width > 120 || signs.open * 10 < pairs * 6) return std::nullopt;
  std::size_t full = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!is_pair(lines[i], lines[i + 1])) continue;
    full += lines[i].columns + 1 + std::min(lines[i + 1].first_word, 20u) >= width * 9 / 10 ? 1 : 0;
  }
  const bool is_full = pairs >= 3 && full * 10 >= pairs * 6 && signs.small * 10 >= pairs * 3;
  const bool is_parted = signs.parted * 2 >= pairs;
  return is_full || is_parted ? std::optional(width) : std::nullopt;
}

/// Whether `next` goes on with the paragraph of `line`.
bool goes_on(std::string_view source, const Line& line, const Line& next, std::uint32_t width) {
  if (begins_paragraph(line, next)) return false;
  if (has_mark(source.substr(next.span.begin, next.span.size()))) return false;
  const bool is_full = line.columns + 1 + std::min(next.first_word, 20u) >= width * 85 / 100;
  return is_full || (next.begins_small && line.columns * 2 >= width);
}

/// The first run of white space that shows in [begin, end): what a space in the text stands for. Empty where
/// all of it is invisible.
SourceSpan visible_gap(std::string_view source, std::uint32_t begin, std::uint32_t end) {
  SourceSpan gap{begin, begin};
  for (std::uint32_t at = begin; at < end;) {
    const Character c = character_at(source, at);
    at += c.size;
    const bool shows = !is_invisible(c.code);
    if (!shows && !gap.is_empty()) break;
    if (!shows) {
      gap = {at, at};
    } else {
      gap.end = at;
    }
  }
  return gap;
}

/// Appends a line's words, white space collapsed to single spaces and invisible characters left out.
void append_words(const Page& page, TextBuilder& text, SourceSpan line) {
  const std::string_view source = page.source();
  std::uint32_t same_begin = line.begin;
  const auto flush = [&](std::uint32_t end) {
    if (end > same_begin)
      page.append_to(text, source.substr(same_begin, end - same_begin), {same_begin, end}, true);
  };
  for (std::uint32_t at = line.begin; at < line.end;) {
    const auto byte = static_cast<unsigned char>(source[at]);
    const bool is_plain = byte > ' ' && byte < 0x7F;
    const bool is_lone_space =
        byte == ' ' && at + 1 < line.end && source[at + 1] > ' ' && source[at + 1] < 0x7F;
    if (is_plain || is_lone_space) {
      ++at;
      continue;
    }
    const Character c = character_at(source, at);
    if (!is_white(c.code)) {
      at += c.size;
      continue;
    }
    const std::uint32_t gap_begin = at;
    while (at < line.end) {
      const Character white = character_at(source, at);
      if (!is_white(white.code)) break;
      at += white.size;
    }
    flush(gap_begin);
    const SourceSpan gap = visible_gap(source, gap_begin, at);
    if (!gap.is_empty()) page.append_to(text, " ", gap, gap.size() == 1 && source[gap.begin] == ' ');
    same_begin = at;
  }
  flush(line.end);
}

/// Appends the break between two lines of a paragraph: a space, or nothing between characters that are
/// written without.
void append_break(const Page& page, TextBuilder& text, const Line& line, const Line& next) {
  const std::string_view source = page.source();
  const Character before = character_before(source, line.span.end);
  const Character after = character_at(source, next.span.begin);
  const bool is_hyphen = before.code == '-' && next.begins_small && line.span.size() > 1 &&
                         is_letter(character_before(source, line.span.end - 1).code);
  if (is_hyphen || (is_wide(before.code) && is_wide(after.code))) return;
  page.append_to(text, " ", visible_gap(source, line.span.end, next.span.begin), false);
}

}  // namespace

TextUnits read_text_units(const Page& page) {
  const std::string_view source = page.source();
  const std::vector<Line> lines = read_lines(source);
  const std::optional<std::uint32_t> width = find_wrap_width(lines);
  TextUnits out;
  out.is_hard_wrapped = width.has_value();
  TextBuilder text;
  text.reserve(source.size() + source.size() / 16);
  const Line* previous = nullptr;
  for (const Line& line : lines) {
    if (line.span.is_empty()) {
      previous = nullptr;
      continue;
    }
    if (width && previous && goes_on(source, *previous, line, *width)) {
      append_break(page, text, *previous, line);
      append_words(page, text, line.span);
      out.units.back().span.end = text.size();
      ++out.units.back().lines;
    } else {
      if (!out.units.empty()) text.append_made("\n\n");
      const std::uint32_t begin = text.size();
      append_words(page, text, line.span);
      out.units.push_back({{begin, text.size()}, previous == nullptr, 1});
    }
    previous = &line;
  }
  out.text = text.finish();
  return out;
}

}  // namespace rapporteur::article
