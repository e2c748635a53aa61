#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rapporteur::base {

/// What a character reference stands for, and how much of the source it takes. `size` is 0 where there is
/// none.
struct Reference {
  std::uint32_t size = 0;
  char32_t first = 0;
  char32_t second = 0;  ///< of the few names that stand for two characters
};

/// Reads the character reference at the beginning of `rest` ("&amp;..."), which begins with an ampersand. In
/// an attribute a name without its semicolon is none when a letter, digit or '=' follows.
Reference read_reference(std::string_view rest, bool is_in_attribute);

/// What is written with character references in HTML reads as.
std::string html_words(std::string_view written, bool is_in_attribute = false);

}  // namespace rapporteur::base
