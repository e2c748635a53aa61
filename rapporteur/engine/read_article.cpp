#include "rapporteur/engine/read_article.h"

#include "rapporteur/actor/find_actors.h"
#include "rapporteur/analysis/analyse.h"
#include "rapporteur/event/find_events.h"
#include "rapporteur/event/linear_judge.h"
#include "rapporteur/place/settle_places.h"
#include "rapporteur/quantity/find_quantities.h"
#include "rapporteur/statement/find_statements.h"

#include <algorithm>
#include <vector>

namespace rapporteur {

namespace {

std::vector<Speech> speeches_of(const std::vector<Attribution>& attributions) {
  std::vector<Speech> speeches;
  speeches.reserve(attributions.size());
  for (const Attribution& each : attributions) {
    const bool is_quoted = each.quote_type == QuoteType::direct || each.quote_type == QuoteType::mixed;
    speeches.push_back({each.speaker, each.content, is_quoted});
  }
  return speeches;
}

std::vector<TextSpan> spans_of(const std::vector<Date>& dates) {
  std::vector<TextSpan> spans;
  spans.reserve(dates.size());
  for (const Date& each : dates) spans.push_back(each.span);
  return spans;
}

/// What the page says comes first, then what is given, then what can be inferred.
std::optional<PublicationDay> settled_against(const Article& article, std::optional<PublicationDay> given) {
  const std::optional<PublicationDay> found = publication_day(article);
  return given && (!found || found->is_inferred) ? given : found;
}

}  // namespace

std::optional<PublicationDay> GivenDays::day_of(const Origin& origin) const {
  const std::string& named = origin.entry.empty() ? origin.input : origin.entry;
  const auto found = by_name.find(named.substr(named.rfind('/') + 1));
  if (found != by_name.end()) return PublicationDay{found->second, false};
  return of_all ? std::optional(PublicationDay{*of_all, false}) : std::nullopt;
}

namespace engine {

ArticleReader::ArticleReader(const ReadingTools& tools) : tools_(&tools) {
  if (tools.full.is_there()) attributions_.emplace(tools.full);
  if (tools.language) {
    language_.emplace(*tools.language, tools.path);
    vectors_ = std::make_unique<PackageVectors>(*tools.language);
  }
  if (tools.full.is_there() && tools.full.events)
    judge_ = std::make_unique<EncoderJudge>(*tools.full.events, vectors_.get(), tools.full.path);
  else if (!tools.full.is_there() && tools.linear)
    judge_ = std::make_unique<LinearJudge>(vectors_.get());
}

Readings ArticleReader::read(const Article& article, std::optional<PublicationDay> given) {
  Readings readings;
  if (!is_read_for_attributions(article)) return readings;
  if (attributions_) {
    readings.reading = Reading::full;
    readings.attributions = attributions_->read(article);
  }
  if (!language_) return readings;
  const Analysis analysis = analyse(article, *language_);
  if (!attributions_ && tools_->linear) {
    readings.reading = Reading::fast;
    readings.attributions = find_attributions(article, analysis, *tools_->linear);
  }
  readings.is_analysed = true;
  const auto published = settled_against(article, given);
  if (published) {
    readings.settled_day = published->day;
    readings.is_settled_day_inferred = published->is_inferred;
  }
  readings.dates = find_dates(article, analysis, published);
  readings.quantities = find_quantities(article, analysis, spans_of(readings.dates));
  if (!tools_->gazetteer) return readings;
  readings.actors = find_actors(article, analysis, speeches_of(readings.attributions), *tools_->gazetteer);
  if (readings.reading != Reading::none)
    readings.statements =
        find_statements(article, analysis, readings.attributions, readings.actors, readings.dates);
  readings.events = find_events(
      {article, analysis, readings.actors, readings.dates, readings.statements, readings.settled_day},
      judge_.get());
  readings.places = settle_places({article, analysis, readings.actors, readings.events}, tools_->places);
  return readings;
}

}  // namespace engine

void read_articles(Inputs& inputs, const ReadingTools& tools, const ReadArticlesOptions& options,
                   const OnPassed& on_article, const OnGap& on_gap) {
  std::vector<engine::ArticleReader> readers;  // one a worker
  for (unsigned i = 0; i < std::max(1u, options.pass.jobs); ++i) readers.emplace_back(tools);
  const auto read_one = [&](PassedArticle& passed, unsigned worker) {
    passed.readings = readers[worker].read(passed.article, options.days.day_of(passed.origin));
  };
  PassOptions pass = options.pass;
  pass.makes_records = true;
  pass_inputs(inputs, pass, read_one, on_article, on_gap);
}

}  // namespace rapporteur
