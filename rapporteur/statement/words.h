#pragma once

#include "rapporteur/base/span.h"
#include "rapporteur/encoder/encoder.h"

#include <cstdint>
#include <span>
#include <vector>

/// What attributions are found on: the words of a text, whoever cut it.
namespace rapporteur::statement {

/// Words of a text, counted from its beginning.
using WordRange = Span<struct CountsWordsOfText>;

/// The words of an article's paragraphs, in text order.
struct Words {
  std::vector<TextSpan> spans;              ///< bytes of the text
  std::vector<std::uint32_t> paragraph_of;  ///< rises by one at each paragraph's first word

  std::uint32_t size() const { return static_cast<std::uint32_t>(spans.size()); }
  /// From the first word's begin to the last word's end. Expects at least one word.
  TextSpan span_of(WordRange range) const { return {spans[range.begin].begin, spans[range.end - 1].end}; }
};

/// The words of an encoding, and the piece that each begins with.
struct EncodedWords {
  Words words;
  std::vector<std::uint32_t> first_pieces;
};
EncodedWords words_of(const Encoding& encoding);

}  // namespace rapporteur::statement
