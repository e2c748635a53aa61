#include "cli/open_language.h"
#include "cli/open_record.h"
#include "cli/run.h"
#include "cli/terminal.h"
#include "rapporteur/base/json.h"
#include "rapporteur/engine/date_inputs.h"

#include <algorithm>
#include <string>

namespace rapporteur::cli {

namespace {

/// Bytes of the article's text that are shown on either side of a date.
constexpr std::uint32_t context_bytes = 40;

/// Some text around a date, of its own block, cut between words.
TextSpan context_of(const Article& article, TextSpan span) {
  const auto block = std::ranges::find_if(article.blocks, [&](const Block& each) {
    return each.span.begin <= span.begin && span.end <= each.span.end;
  });
  if (block == article.blocks.end()) return span;
  const std::string_view text = article.text.utf8();
  TextSpan around{std::max(block->span.begin, span.begin - std::min(span.begin, context_bytes)),
                  std::min(block->span.end, span.end + context_bytes)};
  const auto is_cut = [&](std::uint32_t at) { return text[at] != ' ' && text[at - 1] != ' '; };
  while (around.begin > block->span.begin && around.begin < span.begin && is_cut(around.begin))
    ++around.begin;
  while (around.end < block->span.end && around.end > span.end && is_cut(around.end)) --around.end;
  return around;
}

/// "2018-01-15..2018-01-21", or one day; "-" where it could not be settled.
std::string written_days(const Date& date) {
  if (!date.days) return "-";
  const std::string first = write_day(date.days->begin);
  const std::string last = write_day(date.days->end - 1);
  return first == last ? first : first + ".." + last;
}

std::string or_dash(std::string_view name) {
  return name.empty() ? "-" : std::string(name);
}

void put_date(const Article& article, const Date& date) {
  const Style style = style_of(stdout);
  const TextSpan around = context_of(article, date.span);
  std::string line = (date.value.empty() ? "-" : date.value) + "\t" + std::string(name_of(date.type));
  line += "\t" + or_dash(name_of(date.modifier)) + "\t" + written_days(date) + "\t";
  line += std::string(name_of(date.rule)) + (date.is_inferred ? " (inferred)" : "") + "\t";
  bool is_first = true;
  for (const PageSpan place : article.text.on_page(date.span)) {
    line += (is_first ? "" : " ") + std::to_string(place.begin) + "-" + std::to_string(place.end);
    is_first = false;
  }
  line += "\t" + printable(article.text.words({around.begin, date.span.begin})) + "[";
  line += std::string(style.bold) + printable(article.text.words(date.span)) + std::string(style.plain) + "]";
  put(line + printable(article.text.words({date.span.end, around.end})) + "\n");
}

void put_text(const PassedArticle& passed) {
  put("# " + printable(written_origin(passed.origin)) + "\n");
  if (!passed.published) {
    put("# no day of publication: relative dates stay open\n");
  } else {
    put("# published " + write_day(passed.published->day) +
        (passed.published->is_inferred ? " (inferred from the text)\n" : "\n"));
  }
  for (const Date& each : passed.dates) put_date(passed.article, each);
}

void write_date(base::JsonWriter& json, const Article& article, const Date& date) {
  json.open_object().member("words", article.text.words(date.span));
  json.member("spans", article.text.on_page(date.span)).member("type", date.type).member("value", date.value);
  json.member("modifier", date.modifier).member("granularity", date.granularity).name("days");
  if (date.days) {
    json.open_array().value(write_day(date.days->begin)).value(write_day(date.days->end - 1)).close_array();
  } else {
    json.null();
  }
  json.member("rule", date.rule).member("anchor", date.anchor).member("is_inferred", date.is_inferred);
  json.member("context", article.text.words(context_of(article, date.span))).close_object();
}

std::string json_line(const PassedArticle& passed) {
  std::string line;
  base::JsonWriter json(line);
  json.open_object().member("origin", passed.origin);
  json.member("offsets", "half-open ranges of bytes of the page as received, from 0").name("published");
  if (passed.published) {
    json.open_object().member("day", write_day(passed.published->day));
    json.member("is_inferred", passed.published->is_inferred).close_object();
  } else {
    json.null();
  }
  json.name("dates").open_array();
  for (const Date& each : passed.dates) write_date(json, passed.article, each);
  json.close_array().close_object();
  return line + "\n";
}

}  // namespace

int run_dates(const Arguments& arguments) {
  DateOptions options{.analyse = {.jobs = job_count(arguments), .is_plain = arguments.has("plain")},
                      .published = {}};
  if (arguments.has("published")) {
    options.published = read_day(arguments.value("published"));
    if (!options.published)
      return say_failed({ErrorKind::usage,
                         "--published wants a day as in 2018-01-16, not " + arguments.value("published"),
                         {}});
  }
  const auto language = open_language(arguments);
  if (!language) return say_failed(language.error());
  Inputs inputs(arguments.operands());
  const bool is_json = arguments.value("format") == "jsonl";
  bool has_gap = false;
  date_inputs(
      inputs, *language, options,
      [&](const PassedArticle& passed) {
        if (is_json) {
          put(json_line(passed));
        } else {
          put_text(passed);
        }
        return true;
      },
      [&](const Gap& gap) {
        has_gap = true;
        say(printable(written_origin(gap.origin)) + ": " + printable(gap.sentence));
      });
  return has_gap ? done_with_skipped : done;
}

}  // namespace rapporteur::cli
