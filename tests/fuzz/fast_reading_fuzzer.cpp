// The fast reading over any text with any tree: what it finds lies in the text, and it finds the same again.
#include "rapporteur/article/make_plain_article.h"
#include "rapporteur/base/ascii.h"
#include "rapporteur/base/expect.h"
#include "rapporteur/page/make_page.h"
#include "rapporteur/statement/find_attributions.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace {

using namespace rapporteur;

/// Tokens of a line between blanks, with tags and heads that hang on nothing but their bytes.
void add_line(std::string_view text, TextSpan line, Analysis& analysis) {
  const std::uint32_t first = analysis.size();
  for (std::uint32_t at = line.begin; at < line.end;) {
    std::uint32_t end = at + 1;
    const bool is_blank = base::is_space(text[at]);
    while (end < line.end && base::is_space(text[end]) == is_blank && end - at < 12) ++end;
    const auto byte = static_cast<unsigned char>(text[end - 1]);
    analysis.tokens.push_back({at, end});
    analysis.tags.push_back(byte % 3);
    analysis.parts.push_back(is_blank ? Part::space : static_cast<Part>(byte % 18));
    analysis.relations.push_back(static_cast<Relation>(byte % 46));
    analysis.sentence_of.push_back(static_cast<std::uint32_t>(analysis.sentences.size()));
    analysis.lemma_spans.push_back({0, 1});
    at = end;
  }
  const std::uint32_t size = analysis.size() - first;
  for (std::uint32_t token = first; token < analysis.size(); ++token) {
    const auto byte = static_cast<unsigned char>(text[analysis.tokens[token].begin]);
    analysis.heads.push_back(first + (token * 7 + byte) % size);
    analysis.left_edges.push_back(std::max(first, token - std::min(token, byte % 9u)));
    analysis.right_edges.push_back(std::min(analysis.size() - 1, token + byte % 7u));
    if (byte % 16 == 0) analysis.entities.push_back({{token, token + 1}, static_cast<EntityKind>(byte / 16)});
  }
  if (size > 0) analysis.sentences.push_back({{first, analysis.size()}, 0});
}

void expect_inside(const std::vector<TextSpan>& spans, std::size_t size) {
  for (const TextSpan span : spans)
    expect(span.begin < span.end && span.end <= size, "words of an attribution lie in the text");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 4'096) return 0;
  RawPage raw;
  raw.bytes = std::string_view(reinterpret_cast<const char*>(data), size);
  raw.media = Media::text;
  const Article article = make_plain_article(make_page(std::move(raw)));
  Analysis analysis;
  analysis.names = {"", "X", "Y"};
  analysis.lemma_bytes = "z";
  for (const Block& block : article.blocks) add_line(article.text.utf8(), block.span, analysis);
  const LinearModel& model = LinearModel::shipped();
  const auto found = find_attributions(article, analysis, model);
  expect(found == find_attributions(article, analysis, model), "the same is found again");
  for (const Attribution& each : found) {
    expect_inside(each.speaker, article.text.size());
    expect_inside(each.cue, article.text.size());
    expect_inside(each.content, article.text.size());
    expect(each.permille <= 1000 && !each.rules.empty(), "an attribution says how sure it is and why");
  }
  weigh_attributions(article, analysis, model);
  return 0;
}
