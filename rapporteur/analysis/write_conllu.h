#pragma once

#include "rapporteur/analysis/analysis.h"
#include "rapporteur/article/article.h"

#include <string>
#include <string_view>

namespace rapporteur {

/// An analysis as CoNLL-U, for other programs: sentence by sentence, a line a token.
///
///     # text = Mr Kono met Ms Freeland.
///     # block = paragraph
///     1  Mr  Mr  PROPN  NNP  Number=Sing  2  compound  _  Bytes=112-114
///
/// `Bytes` are half-open ranges of bytes of the page as it was received, parted by commas where a token
/// stands in several; `SpaceAfter=No` and `Entity=B-PERSON` follow. White space that is a token of its own is
/// written as
/// `\n`, `\t`, `\s` and so on. `name` stands in the document's first line.
std::string write_conllu(const Article& article, const Analysis& analysis, std::string_view name);

}  // namespace rapporteur
