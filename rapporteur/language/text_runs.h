#pragma once

#include "rapporteur/language/utf8_walk.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rapporteur::language {

/// Walks the stretches of a well-formed text that are white space or not, each as long as can be. One blank
/// right behind a stretch belongs to it and is left out of the next one.
///
///     "He  said"  ->  "He" and its blank, " ", "said"
class TextRuns {
 public:
  struct Run {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool has_blank_after = false;
  };

  explicit TextRuns(std::string_view text) : text_(text) {}

  /// Moves to the next stretch; false at the end.
  bool next(Run& run) {
    while (at_ < text_.size()) {
      const bool is_space = white_size(at_) > 0;
      const std::size_t begin = start_;
      while (at_ < text_.size()) {
        const std::size_t size = white_size(at_);
        if ((size > 0) != is_space) break;
        at_ += size > 0 ? size : 1;
      }
      const bool ends_at_blank = at_ < text_.size() && text_[at_] == ' ';
      const std::size_t end = at_;
      start_ = ends_at_blank ? at_ + 1 : at_;
      if (begin == end) continue;
      run = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), ends_at_blank};
      return true;
    }
    return false;
  }

 private:
  /// Bytes of the white space that begins there, 0 where none does.
  std::size_t white_size(std::size_t at) const {
    const auto lead = static_cast<unsigned char>(text_[at]);
    if (lead < 0x80) return is_white(lead) ? 1 : 0;
    if (lead != 0xC2 && (lead < 0xE1 || lead > 0xE3)) return 0;
    const Character character = first_character(text_.substr(at));
    return is_white(character.code) ? character.size : 0;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;  // of the next run: one behind `at_` where a blank was taken
};

}  // namespace rapporteur::language
