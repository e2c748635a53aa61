#include "rapporteur/engine/read_attributions.h"

#include "rapporteur/base/expect.h"

#include <algorithm>

namespace rapporteur {

namespace engine {

AttributionReader::AttributionReader(const FullReading& reading)
    : heads_(reading.heads), runner_(*reading.encoder, reading.path) {}

std::vector<Attribution> AttributionReader::read(const Article& article) {
  const std::vector<TextSpan> paragraphs = paragraphs_of(article);
  return find_attributions(article, runner_.encode(article.text.utf8(), paragraphs), *heads_);
}

void AttributionReader::read_and_weigh(PassedArticle& passed) {
  const std::vector<TextSpan> paragraphs = paragraphs_of(passed.article);
  const Encoding encoding = runner_.encode(passed.article.text.utf8(), paragraphs);
  passed.attributions = find_attributions(passed.article, encoding, *heads_);
  passed.weighings = weigh_attributions(encoding, *heads_);
}

bool is_read_for_attributions(const Article& article) {
  const auto& language = article.metadata.language;
  return rapporteur::is_read_for_attributions(language ? std::string_view(language->value) : "");
}

}  // namespace engine

void attribute_inputs(Inputs& inputs, const FullReading& reading, const AttributeOptions& options,
                      const OnPassed& on_article, const OnGap& on_gap) {
  expect(reading.is_there(), "attributions are read with an encoder and its heads");
  std::vector<engine::AttributionReader> readers;  // one a worker
  for (unsigned i = 0; i < std::max(1u, options.pass.jobs); ++i) readers.emplace_back(reading);
  const auto read_one = [&](PassedArticle& passed, unsigned worker) {
    if (!engine::is_read_for_attributions(passed.article)) return;
    if (options.weighs) {
      readers[worker].read_and_weigh(passed);
    } else {
      passed.attributions = readers[worker].read(passed.article);
    }
  };
  pass_inputs(inputs, options.pass, read_one, on_article, on_gap);
}

}  // namespace rapporteur
