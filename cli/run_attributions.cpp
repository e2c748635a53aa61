#include "cli/open_encoder.h"
#include "cli/open_record.h"
#include "cli/run.h"
#include "cli/terminal.h"
#include "rapporteur/base/json.h"

#include <string>

namespace rapporteur::cli {

namespace {

/// Bytes of the page that a stretch of the article's text was read from.
std::string places(const Article& article, TextSpan span) {
  std::string text;
  for (const PageSpan place : article.text.on_page(span))
    text += (text.empty() ? "" : " ") + std::to_string(place.begin) + "-" + std::to_string(place.end);
  return text;
}

void write_stretches(base::JsonWriter& json, const Article& article, const std::vector<TextSpan>& stretches) {
  json.open_array();
  for (const TextSpan span : stretches) {
    json.open_object().member("words", article.text.words(span)).member("spans", article.text.on_page(span));
    json.close_object();
  }
  json.close_array();
}

std::string json_line(const PassedArticle& passed, bool says_why) {
  std::string line;
  base::JsonWriter json(line);
  json.open_object().member("origin", passed.origin);
  json.member("offsets", "half-open ranges of bytes of the page as received, from 0");
  json.name("attributions").open_array();
  for (const Attribution& each : passed.attributions) {
    json.open_object();
    json.name("speaker");
    write_stretches(json, passed.article, each.speaker);
    json.name("cue");
    write_stretches(json, passed.article, each.cue);
    json.name("content");
    write_stretches(json, passed.article, each.content);
    json.member("quote_type", each.quote_type).member("permille", each.permille);
    if (says_why) json.member("rules", each.rules);
    json.close_object();
  }
  json.close_array().close_object();
  return line + "\n";
}

void put_role(const Article& article, std::string_view role, const std::vector<TextSpan>& stretches) {
  for (const TextSpan span : stretches) {
    put(std::string(role) + "\t" + printable(article.text.words(span)) + "\t" + places(article, span) + "\n");
  }
}

void put_text(const PassedArticle& passed, bool says_why) {
  put("# " + printable(written_origin(passed.origin)) + "\n");
  for (const Attribution& each : passed.attributions) {
    put_role(passed.article, "speaker", each.speaker);
    put_role(passed.article, "cue", each.cue);
    put_role(passed.article, "content", each.content);
    std::string line = std::string(name_of(each.quote_type)) + "\t" + std::to_string(each.permille);
    if (says_why) {
      for (const AttributionRule rule : each.rules) line += "\t" + std::string(name_of(rule));
    }
    put(line + "\n\n");
  }
}

}  // namespace

int run_attributions(const Arguments& arguments) {
  const auto encoder = OpenEncoder::open(arguments);
  if (!encoder) return say_failed(encoder.error());
  Inputs inputs(arguments.operands());
  const bool is_json = arguments.value("format") == "jsonl";
  const bool says_why = arguments.has("why");
  bool has_gap = false;
  attribute_inputs(
      inputs, (*encoder)->reading(), {.jobs = job_count(arguments), .is_plain = arguments.has("plain")},
      [&](const PassedArticle& passed) {
        if (is_json) {
          put(json_line(passed, says_why));
        } else {
          put_text(passed, says_why);
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
