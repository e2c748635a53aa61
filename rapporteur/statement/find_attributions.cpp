#include "rapporteur/statement/find_attributions.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/log_exp.h"
#include "rapporteur/statement/layout_links.h"
#include "rapporteur/statement/linear_links.h"
#include "rapporteur/statement/linear_tagger.h"
#include "rapporteur/statement/paragraph_lines.h"
#include "rapporteur/statement/quotations.h"
#include "rapporteur/statement/rules.h"

#include <algorithm>
#include <cmath>

namespace rapporteur {

namespace {

using statement::LinkedSpans;
using statement::WordRange;

std::uint16_t permille_of(double log_probability) {
  return static_cast<std::uint16_t>(
      std::floor(1000 * base::exponential(std::min(log_probability, 0.0)) + 0.5));
}

Attribution attribution_of(const LinkedSpans& linked, const statement::Words& words, AttributionRule rule) {
  Attribution out{.cue = {words.span_of(linked.cue)}, .rules = {rule}};
  for (const WordRange content : linked.content) out.content.push_back(words.span_of(content));
  if (linked.speaker) out.speaker.push_back(words.span_of(*linked.speaker));
  out.permille = permille_of(linked.log_sure);
  return out;
}

/// What a model finds, before any rule.
struct ModelReading {
  statement::Words words;
  statement::RoleSpans spans;
  std::vector<LinkedSpans> linked;

  void drop_below(double least_permille) {
    std::erase_if(linked,
                  [&](const LinkedSpans& each) { return permille_of(each.log_sure) < least_permille; });
  }
};

/// Linkers that know what layout tells, too. The words must outlive them.
statement::Linkers with_layout(const Article& article, const statement::Words& words,
                               statement::Linkers linkers) {
  const std::string_view text = article.text.utf8();
  const statement::Layout layout{
      .text = text, .words = &words, .quotations = statement::find_quotations(text, paragraphs_of(article))};
  linkers.content_cue = statement::with_layout(std::move(linkers.content_cue), layout);
  linkers.cue_speaker = statement::with_inversion(std::move(linkers.cue_speaker), layout);
  return linkers;
}

ModelReading read_with_heads(const Article& article, const Encoding& encoding,
                             const AttributionHeads& heads) {
  statement::EncodedWords encoded = statement::words_of(encoding);
  auto scores = statement::tag_scores(heads, encoding, encoded);
  statement::end_with_paragraphs(encoded.words, scores);
  ModelReading out;
  out.spans = statement::best_spans(encoded.words, scores, heads.outside());
  const auto linkers = with_layout(article, encoded.words, statement::linkers_of(heads, encoding, encoded));
  out.linked = statement::link(out.spans, scores, linkers);
  out.words = std::move(encoded.words);
  out.drop_below(heads.least_permille());
  return out;
}

ModelReading read_linear(const Article& article, const Analysis& analysis, const LinearModel& model) {
  statement::LinearText text = statement::view_text(article.text.utf8(), analysis, paragraphs_of(article));
  const auto first = statement::read_first_pass(text, model);
  const auto scores = statement::score_second_pass(text, first, model);
  ModelReading out;
  out.spans = statement::best_spans(text.words, scores, model.second());
  const auto sure = statement::sure_scores(scores, out.spans, model);
  out.linked = statement::link(out.spans, sure, statement::linkers_of(model, {text, out.spans}));
  out.words = std::move(text.words);
  out.drop_below(model.least_permille());
  return out;
}

std::vector<Attribution> attributions_of(const Article& article, const ModelReading& reading,
                                         AttributionRule rule) {
  std::vector<Attribution> found;
  for (const LinkedSpans& linked : reading.linked)
    found.push_back(attribution_of(linked, reading.words, rule));
  return statement::apply_rules(article.text.utf8(), paragraphs_of(article), std::move(found));
}

/// `targets`: the spans that the link could be to.
WeighedWords weighed_words(const ModelReading& reading, std::optional<WordRange> span,
                           const statement::TakenLink& link, statement::Role targets) {
  WeighedWords out{.link_permille = permille_of(link.log_probability),
                   .otherwise_permille = permille_of(link.log_otherwise)};
  if (span) {
    out.words = reading.words.span_of(*span);
    out.tags_permille = permille_of(link.log_tags);
  }
  if (link.otherwise) out.otherwise = reading.words.span_of(reading.spans.of(targets)[*link.otherwise]);
  return out;
}

std::vector<Weighing> weighings_of(const ModelReading& reading) {
  std::vector<Weighing> weighings;
  for (const LinkedSpans& linked : reading.linked) {
    Weighing each{.cue = reading.words.span_of(linked.cue), .cue_permille = permille_of(linked.log_cue)};
    for (std::size_t i = 0; i < linked.content.size(); ++i)
      each.content.push_back(
          weighed_words(reading, linked.content[i], linked.content_links[i], statement::Role::cue));
    each.speaker = weighed_words(reading, linked.speaker, linked.speaker_link, statement::Role::speaker);
    weighings.push_back(std::move(each));
  }
  return weighings;
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
  // A dateline says nothing: neither "LAHORE:" nor an agency speaks.
  for (const TextSpan dateline : datelines_of(article)) {
    const auto headed = std::ranges::find(paragraphs, dateline.begin, &TextSpan::begin);
    if (headed != paragraphs.end() && dateline.end < headed->end) headed->begin = dateline.end;
  }
  return paragraphs;
}

std::vector<Attribution> find_attributions(const Article& article, const Encoding& encoding,
                                           const AttributionHeads& heads) {
  return attributions_of(article, read_with_heads(article, encoding, heads), AttributionRule::heads);
}

std::vector<Attribution> find_attributions(const Article& article, const Analysis& analysis,
                                           const LinearModel& model) {
  return attributions_of(article, read_linear(article, analysis, model), AttributionRule::linear);
}

std::vector<Weighing> weigh_attributions(const Article& article, const Encoding& encoding,
                                         const AttributionHeads& heads) {
  return weighings_of(read_with_heads(article, encoding, heads));
}

std::vector<Weighing> weigh_attributions(const Article& article, const Analysis& analysis,
                                         const LinearModel& model) {
  return weighings_of(read_linear(article, analysis, model));
}

}  // namespace rapporteur
