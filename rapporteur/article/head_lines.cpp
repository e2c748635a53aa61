// Bylines by their form: an announcing word, then one or more names (two to five words with capitals, small
// particles between), joined by a comma or "and", then perhaps an agency, an office, an outlet or a date
// behind a mark:
//   By Jane van Doe and JOHN ROE, Norland News Agency | 17 January 2018

#include "rapporteur/article/head_lines.h"

#include "rapporteur/article/letters.h"
#include "rapporteur/article/word_table.h"

#include <array>

namespace rapporteur::article {

namespace {

constexpr std::size_t max_byline_words = 24;
constexpr std::size_t max_name_words = 5;

constexpr auto kind_of(LeadKind kind) {
  return static_cast<std::uint32_t>(kind);
}

bool is_particle(std::string_view word) {
  constexpr std::array<std::string_view, 22> particles{
      "van", "von", "der", "de",   "den", "del", "della", "di",  "da",  "dos", "du",
      "la",  "le",  "bin", "bint", "al",  "el",  "ibn",   "ter", "ten", "zu",  "af"};
  for (const std::string_view particle : particles) {
    if (word == particle) return true;
  }
  return false;
}

bool joins_names(std::string_view word) {
  return word == "and" || word == "und" || word == "et" || word == "y" || word == "e" || word == "en" ||
         word == "och" || word == "&" || word == "with" || word == "i" || word == "og";
}

/// What a byline's words are read from.
struct Reader {
  std::string_view line;
  const LineWords& words;
  const TextPageWords& lists;
  std::size_t at = 0;

  std::string_view written() const {
    const LineWords::Word& word = words.word(at);
    return line.substr(word.line_begin, word.line_end - word.line_begin);
  }
  /// The mark behind a word, or 0.
  char32_t mark_behind(std::size_t i) const {
    const LineWords::Word& word = words.word(i);
    const Character last = character_before(line, word.line_end);
    if (last.code == ',' || last.code == ';' || last.code == '|' || last.code == ')' || last.code == ':')
      return last.code;
    std::size_t next = word.line_end;
    while (next < line.size() && line[next] == ' ') ++next;
    if (next >= line.size()) return 0;
    const Character mark = character_at(line, next);
    const bool separates = mark.code == '|' || mark.code == '-' || mark.code == 0x2013 ||
                           mark.code == 0x2014 || mark.code == 0x2022 || mark.code == 0xB7 ||
                           mark.code == '/' || mark.code == '(' || mark.code == '<';
    return separates ? mark.code : 0;
  }
};

bool is_name_word(const Reader& reader) {
  const std::string_view folded = reader.words[reader.at];
  const LineWords::Word& word = reader.words.word(reader.at);
  if (folded.find('#') != std::string_view::npos || folded.find('@') != std::string_view::npos) return false;
  if (joins_names(folded)) return false;
  return word.has_capital && !(reader.words.is_function_word(reader.at) && folded.size() > 3);
}

/// One name from `reader.at` on; empty where none stands there. Leaves the reader behind it.
TextSpan read_name(Reader& reader) {
  const std::size_t first = reader.at;
  std::size_t capitals = 0;
  std::size_t last = first;
  while (reader.at < reader.words.size() && reader.at - first < max_name_words) {
    const bool is_part = is_name_word(reader);
    if (!is_part && !(is_particle(reader.words[reader.at]) && reader.at > first)) break;
    capitals += is_part ? 1 : 0;
    last = reader.at;
    ++reader.at;
    if (reader.mark_behind(last) != 0) break;
  }
  if (capitals < 2 || !reader.words.word(last).has_capital) {
    reader.at = first;
    return {};
  }
  const std::uint32_t begin = reader.words.word(first).line_begin;
  std::uint32_t end = reader.words.word(last).line_end;
  while (end > begin) {
    const Character c = character_before(reader.line, end);
    if (is_letter(c.code) ||
        (c.code == '.' && end - begin > 2 && reader.line[end - 2] >= 'A' && reader.line[end - 2] <= 'Z'))
      break;
    end -= c.size;
  }
  return {begin, end};
}

/// Whether the words name an agency, an outlet, an office or nobody at all, but no person.
bool names_no_person(const Reader& reader, std::size_t from, std::size_t to) {
  const BylineWords& words = BylineWords::shipped();
  for (std::size_t i = from; i < to; ++i) {
    if (reader.lists.leads.length_at(reader.words, i, kind_of(LeadKind::agency)) > 0) return true;
    if (reader.lists.leads.length_at(reader.words, i, kind_of(LeadKind::byline_tail)) > 0) return true;
    const std::string_view word = reader.words[i];
    if (words.role.contains(word) || words.nobody.contains(word)) return true;
  }
  return words.body.contains(reader.words[to - 1]);
}

bool has_tail_word(const Reader& reader) {
  for (std::size_t i = reader.at; i < reader.words.size(); ++i) {
    if (reader.lists.leads.length_at(reader.words, i, kind_of(LeadKind::agency)) > 0) return true;
    if (reader.lists.leads.length_at(reader.words, i, kind_of(LeadKind::byline_tail)) > 0) return true;
  }
  return false;
}

}  // namespace

BylineReading read_byline(std::string_view line, const LineWords& words, const TextPageWords& lists) {
  BylineReading reading;
  if (words.size() < 2 || words.size() > max_byline_words) return reading;
  Reader reader{line, words, lists};
  reader.at = lists.leads.length_at(words, 0, kind_of(LeadKind::byline));
  reading.has_lead = reader.at > 0;
  while (reader.at < words.size()) {
    const std::size_t first = reader.at;
    const TextSpan name = read_name(reader);
    if (name.is_empty()) break;
    if (names_no_person(reader, first, reader.at)) {
      reading.has_tail = !reading.names.empty();
      break;
    }
    reading.names.push_back(name);
    if (reader.at >= words.size()) break;
    const char32_t mark = reader.mark_behind(reader.at - 1);
    const bool is_joined = joins_names(words[reader.at]);
    if (is_joined) ++reader.at;
    if (!is_joined && mark != ',') break;
  }
  if (reading.names.empty()) return reading;
  reading.has_tail = reading.has_tail || has_tail_word(reader);
  // What follows the names must stand apart from them, or the line is a sentence: "By Monday Norland will
  // have voted".
  const bool is_apart = reader.at >= words.size() || reader.mark_behind(reader.at - 1) != 0 ||
                        joins_names(words[reader.at - 1]);
  const bool is_sentence = line.ends_with('.') && words.size() > 8;
  if ((!is_apart && !reading.has_tail) || is_sentence) reading.names.clear();
  return reading;
}

}  // namespace rapporteur::article
