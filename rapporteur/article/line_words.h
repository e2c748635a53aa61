#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::article {

/// The words of a line as phrases are looked up in them: folded to lower case, curly apostrophes made
/// straight, digits written as one '#', marks at the edges left out (but a colon behind a word is kept).
/// Reused from line to line.
class LineWords {
 public:
  struct Word {
    std::uint32_t begin = 0;  ///< in the folded words
    std::uint32_t size = 0;
    std::uint32_t line_begin = 0;  ///< in the line: the whole word with its marks
    std::uint32_t line_end = 0;
    bool has_capital = false;      ///< begins with a capital
    bool is_all_capitals = false;  ///< two letters or more, all capitals
  };

  /// Reads at most `max_words` words.
  void read(std::string_view line, std::size_t max_words);
  std::size_t size() const { return words_.size(); }
  std::string_view operator[](std::size_t i) const {
    return std::string_view(folded_).substr(words_[i].begin, words_[i].size);
  }
  const Word& word(std::size_t i) const { return words_[i]; }

 private:
  void read_word(std::string_view line, std::size_t begin, std::size_t end);

  std::string folded_;
  std::vector<Word> words_;
};

}  // namespace rapporteur::article
