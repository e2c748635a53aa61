#include "cli/given_records.h"

#include "cli/open_record.h"
#include "cli/terminal.h"

#include <fstream>
#include <iterator>
#include <string>
#include <utility>

namespace rapporteur::cli {

namespace {

constexpr std::int64_t rows_at_once = 500;
constexpr std::string_view sqlite_header = "SQLite format 3";

/// Whether a file is a database: no input is.
bool is_record(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string begin(sqlite_header.size(), '\0');
  file.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  return file && begin == sqlite_header;
}

/// "2018-01-16", or a file of lines "name of a file<TAB>2018-01-16".
Result<GivenDays> given_days(const Arguments& arguments) {
  GivenDays days;
  const std::string given = arguments.value("published");
  if (given.empty()) return days;
  days.of_all = read_day(given);
  if (days.of_all) return days;
  std::ifstream file(given);
  if (!file)
    return fail(
        ErrorKind::usage,
        "--published wants a day as 2018-01-16, or a file of lines with a file's name, a tab and its day",
        given);
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    if (const auto day = read_day(std::string_view(line).substr(tab + 1)))
      days.by_name.emplace(line.substr(0, tab), *day);
  }
  return days;
}

int visit_record(const std::string& path, const std::function<void(const GivenRecord&)>& visit) {
  auto store = Store::open(path, Store::Mode::read);
  if (!store) return say_failed(store.error());
  std::int64_t after = 0;
  for (;;) {
    const auto rows = store->articles(after, rows_at_once);
    if (!rows) return say_failed(rows.error());
    if (rows->empty()) return done;
    for (const store::ArticleRow& row : *rows) {
      after = row.article;
      const auto record = store->record(row.article);
      if (!record) return say_failed(record.error());
      visit({row.article, *record});
    }
  }
}

int visit_inputs(const Arguments& arguments, const OpenTools::Wanted& wanted,
                 const std::function<void(const GivenRecord&)>& visit) {
  const auto tools = OpenTools::open(arguments, wanted);
  if (!tools) return say_failed(tools.error());
  auto days = given_days(arguments);
  if (!days) return say_failed(days.error());
  Inputs inputs(arguments.operands());
  bool has_gap = false;
  read_articles(
      inputs, (*tools)->tools(),
      {.pass = {.jobs = job_count(arguments), .is_plain = arguments.has("plain")}, .days = std::move(*days)},
      [&](const PassedArticle& passed) {
        visit({std::nullopt, *passed.record});
        return true;
      },
      [&](const Gap& gap) {
        has_gap = true;
        say(printable(written_origin(gap.origin)) + ": " + printable(gap.sentence));
      });
  return has_gap ? done_with_skipped : done;
}

}  // namespace

int for_each_given_record(const Arguments& arguments, const OpenTools::Wanted& wanted,
                          const std::function<void(const GivenRecord&)>& visit) {
  const auto& operands = arguments.operands();
  if (operands.empty()) return visit_record(arguments.value("record"), visit);
  if (operands.size() == 1 && is_record(operands.front())) return visit_record(operands.front(), visit);
  return visit_inputs(arguments, wanted, visit);
}

OpenTools::Wanted wanted_reading(const Arguments& arguments) {
  const bool is_fast = arguments.value("reading") == "fast";
  return {.encoder = !is_fast, .is_fast = is_fast};
}

const Flag& reading_flag() {
  static const Flag flag{.name = "reading",
                         .takes = Takes::choice,
                         .value = "HOW",
                         .meaning =
                             "read inputs for who says what with the encoder (full), or with the language "
                             "package and a small linear model (fast: quicker, errs more)",
                         .choices = {"full", "fast"},
                         .otherwise = "full"};
  return flag;
}

const Flag& plain_flag() {
  static const Flag flag{
      .name = "plain",
      .letter = 'p',
      .meaning =
          "each input is an article's text as it stands: every line that is not blank is a "
          "paragraph"};
  return flag;
}

const Flag& published_flag() {
  static const Flag flag{
      .name = "published",
      .takes = Takes::text,
      .value = "DAY",
      .meaning =
          "the day of publication (2018-01-16) of pages that do not tell theirs; or a file of "
          "lines with a file's name, a tab and its day"};
  return flag;
}

}  // namespace rapporteur::cli
