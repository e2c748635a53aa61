#include "rapporteur/article/date_tokens.h"

#include "rapporteur/article/letters.h"
#include "rapporteur/article/word_table.h"

#include <algorithm>
#include <array>

namespace rapporteur::article {

namespace {

constexpr std::size_t longest_month_name = 24;
constexpr std::size_t most_tokens = 4096;

/// The value of a decimal digit (ASCII, Arabic, Persian, Devanagari, full width), or -1.
int digit_value(char32_t c) {
  if (c < 0x80) return is_decimal(c) ? static_cast<int>(c - U'0') : -1;
  constexpr char32_t zeros[] = {U'0', 0x660, 0x6F0, 0x966, 0xFF10};
  for (const char32_t zero : zeros) {
    if (c >= zero && c <= zero + 9) return static_cast<int>(c - zero);
  }
  return -1;
}

char32_t unit_mark(char32_t c) {
  switch (c) {
    case 0x5E74:
    case 0xB144:
      return 'Y';
    case 0x6708:
    case 0xC6D4:
      return 'M';
    case 0x65E5:
    case 0xC77C:
    case 0x53F7:
      return 'D';
    default:
      return 0;
  }
}

/// Marks that are written in several ways, as one.
char32_t plain_mark(char32_t c) {
  switch (c) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return '-';
    case 0x2019:
    case 0x2018:
    case 0x60:
    case 0xB4:
      return '\'';
    case 0xFF0F:
      return '/';
    case 0xFF0E:
    case 0x3002:
      return '.';
    case 0xFF1A:
      return ':';
    case 0xFF0C:
    case 0x60C:
      return ',';
    default:
      return c;
  }
}

class Tokens {
 public:
  explicit Tokens(std::string_view text) : text_(text) {}

  std::vector<DateToken> read() {
    out_.reserve(std::min<std::size_t>(text_.size() / 3 + 1, most_tokens));
    while (at_ < text_.size() && out_.size() < most_tokens) {
      const Character c = character_at(text_, at_);
      if (is_blank(c.code)) {
        at_ += c.size;
        follows_space_ = true;
      } else if (digit_value(c.code) >= 0) {
        read_number();
      } else if (!read_unit(c) && is_letter(c.code)) {
        read_word();
      }
    }
    return std::move(out_);
  }

 private:
  DateToken& push(DateToken::Kind kind, std::size_t begin) {
    DateToken token;
    token.kind = kind;
    token.follows_space = follows_space_;
    token.word = text_.substr(begin, at_ - begin);
    token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
    follows_space_ = false;
    return out_.emplace_back(token);
  }

  void read_number() {
    const std::size_t begin = at_;
    std::uint64_t value = 0;
    std::uint8_t digits = 0;
    while (at_ < text_.size()) {
      const Character c = character_at(text_, at_);
      const int digit = digit_value(c.code);
      if (digit < 0) break;
      if (digits < 15) {
        value = value * 10 + static_cast<std::uint64_t>(digit);
        ++digits;
      }
      at_ += c.size;
    }
    DateToken& token = push(DateToken::Kind::number, begin);
    token.value = value;
    token.digits = digits;
  }

  /// A mark, or the unit of an East Asian date behind its number. False where the character is neither.
  bool read_unit(Character c) {
    const bool is_behind_number = !out_.empty() && out_.back().kind == DateToken::Kind::number;
    const char32_t unit = is_behind_number ? unit_mark(c.code) : 0;
    if (unit == 0 && is_letter(c.code)) return false;
    const std::size_t begin = at_;
    at_ += c.size;
    push(DateToken::Kind::mark, begin).mark = unit != 0 ? unit : plain_mark(c.code);
    return true;
  }

  void read_word() {
    const std::size_t begin = at_;
    while (at_ < text_.size()) {
      const Character c = character_at(text_, at_);
      if (!is_letter(c.code) || digit_value(c.code) >= 0) break;
      at_ += c.size;
    }
    const std::string_view word = text_.substr(begin, at_ - begin);
    push(DateToken::Kind::word, begin).month = month_of(word);
  }

  static std::uint8_t month_of(std::string_view word) {
    if (word.size() > longest_month_name) return 0;
    std::array<char, longest_month_name> low{};
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (static_cast<unsigned char>(word[i]) >= 0x80) return month_named(fold(word));
      low[i] = base::to_lower(word[i]);
    }
    return month_named({low.data(), word.size()});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool follows_space_ = false;
  std::vector<DateToken> out_;
};

}  // namespace

std::vector<DateToken> date_tokens(std::string_view text) {
  return Tokens(text).read();
}

}  // namespace rapporteur::article
