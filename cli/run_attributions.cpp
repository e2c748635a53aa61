#include "cli/open_encoder.h"
#include "cli/open_fast_reading.h"
#include "cli/open_record.h"
#include "cli/run.h"
#include "cli/terminal.h"
#include "rapporteur/base/json.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

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

/// What the heads weighed for an attribution: by its cue, which no rule changes. Null where it is not theirs.
const Weighing* weighing_of(const PassedArticle& passed, const Attribution& attribution) {
  if (attribution.cue.size() != 1) return nullptr;
  const auto found = std::ranges::find(passed.weighings, attribution.cue.front(), &Weighing::cue);
  return found == passed.weighings.end() ? nullptr : &*found;
}

void write_weighed(base::JsonWriter& json, const Article& article, const WeighedWords& weighed) {
  json.open_object().name("words");
  write_stretches(json, article, weighed.words ? std::vector{*weighed.words} : std::vector<TextSpan>());
  json.member("tags", weighed.tags_permille).member("link", weighed.link_permille).name("otherwise");
  write_stretches(json, article,
                  weighed.otherwise ? std::vector{*weighed.otherwise} : std::vector<TextSpan>());
  json.member("otherwise_link", weighed.otherwise_permille).close_object();
}

void write_why(base::JsonWriter& json, const PassedArticle& passed, const Attribution& attribution) {
  json.member("rules", attribution.rules);
  const Weighing* weighing = weighing_of(passed, attribution);
  if (!weighing) return;
  json.name("weighed").open_object().name("cue").open_object().member("tags", weighing->cue_permille);
  json.close_object().name("content").open_array();
  for (const WeighedWords& content : weighing->content) write_weighed(json, passed.article, content);
  json.close_array().name("speaker");
  write_weighed(json, passed.article, weighing->speaker);
  json.close_object();
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
    if (says_why) write_why(json, passed, each);
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

/// "why", role, tags, link with its other end, and what would have been taken else; in thousandths.
void put_weighed(const Article& article, std::string_view role, const WeighedWords& weighed) {
  const auto written = [&](const std::optional<TextSpan>& words) {
    return words ? "'" + printable(article.text.words(*words)) + "'" : std::string("none");
  };
  std::string line = "why\t" + std::string(role) + "\ttags " + std::to_string(weighed.tags_permille);
  line += "\tlink " + std::to_string(weighed.link_permille) + "\telse " + written(weighed.otherwise);
  put(line + " " + std::to_string(weighed.otherwise_permille) + "\n");
}

void put_why(const PassedArticle& passed, const Attribution& attribution) {
  const Weighing* weighing = weighing_of(passed, attribution);
  if (!weighing) return;
  put("why\tcue\ttags " + std::to_string(weighing->cue_permille) + "\n");
  for (const WeighedWords& content : weighing->content) put_weighed(passed.article, "content", content);
  put_weighed(passed.article, "speaker", weighing->speaker);
}

void put_text(const PassedArticle& passed, bool says_why) {
  put("# " + printable(written_origin(passed.origin)) + "\n");
  for (const Attribution& each : passed.attributions) {
    put_role(passed.article, "speaker", each.speaker);
    put_role(passed.article, "cue", each.cue);
    put_role(passed.article, "content", each.content);
    if (says_why) put_why(passed, each);
    std::string line = std::string(name_of(each.quote_type)) + "\t" + std::to_string(each.permille);
    if (says_why) {
      for (const AttributionRule rule : each.rules) line += "\t" + std::string(name_of(rule));
    }
    put(line + "\n\n");
  }
}

/// Prints the attributions of the inputs as a reading finds them.
template <class AnyReading>
int print_attributions(const Arguments& arguments, const AnyReading& reading) {
  Inputs inputs(arguments.operands());
  const bool is_json = arguments.value("format") == "jsonl";
  const bool says_why = arguments.has("why");
  bool has_gap = false;
  attribute_inputs(
      inputs, reading,
      {.pass = {.jobs = job_count(arguments), .is_plain = arguments.has("plain")}, .weighs = says_why},
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

}  // namespace

int run_attributions(const Arguments& arguments) {
  if (arguments.value("reading") == "fast") {
    const auto fast = OpenFastReading::open(arguments);
    if (!fast) return say_failed(fast.error());
    return print_attributions(arguments, (*fast)->reading());
  }
  const auto encoder = OpenEncoder::open(arguments);
  if (!encoder) return say_failed(encoder.error());
  return print_attributions(arguments, (*encoder)->reading());
}

}  // namespace rapporteur::cli
