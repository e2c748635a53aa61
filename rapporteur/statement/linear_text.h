#pragma once

#include "rapporteur/analysis/analysis.h"
#include "rapporteur/statement/words.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

/// What the linear model sees of an article: the analysis' words with hashes of what is written, and what
/// follows from their tree, their quotation marks and their places.
namespace rapporteur::statement {

inline constexpr std::uint32_t no_word = 0xFFFFFFFF;

/// How a word is written.
enum class WordShape : std::uint8_t { lower, capital, all_capitals, number, mark, other };

/// Where a word stands by the quotation marks of its paragraph.
enum class QuotePlace : std::uint8_t { outside, opening, inside, inside_unclosed, closing };

/// A word as the linear model sees it; heads, edges and the like are words too.
struct LinearWord {
  std::uint32_t form =
      0;  ///< hash of what is written: small letters, digits alike, one kind of quotation mark
  std::uint32_t lemma = 0;  ///< the same of the lemma; names of persons and places are all alike
  std::uint32_t tag = 0;    ///< hash of its name
  std::uint32_t ending = 0;
  std::uint32_t head = 0;
  std::uint32_t left = 0;    ///< first word of its subtree
  std::uint32_t right = 0;   ///< last word of its subtree
  std::uint32_t opens = 0;   ///< the highest word above it whose subtree it begins
  std::uint32_t closes = 0;  ///< the highest word above it whose subtree it ends
  std::uint32_t subject = no_word;
  std::uint32_t object = no_word;
  std::uint32_t sentence = 0;  ///< index into the sentences
  std::uint64_t children = 0;  ///< a bit for the relation of each child
  Part part = Part::none;
  Relation relation = Relation::other;
  std::uint8_t entity = 0;  ///< 0 for none; else twice its kind + 1, and 1 more where it goes on
  WordShape shape = WordShape::other;
  QuotePlace quote = QuotePlace::outside;
  std::uint8_t behind_quote = 0;  ///< words since a quotation ended in its paragraph, at most `far`
  std::uint8_t before_quote = 0;  ///< words until one begins in its paragraph, at most `far`

  static constexpr std::uint8_t far = 7;
};

/// A sentence, as words.
struct LinearSentence {
  WordRange words;
  std::uint32_t paragraph = 0;  ///< as in `Words`
  bool has_quote = false;
};

struct LinearText {
  Words words;
  std::vector<LinearWord> views;  ///< one a word
  std::vector<LinearSentence> sentences;

  std::uint32_t size() const { return words.size(); }
  const LinearSentence& sentence(std::uint32_t word) const& { return sentences[views[word].sentence]; }
};

/// The words of the paragraphs. Tokens that are blank are none.
LinearText view_text(std::string_view text, const Analysis& analysis, std::span<const TextSpan> paragraphs);

}  // namespace rapporteur::statement
