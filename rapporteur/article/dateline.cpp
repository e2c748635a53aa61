#include "rapporteur/article/article.h"
#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>

/// The dateline at the head of a paragraph, as agencies and papers write it.
namespace rapporteur {

namespace {

constexpr std::size_t longest = 90;
constexpr std::size_t longest_agency = 40;
constexpr std::array<std::string_view, 4> dashes{"--", "\xE2\x80\x93", "\xE2\x80\x94", "-"};
/// Bodies that speak ("NATO: ...") and are no towns.
constexpr std::array<std::string_view, 16> bodies{"NATO",   "ASEAN",  "UNICEF", "UNESCO",   "OPEC", "UNHCR",
                                                  "UNRWA",  "IAEA",   "HAMAS",  "FIFA",     "OSCE", "ECOWAS",
                                                  "UPDATE", "UNITED", "WATCH",  "EXCLUSIVE"};
constexpr std::array<std::string_view, 19> day_words{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul",
                                                     "Aug", "Sep", "Oct", "Nov", "Dec", "Mon", "Tue",
                                                     "Wed", "Thu", "Fri", "Sat", "Sun"};

bool is_wide(char c) {
  return (static_cast<unsigned char>(c) & 0x80U) != 0;
}
bool is_word_byte(char c) {
  return base::is_letter(c) || base::is_digit(c) || c == '\'' || is_wide(c);
}

/// Reads a dateline from left to right; anything that has no place in one ends it without a result.
class Scanner {
 public:
  Scanner(std::string_view paragraph, bool is_first) : rest_(paragraph), is_first_(is_first) {}

  std::uint32_t size() {
    while (at_ < rest_.size() && at_ < longest) {
      if (rest_[at_] == ' ') {
        ++at_;
        continue;
      }
      if (const std::size_t end = parted_at(); end != 0) return static_cast<std::uint32_t>(end);
      if (!read_part()) return 0;
    }
    return 0;
  }

 private:
  /// The first byte behind what parts a whole dateline from the text, if that stands here.
  std::size_t parted_at() const {
    for (const std::string_view dash : dashes) {
      if (!rest_.substr(at_).starts_with(dash)) continue;
      const bool is_whole = has_capitals_ || has_agency_ || (has_comma_ && names_ >= 2);
      return is_whole && at_ > 0 && rest_[at_ - 1] == ' ' ? text_behind(at_ + dash.size()) : 0;
    }
    if (rest_[at_] == '.' && is_behind_slash_) return text_behind(at_ + 1);  // "MOSCOW, May 2. /TASS/. "
    if (rest_[at_] == ':' && is_first_ && has_capitals_ && !is_body_ && at_ > 0 && rest_[at_ - 1] != ' ')
      return text_behind(at_ + 1);
    return 0;
  }

  /// Where the text begins, behind one blank at least, if it begins like one.
  std::size_t text_behind(std::size_t at) const {
    const std::size_t begin = rest_.find_first_not_of(' ', at);
    if (begin == std::string_view::npos || begin == at) return 0;
    const char c = rest_[begin];
    return base::is_upper(c) || base::is_digit(c) || c == '"' || c == '\'' || c == '$' || is_wide(c) ? begin
                                                                                                     : 0;
  }

  bool read_part() {
    const char c = rest_[at_];
    if (c == '(') return read_agency(')');
    if (c == '/' && names_ > 0) return read_agency('/');
    if (c == ',' || c == '.') {
      has_comma_ |= c == ',';
      ++at_;
      return names_ > 0;
    }
    return read_word();
  }

  bool read_agency(char closing) {
    const std::size_t end = rest_.substr(0, at_ + longest_agency).find(closing, at_ + 1);
    if (end == std::string_view::npos || end < at_ + 3 || !base::is_upper(rest_[at_ + 1])) return false;
    has_agency_ = true;
    is_behind_slash_ = closing == '/';
    at_ = end + 1;
    return true;
  }

  /// A town in capitals, a name behind it, a number, a month or a day of the week.
  bool read_word() {
    std::size_t end = at_;
    while (end < rest_.size() && (is_word_byte(rest_[end]) || is_joining(end))) ++end;
    const std::string_view word = rest_.substr(at_, end - at_);
    if (word.empty()) return false;
    at_ = end;
    if (std::ranges::all_of(word, base::is_digit)) return names_ > 0 && word.size() <= 4;
    if (!base::is_upper(word.front()) && !is_wide(word.front())) return false;
    if (names_ > 0 && is_day_word(word)) return true;
    constexpr std::size_t shortest_town = 3;
    const bool is_in_capitals = std::ranges::none_of(word, base::is_lower);
    if (names_ == 0 && is_in_capitals && word.size() >= shortest_town) has_capitals_ = true;
    is_body_ |= std::ranges::find(bodies, word) != bodies.end();
    // A sentence may begin with a name; only a town in capitals or one behind a comma goes on.
    constexpr int most_names = 5;
    return ++names_ <= most_names && (is_in_capitals || names_ == 1 || has_comma_);
  }
  bool is_joining(std::size_t at) const {
    return (rest_[at] == '-' || rest_[at] == '.') && at > at_ && at + 1 < rest_.size() &&
           base::is_letter(rest_[at + 1]);
  }
  static bool is_day_word(std::string_view word) {
    constexpr std::size_t key = 3;
    return std::ranges::find(day_words, word.substr(0, key)) != day_words.end();
  }

  std::string_view rest_;
  bool is_first_;
  std::size_t at_ = 0;
  int names_ = 0;
  bool has_capitals_ = false;
  bool has_agency_ = false;
  bool has_comma_ = false;
  bool is_body_ = false;
  bool is_behind_slash_ = false;
};

}  // namespace

std::uint32_t dateline_size(std::string_view paragraph, bool is_first) {
  return Scanner(paragraph, is_first).size();
}

std::vector<TextSpan> datelines_of(const Article& article) {
  std::vector<TextSpan> found;
  bool is_first = true;
  for (const Block& block : article.blocks) {
    if (block.kind != BlockKind::paragraph || !block.is_body) continue;
    if (const std::uint32_t size = dateline_size(article.words(block), is_first); size > 0)
      found.push_back({block.span.begin, block.span.begin + size});
    is_first = false;
  }
  return found;
}

}  // namespace rapporteur
