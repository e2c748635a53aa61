#pragma once

#include "rapporteur/analysis/analysis.h"
#include "rapporteur/article/article.h"
#include "rapporteur/language/language.h"

#include <cstddef>
#include <string_view>

namespace rapporteur {

/// Blocks are read in stretches of at most so many bytes: what a package says of a text holds its vectors.
inline constexpr std::size_t most_stretch_bytes = 16u << 10;

/// Where a text longer than `most_stretch_bytes` is cut first: behind the last end of a sentence in it that
/// is not in its first half, or else behind the last blank there, or else before a character. Expects a
/// longer text.
std::size_t stretch_end(std::string_view utf8);

/// Analyses an article. Each block is read as a text of its own, so that neither a sentence nor an entity
/// goes from one into the next. Blocks that do not tell the story, or stand beyond `most_read_bytes` of the
/// text, are left out.
Analysis analyse(const Article& article, language::Reader& reader);

}  // namespace rapporteur
