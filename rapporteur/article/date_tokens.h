#pragma once

#include "rapporteur/base/span.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur::article {

/// A number, a word or a mark of a text that may hold a date.
struct DateToken {
  enum class Kind : std::uint8_t { number, word, mark };
  Kind kind = Kind::mark;
  std::uint8_t digits = 0;  ///< of a number; more than 14 are not counted
  std::uint8_t month = 0;   ///< of a word that names a month
  bool follows_space = false;
  std::uint64_t value = 0;  ///< of a number
  char32_t mark = 0;  ///< of a mark; the units of East Asian dates are marks: year 'Y', month 'M', day 'D'
  std::string_view word;  ///< as written
  TextSpan span;

  bool is_number(std::uint8_t least, std::uint8_t most) const {
    return kind == Kind::number && digits >= least && digits <= most;
  }
  bool is_mark(char32_t c) const { return kind == Kind::mark && mark == c; }
};

std::vector<DateToken> date_tokens(std::string_view text);

}  // namespace rapporteur::article
