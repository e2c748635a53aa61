#include "rapporteur/article/find_metadata.h"

#include "rapporteur/article/article_dates.h"
#include "rapporteur/article/authors.h"
#include "rapporteur/article/headline.h"
#include "rapporteur/article/letters.h"
#include "rapporteur/article/page_facts.h"

namespace rapporteur {

Metadata find_metadata(const Page& page) {
  using namespace article;
  Metadata metadata;
  if (page.tree.size() == 0) return metadata;
  const PageSignals signals = find_signals(page);
  const JsonFacts facts = find_json_facts(signals);
  const SiteNames sites(page, signals, facts);

  metadata.language = find_stated_language(page, signals, facts);
  metadata.outlet = find_outlet(page, signals, facts);
  metadata.canonical_url = find_canonical_url(page, signals, facts);
  metadata.paywall = find_paywall(page, signals, facts);

  Headline headline = find_headline(page, signals, facts, sites);
  metadata.headline = std::move(headline.value);

  // Authors and dates stand near the headline where no machine-readable field names them.
  NodeId beginning = signals.article != no_node ? signals.article : signals.main;
  if (beginning == no_node) beginning = page.tree.body();
  PageLines page_lines(page);
  HintReader hints(page);
  if (headline.node == no_node && metadata.headline) {
    headline.node = page_lines.block_that_reads(plain_words(metadata.headline->value));
  }
  const std::vector<Line> lines = lines_near(page, hints, headline.node, beginning);
  const Surroundings around{page, signals, facts, sites, lines, page_lines, hints, headline.node};
  metadata.authors = find_authors(around);
  ArticleDates dates = find_article_dates(around, metadata.language ? metadata.language->value : "");
  metadata.published = std::move(dates.published);
  metadata.modified = std::move(dates.modified);
  return metadata;
}

}  // namespace rapporteur
