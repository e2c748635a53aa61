#pragma once

#include "rapporteur/article/letters.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rapporteur::article {

/// The character at `at`, where most are ASCII.
inline Character read_character(std::string_view utf8, std::size_t at) {
  const auto byte = static_cast<unsigned char>(utf8[at]);
  return byte < 0x80 ? Character{byte, 1} : character_at(utf8, at);
}

/// What the word lists say of one folded word.
struct KnownWord {
  bool is_function = false;                             ///< holds sentences together
  bool is_reader = false;                               ///< speaks to the reader: "you", "Ihre"
  std::array<std::vector<std::uint32_t>, 2> phrases{};  ///< phrases that begin with it, a list for each table
};

/// The words of all lists, so that a word of a line is looked up once. Filled once, then read by any number
/// of threads.
class WordIndex {
 public:
  KnownWord& add(std::string_view folded) { return words_[std::string(folded)]; }
  const KnownWord* find(std::string_view folded) const {
    const auto found = words_.find(folded);
    return found == words_.end() ? nullptr : &found->second;
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, KnownWord, Hash, std::equal_to<>> words_;  // looked up, never walked
};

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
    const KnownWord* known = nullptr;
  };

  LineWords() = default;
  /// Looks every word up in an index, which must outlive it.
  explicit LineWords(const WordIndex& index) : index_(&index) {}

  /// Reads at most `max_words` words.
  void read(std::string_view line, std::size_t max_words);
  std::size_t size() const { return words_.size(); }
  std::string_view operator[](std::size_t i) const {
    return std::string_view(folded_).substr(words_[i].begin, words_[i].size);
  }
  const Word& word(std::size_t i) const { return words_[i]; }
  bool is_function_word(std::size_t i) const { return words_[i].known && words_[i].known->is_function; }

 private:
  void read_word(std::string_view line, std::size_t begin, std::size_t end);
  void fold_word(std::string_view line, std::size_t from, std::size_t to, Word& word);

  const WordIndex* index_ = nullptr;
  std::string folded_;
  std::vector<Word> words_;
};

}  // namespace rapporteur::article
