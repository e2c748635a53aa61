#include "rapporteur/engine/read_facts.h"

#include "rapporteur/analysis/analyse.h"
#include "rapporteur/base/expect.h"
#include "rapporteur/date/find_dates.h"
#include "rapporteur/statement/find_statements.h"

namespace rapporteur::engine {

FactReader::FactReader(const FactModels& models) : models_(models) {
  expect(models_.are_there(), "articles are read with an encoder or with a linear model");
  if (models_.full.is_there()) {
    runner_.emplace(*models_.full.encoder, models_.full.path);
  } else {
    models_.language = models_.fast.language;
    models_.path = models_.fast.path;
  }
  if (!models_.language) return;
  expect(models_.gazetteer != nullptr, "actors are found with a gazetteer");
  analyst_.emplace(*models_.language, models_.path);
}

std::vector<Attribution> FactReader::read_attributions(const Article& article, const Analysis& analysis) {
  if (!runner_) return find_attributions(article, analysis, *models_.fast.model);
  return find_attributions(article, runner_->encode(article.text.utf8(), paragraphs_of(article)),
                           *models_.full.heads);
}

Readings FactReader::read(const Article& article) {
  Readings found;
  if (!is_read_for_attributions(article)) return found;
  const Analysis analysis = analyst_ ? analyse(article, *analyst_) : Analysis();
  found.reading = runner_ ? Reading::full : Reading::fast;
  found.attributions = read_attributions(article, analysis);
  if (!analyst_) return found;
  found.dates = find_dates(article, analysis, publication_day(article));
  found.actors = find_actors(article, analysis, speeches_of(found.attributions), *models_.gazetteer);
  found.statements = find_statements(article, analysis, found.attributions, found.actors, found.dates);
  return found;
}

std::vector<Speech> speeches_of(const std::vector<Attribution>& attributions) {
  std::vector<Speech> speeches;
  for (const Attribution& each : attributions) {
    const bool is_quoted = each.quote_type == QuoteType::direct || each.quote_type == QuoteType::mixed;
    speeches.push_back({each.speaker, each.content, is_quoted});
  }
  return speeches;
}

}  // namespace rapporteur::engine
