// Cases of quantity/: a text that is an article; the header "published" is the day it was published. What is
// expected, number by number:
//   about 230 | about 230 | person: foreign killed | about 230 people
//   words | exactness low[..high] unit | thing: scope | phrase | date
// Without the language package the cases are skipped.
#include "rapporteur/analysis/analyse.h"
#include "rapporteur/article/make_plain_article.h"
#include "rapporteur/date/find_dates.h"
#include "rapporteur/quantity/find_quantities.h"
#include "tests/cases_runner/case_models.h"
#include "tests/cases_runner/traced_page.h"

namespace rapporteur::cases {

namespace {

std::string words_of_spans(const Article& article, const std::vector<TextSpan>& spans) {
  std::string words;
  for (const TextSpan span : spans) {
    if (!words.empty()) words += " ... ";
    words += on_one_line(article.text.words(span));
  }
  return words;
}

void write_quantity(const Article& article, const Quantity& quantity, std::string& out) {
  out += words_of_spans(article, quantity.number);
  out += join({" | ", name_of(quantity.exactness), " ", quantity.low});
  if (quantity.high != quantity.low) out += join({"..", quantity.high});
  if (quantity.is_ordinal) out += " ordinal";
  if (!quantity.unit.empty()) out += join({" ", quantity.unit});
  out += join({" | ", quantity.thing});
  if (!quantity.scope.empty()) out += ":";
  for (const std::string& each : quantity.scope) out += join({" ", each});
  out += join({" | ", words_of_spans(article, quantity.phrase)});
  if (quantity.date >= 0) out += join({" | date ", std::to_string(quantity.date)});
  out += '\n';
}

}  // namespace

Outcome run_quantity_case(const CaseFile& file) {
  Outcome out;
  const Language* package = package_of_cases();
  if (!package) {
    out.skipped = "en_core_web_md is not in build/models, nor does RAPPORTEUR_MODEL name it";
    return out;
  }
  language::Reader reader(*package);
  for (const Page& page : read_pages(file).pages) {
    const Article article = make_plain_article(page);
    const Analysis analysis = analyse(article, reader);
    std::optional<PublicationDay> published = publication_day(article);
    if (const auto day = read_day(file.header("published"))) published = PublicationDay{*day, false};
    std::vector<TextSpan> dates;
    for (const Date& date : find_dates(article, analysis, published)) dates.push_back(date.span);
    for (const Quantity& quantity : find_quantities(article, analysis, dates)) {
      write_quantity(article, quantity, out.written);
      for (const TextSpan span : quantity.phrase)
        check_traces(page, article.traces(span), article.text.words(span), out);
    }
  }
  return out;
}

}  // namespace rapporteur::cases
