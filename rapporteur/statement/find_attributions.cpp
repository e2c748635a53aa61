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

std::uint16_t permille_of(double log_probability) {
  return static_cast<std::uint16_t>(
      std::floor(1000 * statement::exponential(std::min(log_probability, 0.0)) + 0.5));
}

Attribution attribution_of(const LinkedSpans& linked, const statement::Words& words) {
  Attribution out{.cue = {words.span_of(linked.cue)}, .rules = {AttributionRule::heads}};
  for (const WordRange content : linked.content) out.content.push_back(words.span_of(content));
  if (linked.speaker) out.speaker.push_back(words.span_of(*linked.speaker));
  out.permille = permille_of(linked.log_sure);
  return out;
}

/// What the heads find in an encoding, before any rule.
struct HeadsReading {
  EncodedWords encoded;
  statement::RoleSpans spans;
  std::vector<LinkedSpans> linked;
};

HeadsReading read_with_heads(const Encoding& encoding, const AttributionHeads& heads) {
  HeadsReading out{.encoded = statement::words_of(encoding), .spans = {}, .linked = {}};
  const auto scores = statement::tag_scores(heads, encoding, out.encoded);
  out.spans = statement::best_spans(out.encoded.words, scores, heads.outside());
  out.linked = statement::link(out.spans, scores, statement::linkers_of(heads, encoding, out.encoded));
  std::erase_if(out.linked,
                [&](const LinkedSpans& each) { return permille_of(each.log_sure) < heads.least_permille(); });
  return out;
}

/// `targets`: the spans that the link could be to.
WeighedWords weighed_words(const HeadsReading& reading, std::optional<WordRange> span,
                           const statement::TakenLink& link, statement::Role targets) {
  const statement::Words& words = reading.encoded.words;
  WeighedWords out{.link_permille = permille_of(link.log_probability),
                   .otherwise_permille = permille_of(link.log_otherwise)};
  if (span) {
    out.words = words.span_of(*span);
    out.tags_permille = permille_of(link.log_tags);
  }
  if (link.otherwise) out.otherwise = words.span_of(reading.spans.of(targets)[*link.otherwise]);
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
    if (block.tells() && block.span.end <= most_read_bytes)
      statement::add_lines(article.text.utf8(), block.span, paragraphs);
  }
  std::ranges::sort(paragraphs);
  return paragraphs;
}

std::vector<Attribution> find_attributions(const Article& article, const Encoding& encoding,
                                           const AttributionHeads& heads) {
  const HeadsReading reading = read_with_heads(encoding, heads);
  std::vector<Attribution> found;
  for (const LinkedSpans& linked : reading.linked)
    found.push_back(attribution_of(linked, reading.encoded.words));
  return statement::apply_rules(article.text.utf8(), paragraphs_of(article), std::move(found));
}

std::vector<Weighing> weigh_attributions(const Encoding& encoding, const AttributionHeads& heads) {
  const HeadsReading reading = read_with_heads(encoding, heads);
  std::vector<Weighing> weighings;
  for (const LinkedSpans& linked : reading.linked) {
    Weighing each{.cue = reading.encoded.words.span_of(linked.cue),
                  .cue_permille = permille_of(linked.log_cue)};
    for (std::size_t i = 0; i < linked.content.size(); ++i)
      each.content.push_back(
          weighed_words(reading, linked.content[i], linked.content_links[i], statement::Role::cue));
    each.speaker = weighed_words(reading, linked.speaker, linked.speaker_link, statement::Role::speaker);
    weighings.push_back(std::move(each));
  }
  return weighings;
}

}  // namespace rapporteur
