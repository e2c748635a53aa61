#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Words of articles as comparison sees them: folded, with their bytes.
namespace rapporteur::comparison {

/// A word of a text.
struct Word {
  std::string fold;  ///< lower case, marks of print made plain
  std::string stem;  ///< without endings of number and tense
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool is_capital = false;
  bool is_function = false;  ///< says little of what is told: "the", "said"
  bool is_negation = false;
  bool is_speech = false;  ///< what is said, as a noun: "comments"
  bool is_hedge = false;   ///< leaves it open: "may", "likely"
  bool is_number = false;
};

/// A sentence of a text with its words.
struct TextSentence {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::vector<Word> words;
};

/// The words of a stretch of a text; their bytes count from the text's begin.
std::vector<Word> words_of(std::string_view text, std::uint32_t begin, std::uint32_t end);
/// The sentences of a text, block by block, with their words; at most `most` of them.
std::vector<TextSentence> sentences_of(std::string_view text, std::size_t most);

/// Lower case; Latin letters without their marks, dashes and quotation marks made plain.
std::string folded(std::string_view text);
/// How many letters must change to turn one word into the other; `most` + 1 where that is more than `most`.
std::size_t letters_apart(std::string_view one, std::string_view other, std::size_t most);

}  // namespace rapporteur::comparison
