#include "cli/fact_text.h"
#include "cli/given_records.h"
#include "cli/run.h"

namespace rapporteur::cli {

namespace {

constexpr std::size_t context_columns = 72;

/// "2018-01-16", "2018-01-15 to 2018-01-21"; empty where it is not settled.
std::string written_days(const RecordedDate& date) {
  if (!date.first_day) return "-";
  return *date.first_day == *date.last_day ? *date.first_day : *date.first_day + " to " + *date.last_day;
}

void put_dates(const GivenRecord& given) {
  put(article_line(given) + "\n");
  const auto& day = given.record.settled_day;
  if (given.record.is_analysed)
    put(day ? "# published " + day->day + (day->is_inferred ? " (inferred from the text)\n" : "\n")
            : "# no day of publication: relative dates stay open\n");
  const std::string text = given.record.text();
  const Style style = style_of(stdout);
  for (const RecordedDate& date : given.record.dates) {
    std::string line = fact_id(given, FactKind::date, date.ordinal);
    line += "\t" + std::string(name_of(date.type)) + "\t" + printable(date.value);
    if (date.modifier != DateModifier::none) line += " " + std::string(name_of(date.modifier));
    line += "\t" + written_days(date) + "\t" + spaced(name_of(date.rule));
    if (date.anchor) line += " from " + fact_id(given, FactKind::date, *date.anchor);
    if (date.is_inferred) line += " (inferred)";
    const RecordedWords& words = date.expression.front();
    line += "\t" + written_spans(words.spans) + "\t" + in_context(text, words, context_columns, style);
    put(line + "\n");
  }
}

}  // namespace

int run_dates(const Arguments& arguments) {
  const bool is_json = arguments.value("format") == "jsonl";
  return for_each_given_record(arguments, {.encoder = false}, [&](const GivenRecord& given) {
    if (is_json) {
      put(facts_line(given, {FactKind::date}));
    } else {
      put_dates(given);
    }
  });
}

}  // namespace rapporteur::cli
