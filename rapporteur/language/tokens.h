#pragma once

#include "rapporteur/base/span.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rapporteur::language {

/// The tokens of a text, one entry each, in text order.
struct Tokens {
  std::vector<TextSpan> spans;                ///< bytes of the text
  std::vector<std::uint8_t> has_space_after;  ///< 1 where a blank follows that belongs to the token
  std::vector<std::uint32_t> lexemes;         ///< of the reader's `Lexemes`

  std::size_t size() const { return spans.size(); }
  void add(TextSpan span, std::uint32_t lexeme, bool has_space) {
    spans.push_back(span);
    has_space_after.push_back(has_space ? 1 : 0);
    lexemes.push_back(lexeme);
  }
  void clear() {
    spans.clear();
    has_space_after.clear();
    lexemes.clear();
  }
};

}  // namespace rapporteur::language
