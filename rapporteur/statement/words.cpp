#include "rapporteur/statement/words.h"

namespace rapporteur::statement {

EncodedWords words_of(const Encoding& encoding) {
  EncodedWords out;
  std::uint32_t paragraph = 0;
  for (std::uint32_t piece = 0; piece < encoding.size(); ++piece) {
    if (encoding.starts_paragraph[piece] != 0) ++paragraph;
    if (piece > 0 && encoding.continues_word[piece] != 0) {
      out.words.spans.back().end = encoding.pieces[piece].end;
      continue;
    }
    out.words.spans.push_back(encoding.pieces[piece]);
    out.words.paragraph_of.push_back(paragraph);
    out.first_pieces.push_back(piece);
  }
  return out;
}

}  // namespace rapporteur::statement
