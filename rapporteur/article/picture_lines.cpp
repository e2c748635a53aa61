// What the lines around a picture look like once the picture is gone:
//   harbour-at-dawn_20180117_1920x1080.jpg                       the picture's file name or title
//   From left: the ministers of Norland and Sudland. Photo: AB   a caption with the credit behind it
//   The harbour at dawn - Reuters                                a caption with its agency
//   Photo by Jane Doe/Getty Images                               a credit
// The words are data (`data/text_pages/lead_words.tsv`); the forms are here.

#include "rapporteur/article/picture_lines.h"

#include "rapporteur/article/letters.h"
#include "rapporteur/base/ascii.h"

#include <array>

namespace rapporteur::article {

namespace {

constexpr std::size_t max_credit_words = 14;

constexpr auto kind_of(LeadKind kind) {
  return static_cast<std::uint32_t>(kind);
}

bool ends_as_image(std::string_view word) {
  constexpr std::array<std::string_view, 7> endings{".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".tif"};
  for (const std::string_view ending : endings) {
    if (word.size() > ending.size() &&
        base::equals_ignoring_case(word.substr(word.size() - ending.size()), ending))
      return true;
  }
  return false;
}

/// A word as only cameras, libraries and databases make them: underscores or hyphens among many digits.
bool is_machine_name(std::string_view word) {
  if (word.find("://") != std::string_view::npos || word.find('@') != std::string_view::npos) return false;
  std::size_t digits = 0;
  std::size_t letters = 0;
  std::size_t joints = 0;
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : word) {
    run = base::is_digit(c) ? run + 1 : 0;
    longest = run > longest ? run : longest;
    digits += base::is_digit(c) ? 1 : 0;
    letters += base::is_letter(c) ? 1 : 0;
    joints += c == '_' ? 1 : 0;
  }
  if (letters == 0) return false;
  return (joints >= 1 && digits >= 4 && longest >= 3) || joints >= 3 ||
         (letters + digits == word.size() && longest >= 8);
}

/// A size in pixels, "1024x683".
bool is_pixel_size(std::string_view word) {
  const std::size_t times = word.find('x');
  if (times == std::string_view::npos || times < 3 || word.size() - times < 4) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i != times && !base::is_digit(word[i])) return false;
  }
  return true;
}

bool is_image_name(std::string_view line, const LineWords& words) {
  if (words.size() > 14) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const LineWords::Word& word = words.word(i);
    const std::string_view as_written = line.substr(word.line_begin, word.line_end - word.line_begin);
    if (ends_as_image(as_written) || is_machine_name(as_written) || is_pixel_size(as_written)) return true;
  }
  return false;
}

/// The text before `at` without the white space and the mark that set it off.
bool stands_behind_mark(std::string_view line, std::size_t at) {
  while (at > 0 && line[at - 1] == ' ') --at;
  if (at == 0) return false;
  const Character mark = character_before(line, at);
  return mark.code == '-' || mark.code == '(' || mark.code == '/' || mark.code == '|' || mark.code == '[' ||
         mark.code == ':' || mark.code == 0x2013 || mark.code == 0x2014 || mark.code == 0xA9 ||
         mark.code == 0x2022;
}

/// "... - AFP", "... (Reuters)", "... /dpa": an agency is the last of the line, behind a mark.
bool has_agency_tail(std::string_view line, const LineWords& words, const TextPageWords& lists) {
  for (std::size_t back = 1; back <= 4 && back < words.size(); ++back) {
    const std::size_t at = words.size() - back;
    if (lists.leads.length_at(words, at, kind_of(LeadKind::agency)) != back) continue;
    const std::uint32_t begin = words.word(at).line_begin;
    const char first = line[begin];
    if (!base::is_alphanumeric(first) || stands_behind_mark(line, begin)) return true;
  }
  const std::size_t slash = line.rfind('/');
  if (slash == std::string_view::npos || slash == 0 || line.size() - slash > 20 || words.size() < 2)
    return false;
  LineWords tail(lists.index);
  tail.read(line.substr(slash + 1), 4);
  const bool is_agency =
      tail.size() > 0 && lists.leads.length_at(tail, 0, kind_of(LeadKind::agency)) == tail.size();
  return is_agency && !line.ends_with('.');
}

/// Whether a sentence or a bracket ends just before `at`.
bool stands_apart(std::string_view line, std::size_t at) {
  while (at > 0 && line[at - 1] == ' ') --at;
  if (at == 0) return true;
  const Character before = character_before(line, at);
  return before.code == '.' || before.code == '!' || before.code == '?' || before.code == ')' ||
         before.code == '|' || before.code == 0x201D || before.code == '"' || before.code == 0x2013 ||
         before.code == 0x2014 || before.code == '-' || before.code == 0x2019;
}

/// Where a credit begins inside the line: an announcing word with a colon, or one that stands apart, not far
/// from the end.
std::optional<std::uint32_t> find_credit(std::string_view line, const LineWords& words,
                                         const TextPageWords& lists) {
  const std::size_t first = words.size() > max_credit_words ? words.size() - max_credit_words : 0;
  for (std::size_t at = first; at < words.size(); ++at) {
    const std::size_t length = lists.leads.length_at(words, at, kind_of(LeadKind::credit));
    if (length == 0 || at + length >= words.size()) continue;
    const LineWords::Word& word = words.word(at);
    const std::string_view lead = words[at + length - 1];
    const bool has_colon = lead.ends_with(':');
    const bool has_by = lead == "by" || lead == "of" || lead == "courtesy";
    const char opening = line[word.line_begin];
    const bool is_open = opening == '(' || opening == '[';
    if (!has_colon && !(has_by && (is_open || stands_apart(line, word.line_begin)))) continue;
    if (!word.has_capital && !is_open && at > 0) continue;
    return word.line_begin;
  }
  return std::nullopt;
}

}  // namespace

void read_picture_signs(std::string_view line, const LineWords& line_words, const TextPageWords& words,
                        LineSigns& signs) {
  if (line_words.size() == 0) return;
  const bool is_whole = signs.words <= 90;  // the words read are all the line has
  signs.is_image_name = is_whole && is_image_name(line, line_words);
  const std::size_t lead = words.leads.length_at(line_words, 0, kind_of(LeadKind::caption));
  const bool is_marked =
      lead > 1 || (lead == 1 && (line_words[0].ends_with(':') || line_words[0].starts_with('(')));
  signs.has_caption_lead = is_marked && signs.words <= 80;
  if (!is_whole) return;
  signs.has_agency_tail = has_agency_tail(line, line_words, words);
  const std::size_t agency = words.leads.length_at(line_words, 0, kind_of(LeadKind::agency));
  const std::optional<std::uint32_t> credit = find_credit(line, line_words, words);
  const bool reads_on = signs.words > 9 && (signs.end == LineEnd::period || signs.end == LineEnd::question);
  if (credit && *credit == line_words.word(0).line_begin) {
    signs.is_credit = !reads_on;
    signs.has_caption_lead = signs.has_caption_lead || reads_on;
  } else if (credit) {
    signs.credit_begin = credit;
  }
  const bool is_short = signs.words <= 6 && signs.end != LineEnd::period;
  const bool is_agency = agency == line_words.size() && line_words.word(0).has_capital;
  const bool is_named = line.starts_with("\xC2\xA9") && agency == 0 && signs.has_agency_tail;
  if (is_short && (is_agency || is_named ||
                   (signs.has_agency_tail && line.find('/') != std::string_view::npos && signs.words <= 4))) {
    signs.is_credit = true;
  }
}

}  // namespace rapporteur::article
