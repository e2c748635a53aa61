#include "rapporteur/statement/find_attributions.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/statement/log_exp.h"
#include "rapporteur/statement/paragraph_lines.h"
#include "rapporteur/statement/quotations.h"
#include "rapporteur/statement/rules.h"

#include <algorithm>
#include <cmath>

namespace rapporteur {

namespace {

using statement::EncodedWords;
using statement::LinkedSpans;
using statement::WordRange;

bool is_read(const Block& block) {
  switch (block.kind) {
    case BlockKind::headline:
    case BlockKind::standfirst:
    case BlockKind::caption:
      return true;
    case BlockKind::paragraph:
    case BlockKind::subhead:
    case BlockKind::list_item:
    case BlockKind::quote:
    case BlockKind::live_entry:
      return block.is_body;
    case BlockKind::byline:
    case BlockKind::dateline:
    case BlockKind::credit:
    case BlockKind::embed:
    case BlockKind::teaser:
    case BlockKind::boilerplate:
      return false;
  }
  return false;
}

Attribution attribution_of(const LinkedSpans& linked, const statement::Words& words) {
  Attribution out{.cue = {words.span_of(linked.cue)}, .rules = {AttributionRule::heads}};
  for (const WordRange content : linked.content) out.content.push_back(words.span_of(content));
  if (linked.speaker) out.speaker.push_back(words.span_of(*linked.speaker));
  out.permille = static_cast<std::uint16_t>(
      std::floor(1000 * statement::exponential(std::min(linked.log_sure, 0.0)) + 0.5));
  return out;
}

}  // namespace

bool is_read_for_attributions(std::string_view language) {
  return language.empty() ||
         base::equals_ignoring_case(language.substr(0, language.find_first_of("-_")), "en");
}

std::vector<TextSpan> paragraphs_of(const Article& article) {
  std::vector<TextSpan> paragraphs;
  for (const Block& block : article.blocks) {
    if (is_read(block)) statement::add_lines(article.text.utf8(), block.span, paragraphs);
  }
  std::ranges::sort(paragraphs);
  return paragraphs;
}

std::vector<Attribution> find_attributions(const Article& article, const Encoding& encoding,
                                           const AttributionHeads& heads) {
  const EncodedWords encoded = statement::words_of(encoding);
  const auto scores = statement::tag_scores(heads, encoding, encoded);
  const auto spans = statement::best_spans(encoded.words, scores, heads.outside());
  const auto linkers = statement::linkers_of(heads, encoding, encoded);
  std::vector<Attribution> found;
  for (const LinkedSpans& linked : statement::link(spans, scores, linkers)) {
    Attribution attribution = attribution_of(linked, encoded.words);
    if (attribution.permille >= heads.least_permille()) found.push_back(std::move(attribution));
  }
  return statement::apply_rules(article.text.utf8(), paragraphs_of(article), std::move(found));
}

}  // namespace rapporteur
