#include "rapporteur/engine/settle_language.h"

#include "rapporteur/article/find_metadata.h"
#include "rapporteur/base/ascii.h"

#include <algorithm>

namespace rapporteur::engine {

namespace {

constexpr std::uint32_t max_evidence_bytes = 160;
constexpr std::size_t enough_bytes = 2'000;

/// "en" of "en-US".
std::string primary_of(std::string_view language) {
  return base::to_lower(language.substr(0, language.find_first_of("-_")));
}

const Block* longest_body_block(const Article& article) {
  const Block* longest = nullptr;
  for (const Block& block : article.blocks) {
    if (block.is_body && (!longest || block.span.size() > longest->span.size())) longest = &block;
  }
  return longest;
}

/// The beginning of a block up to a word's end.
TextSpan beginning_of(const Article& article, TextSpan block) {
  if (block.size() <= max_evidence_bytes) return block;
  const std::string_view words = article.text.words(block).substr(0, max_evidence_bytes + 1);
  const std::size_t end = words.rfind(' ');
  return end == std::string_view::npos || end == 0
             ? block
             : TextSpan{block.begin, block.begin + static_cast<std::uint32_t>(end)};
}

/// Enough of the body to tell its language by, a few paragraphs.
std::string beginning_of_body(const Article& article) {
  std::string text;
  for (const Block& block : article.blocks) {
    if (!block.is_body) continue;
    text += article.words(block);
    text += '\n';
    if (text.size() >= enough_bytes) break;
  }
  return text;
}

}  // namespace

void settle_language(Article& article) {
  const Block* evidence = longest_body_block(article);
  if (!evidence) return;
  const std::string detected = detect_language(beginning_of_body(article));
  auto& language = article.metadata.language;
  if (detected.empty() || (language && primary_of(language->value) == primary_of(detected))) return;
  const TextSpan span = beginning_of(article, evidence->span);
  language =
      MetadataValue{detected, std::string(article.text.words(span)), Signal::detected, article.traces(span)};
}

}  // namespace rapporteur::engine
