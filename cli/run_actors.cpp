#include "cli/fact_text.h"
#include "cli/given_records.h"
#include "cli/run.h"

#include <algorithm>

namespace rapporteur::cli {

namespace {

constexpr std::size_t context_columns = 80;

bool stands_for(const RecordedMention& mention, std::uint32_t actor) {
  return std::ranges::find(mention.actors, actor) != mention.actors.end();
}

std::string or_dash(std::string_view text) {
  return text.empty() ? "-" : printable(text);
}

void put_mention(const GivenRecord& given, const RecordedMention& mention, std::string_view text) {
  std::string line = "  " + fact_id(given, FactKind::mention, mention.ordinal) + "\t";
  line += spaced(name_of(mention.form)) + "\t" + spaced(name_of(mention.rule)) + "\t";
  const RecordedWords& words = mention.mention.front();
  line += written_spans(words.spans) + "\t" + in_context(text, words, context_columns, style_of(stdout));
  put(line + "\n");
}

void put_actors(const GivenRecord& given, bool shows_mentions) {
  const Record& record = given.record;
  put(article_line(given) + "\n");
  const std::string text = record.text();
  for (const RecordedActor& actor : record.actors) {
    const auto count = std::ranges::count_if(
        record.mentions, [&](const RecordedMention& each) { return stands_for(each, actor.ordinal); });
    std::string line = fact_id(given, FactKind::actor, actor.ordinal) + "\t" + printable(actor.name);
    line += "\t" + or_dash(name_of(actor.kind)) + "\t" + or_dash(actor.country) + "\t";
    line += or_dash(actor.sector) + "\t" + std::to_string(count) + "\t" + listed(actor.role);
    put(line + "\n");
    for (const RecordedMention& mention : record.mentions) {
      if (shows_mentions && stands_for(mention, actor.ordinal)) put_mention(given, mention, text);
    }
  }
  if (!shows_mentions) return;
  put("unresolved\n");
  for (const RecordedMention& mention : record.mentions) {
    if (mention.actors.empty()) put_mention(given, mention, text);
  }
}

}  // namespace

int run_actors(const Arguments& arguments) {
  const bool is_json = arguments.value("format") == "jsonl";
  const bool shows_mentions = arguments.has("mentions");
  return for_each_given_record(arguments, wanted_reading(arguments), [&](const GivenRecord& given) {
    if (is_json) {
      put(facts_line(given, {FactKind::actor, FactKind::mention}));
    } else {
      put_actors(given, shows_mentions);
    }
  });
}

}  // namespace rapporteur::cli
