#pragma once

#include "rapporteur/base/span.h"
#include "rapporteur/encoder/characters.h"
#include "rapporteur/encoder/vocabulary.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Text to word pieces as BERT's uncased vocabularies want them, each with its bytes; docs/decisions/
/// encoder-input.md has the rules.
namespace rapporteur::encoder {

/// The case of a word as it is written; the numbers are the rows of the table `case`.
enum class WordCase : std::uint8_t {
  no_letter,
  no_capital,
  first_capital,  ///< a capital first and no other
  all_capitals,   ///< at least two letters, all of them capitals
  mixed
};

/// What a word is to the end of a sentence.
enum class SentencePart : std::uint8_t {
  inside,
  ends,    ///< . ! ?
  follows  ///< a quotation mark or bracket that closes: belongs to the sentence that ended before it
};

/// What white space and punctuation part: a word or a punctuation mark.
struct Word {
  std::uint32_t first_piece = 0;
  std::uint32_t piece_count = 0;
  WordCase letter_case = WordCase::no_letter;
  SentencePart part = SentencePart::inside;
  bool is_quoted = false;  ///< between double quotation marks, the marks included
  bool starts_paragraph = false;
};

/// The pieces of a text's paragraphs, in order.
struct CutText {
  std::vector<TextSpan> spans;         ///< of each piece
  std::vector<std::uint32_t> numbers;  ///< of each piece in the vocabulary
  std::vector<Word> words;             ///< their pieces are all pieces, in order

  void clear();
};

/// Cuts paragraphs into words and words into pieces. Holds working memory. One thread.
class WordCutter {
 public:
  explicit WordCutter(const Vocabulary& vocabulary) : vocabulary_(&vocabulary) {}

  /// Appends the pieces of one paragraph of `utf8`. Any bytes are taken.
  void cut(std::string_view utf8, TextSpan paragraph, CutText& out);

  static constexpr std::uint32_t max_word_characters = 100;

 private:
  /// A character of the word at hand as the vocabulary spells it: where it ends in `plain_`, and the bytes of
  /// the text that it was read from.
  struct Part {
    std::uint32_t plain_end;
    TextSpan span;
  };
  void add(const Character& character, std::uint32_t at);
  void add_plain(char32_t plain, TextSpan span);
  void finish_word(CutText& out);
  bool append_pieces(CutText& out);
  WordCase letter_case() const;

  const Vocabulary* vocabulary_;  // never null
  std::string plain_;
  std::vector<Part> parts_;
  std::vector<Vocabulary::Hash> hashes_;
  TextSpan word_;  // first and last character that was kept
  std::uint32_t character_count_ = 0;
  std::uint32_t letter_count_ = 0;
  std::uint32_t capital_count_ = 0;
  bool starts_with_capital_ = false;
  bool is_inside_quotes_ = false;
  bool is_word_quoted_ = false;
  bool is_at_paragraph_start_ = false;
};

}  // namespace rapporteur::encoder
