// Cases of date/: a text that is an article; the header "published" is the day it was published, without it
// that day is inferred. What is expected, date by date:
//   Friday | DATE 2018-01-19 | nearest_past
//   words | type value modifier | rule, "inferred", "from N" for the date it was counted from | first..last
//   day
// The days are left out where they are the value itself. Without the language package the cases are skipped.
#include "rapporteur/analysis/analyse.h"
#include "rapporteur/article/make_plain_article.h"
#include "rapporteur/date/find_dates.h"
#include "tests/cases_runner/case_models.h"
#include "tests/cases_runner/traced_page.h"

namespace rapporteur::cases {

namespace {

void write_date(const Article& article, const Date& date, std::string& out) {
  out += join({on_one_line(article.text.words(date.span)), " | ", name_of(date.type), " ", date.value});
  if (date.modifier != DateModifier::none) out += join({" ", name_of(date.modifier)});
  out += join({" | ", name_of(date.rule)});
  if (date.is_inferred) out += " inferred";
  if (date.anchor >= 0) out += join({" from ", std::to_string(date.anchor)});
  if (date.days) {
    const std::string first = write_day(date.days->begin);
    const std::string last = write_day(date.days->end - 1);
    if (first != last) {
      out += join({" | ", first, "..", last});
    } else if (first != date.value) {
      out += join({" | ", first});
    }
  }
  out += '\n';
}

}  // namespace

Outcome run_date_case(const CaseFile& file) {
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
    const std::string given = file.header("published");
    if (const auto day = read_day(given)) published = PublicationDay{*day, false};
    for (const Date& date : find_dates(article, analysis, published)) {
      write_date(article, date, out.written);
      check_traces(page, article.traces(date.span), article.text.words(date.span), out);
    }
  }
  return out;
}

}  // namespace rapporteur::cases
