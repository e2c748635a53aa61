#include "rapporteur/engine/read_attributions.h"

#include "rapporteur/base/expect.h"

#include <algorithm>

namespace rapporteur {

namespace engine {

AttributionReader::AttributionReader(const FullReading& reading) : heads_(reading.heads) {
  expect(reading.is_there(), "attributions are read with an encoder and its heads");
  runner_.emplace(*reading.encoder, reading.path, reading.reads_everything ? nullptr : heads_->sieve());
}

AttributionReader::AttributionReader(const FastReading& reading) : model_(reading.model) {
  expect(reading.is_there(), "attributions are read with a language package and the linear model");
  analyst_.emplace(*reading.language, reading.path);
}

std::vector<Attribution> AttributionReader::read(const Article& article) {
  if (!runner_) return find_attributions(article, analyse(article, *analyst_), *model_);
  return find_attributions(article, runner_->encode(article.text.utf8(), paragraphs_of(article)), *heads_);
}

void AttributionReader::read_and_weigh(PassedArticle& passed) {
  const Article& article = passed.article;
  if (!runner_) {
    passed.analysis = analyse(article, *analyst_);
    passed.attributions = find_attributions(article, passed.analysis, *model_);
    passed.weighings = weigh_attributions(article, passed.analysis, *model_);
    return;
  }
  const Encoding encoding = runner_->encode(article.text.utf8(), paragraphs_of(article));
  passed.attributions = find_attributions(article, encoding, *heads_);
  passed.weighings = weigh_attributions(article, encoding, *heads_);
}

bool is_read_for_attributions(const Article& article) {
  const auto& language = article.metadata.language;
  return rapporteur::is_read_for_attributions(language ? std::string_view(language->value) : "");
}

}  // namespace engine

namespace {

template <class AnyReading>
void attribute_inputs_by(Inputs& inputs, const AnyReading& reading, const AttributeOptions& options,
                         const OnPassed& on_article, const OnGap& on_gap) {
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

}  // namespace

void attribute_inputs(Inputs& inputs, const FullReading& reading, const AttributeOptions& options,
                      const OnPassed& on_article, const OnGap& on_gap) {
  attribute_inputs_by(inputs, reading, options, on_article, on_gap);
}

void attribute_inputs(Inputs& inputs, const FastReading& reading, const AttributeOptions& options,
                      const OnPassed& on_article, const OnGap& on_gap) {
  attribute_inputs_by(inputs, reading, options, on_article, on_gap);
}

}  // namespace rapporteur
