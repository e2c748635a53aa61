#include "rapporteur/article/title_parts.h"

#include "rapporteur/article/letters.h"
#include "rapporteur/article/written.h"

namespace rapporteur::article {

namespace {

constexpr std::size_t most_parts = 12;

/// Separates wherever it stands.
bool is_strong(char32_t c) {
  return c == '|' || c == 0xBB || c == 0x2022 || c == 0x25CF || c == 0x2503 || c == 0x2502 || c == 0xFF5C ||
         c == 0x203A || c == 0x2B9E || c == 0x25B7 || c == 0x25B8;
}

/// Separates where blanks stand around it.
bool is_weak(char32_t c) {
  return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2015 || c == 0xB7 || c == 0xAB || c == '/' ||
         c == '>' || c == '<' || c == ':' || c == '~' || c == 0x2D || c == '+' || c == 0x2010 ||
         c == 0x2212 || c == 0x30FB;
}

}  // namespace

std::vector<TextSpan> title_parts(std::string_view title) {
  std::vector<TextSpan> parts;
  std::uint32_t begin = 0;
  const auto cut = [&](std::size_t end) {
    const TextSpan part = trimmed_span(title, {begin, static_cast<std::uint32_t>(end)});
    if (!part.is_empty()) parts.push_back(part);
  };
  bool follows_blank = false;
  for (std::size_t at = 0; at < title.size() && parts.size() < most_parts;) {
    if (base::is_alphanumeric(title[at])) {
      follows_blank = false;
      ++at;
      continue;
    }
    const Character c = character_at(title, at);
    const std::size_t next = at + c.size;
    const bool precedes_blank = next >= title.size() || is_blank(character_at(title, next).code);
    const bool is_colon = c.code == ':' && !follows_blank;
    const bool is_double = c.code == ':' && next < title.size() && title[next] == ':';
    if (is_strong(c.code) || (is_weak(c.code) && follows_blank && (precedes_blank || is_double)) ||
        (is_colon && precedes_blank)) {
      cut(at);
      begin = static_cast<std::uint32_t>(is_double ? next + 1 : next);
    }
    follows_blank = is_blank(c.code);
    at = is_double && begin > next ? next + 1 : next;
  }
  cut(title.size());
  return parts;
}

}  // namespace rapporteur::article
