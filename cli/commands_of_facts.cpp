#include "cli/commands_of_facts.h"

#include "cli/given_records.h"
#include "cli/open_places.h"
#include "cli/run.h"

#include <utility>

namespace rapporteur::cli {

namespace {

Flag format_flag(std::string_view text_meaning) {
  return {.name = "format",
          .letter = 'f',
          .takes = Takes::choice,
          .value = "FORMAT",
          .meaning = text_meaning,
          .choices = {"text", "jsonl"},
          .otherwise = "text"};
}

Flag since_flag(std::string_view meaning) {
  return {.name = "since", .takes = Takes::text, .value = "DAY", .meaning = meaning};
}
Flag until_flag() {
  return {
      .name = "until", .takes = Takes::text, .value = "DAY", .meaning = "the same, on that day or before"};
}

/// What all commands have that take a record or inputs.
std::vector<Flag> with_shared(std::vector<Flag> own) {
  for (const Flag& flag :
       {record_flag(), plain_flag(), published_flag(), model_flag(), places_flag(), jobs_flag()})
    own.push_back(flag);
  return own;
}

Command dates_command() {
  return {
      .name = "dates",
      .operands = "[RECORD|INPUT...]",
      .meaning = "print dates with the days they come to",
      .details =
          "Of a record, or of inputs that are read on the spot (what `rapporteur read` takes). Columns with "
          "tabs between: the fact's name, TIMEX3 type, TIMEX3 value, the days it comes to, how it was "
          "settled, the bytes of the page that the words were read from, and the words in their context.",
      .operand = Takes::file,
      .max_operands = SIZE_MAX,
      .flags = with_shared({format_flag("what to print: columns with tabs, or one article a line as JSON")}),
      .run = run_dates};
}

Command actors_command() {
  return {
      .name = "actors",
      .operands = "[RECORD|INPUT...]",
      .meaning = "print who acts or speaks in articles",
      .details =
          "Of a record, or of inputs that are read on the spot. Columns with tabs between: the fact's name, "
          "the actor's name, what it is, country, sector, how often it is mentioned, and its roles.",
      .operand = Takes::file,
      .max_operands = SIZE_MAX,
      .flags = with_shared(
          {format_flag("what to print: columns with tabs, or one article a line as JSON"),
           {.name = "mentions", .meaning = "print where each is mentioned, and what joined the words to it"},
           reading_flag(),
           encoder_flag(),
           attribution_weights_flag(),
           encoder_instructions_flag(),
           every_paragraph_flag()}),
      .run = run_actors};
}

Command statements_command() {
  return {.name = "statements",
          .operands = "[RECORD|INPUT...]",
          .meaning = "print who said what, on what terms",
          .details =
              "Of a record, or of inputs that are read on the spot. A statement is one claim with one force: "
              "who says it, to whom, by which way, on which condition (docs/statements.md). Its words are "
              "printed in their context, with the bytes of the page they were read from. Its name "
              "(3/statement/12) is what `rapporteur explain` takes.",
          .operand = Takes::file,
          .max_operands = SIZE_MAX,
          .flags = with_shared(
              {format_flag("what to print: text, or one article a line as JSON"),
               {.name = "speaker",
                .takes = Takes::text,
                .value = "NAME",
                .meaning = "those of a speaker whose name, or a variant of it, holds these words"},
               {.name = "force",
                .takes = Takes::choice,
                .value = "F",
                .meaning = "those with this force",
                .choices = {Names<Force>::all.begin(), Names<Force>::all.end()}},
               {.name = "about",
                .takes = Takes::text,
                .value = "TOPIC",
                .meaning = "those whose topic, content or target holds these words"},
               since_flag("those said on this day (2018-01-16) or later; where that is not told, published"),
               until_flag(),
               reading_flag(),
               encoder_flag(),
               attribution_weights_flag(),
               encoder_instructions_flag(),
               every_paragraph_flag()}),
          .run = run_statements};
}

Command events_command() {
  return {.name = "events",
          .operands = "[RECORD|INPUT...]",
          .meaning = "print who did what to whom, and whether it was done",
          .details =
              "Of a record, or of inputs that are read on the spot. An event is one happening of an article, "
              "with PLOVER's label, the class of the act that is spoken of, its realis and CAMEO's code "
              "(docs/events.md). Its words are printed in their context, with the bytes of the page they "
              "were read from. Its name (3/event/4) is what `rapporteur explain` takes.",
          .operand = Takes::file,
          .max_operands = SIZE_MAX,
          .flags = with_shared(
              {format_flag("what to print: text, or one article a line as JSON"),
               {.name = "actor",
                .takes = Takes::text,
                .value = "NAME",
                .meaning = "those of an actor whose name, or a variant of it, holds these words, or whose "
                           "country has this code (PRK)"},
               {.name = "recipient",
                .takes = Takes::text,
                .value = "NAME",
                .meaning = "those done to such a one"},
               {.name = "type",
                .takes = Takes::choice,
                .value = "EVENT",
                .meaning = "those with this label of PLOVER's",
                .choices = {Names<Plover>::all.begin() + 1, Names<Plover>::all.end()}},
               {.name = "about",
                .takes = Takes::text,
                .value = "WORDS",
                .meaning = "those whose parties, or the sentences that tell them, hold these words"},
               {.name = "place",
                .takes = Takes::text,
                .value = "NAME",
                .meaning = "those at a place whose name or area, or whose words, hold these words"},
               {.name = "country",
                .takes = Takes::text,
                .value = "CODE",
                .meaning = "those in a country: ISO 3166 alpha-3 (SYR)"},
               since_flag("those of this day (2018-01-16) or later; where that is not told, published"),
               until_flag(),
               reading_flag(),
               encoder_flag(),
               attribution_weights_flag(),
               encoder_instructions_flag(),
               every_paragraph_flag()}),
          .run = run_events};
}

Command positions_command() {
  return {
      .name = "positions",
      .operands = "[RECORD|INPUT...]",
      .meaning = "print where each party stands, and how it moved",
      .details =
          "Of a record, or of inputs that are read on the spot. By party and issue: who said what on which "
          "day, how hard it is (-3 agrees, 3 refuses or threatens), what changed since an earlier entry and "
          "by which rule, what waits for whom to move first; then gates that wait on each other and voices "
          "of one camp that differ (docs/positions.md). A day with * is that of the publication.",
      .operand = Takes::file,
      .max_operands = SIZE_MAX,
      .flags = with_shared({format_flag("what to print: text, or one entry, change, gate, deadlock or "
                                        "divergence a line as JSON"),
                            {.name = "party",
                             .takes = Takes::text,
                             .value = "NAME",
                             .meaning = "those of a party whose name holds these words, or that has this "
                                        "country's code"},
                            {.name = "issue",
                             .takes = Takes::text,
                             .value = "ISSUE",
                             .meaning = "those on one issue: negotiation, sanctions, weapons, ..."},
                            since_flag("those said on this day (2018-01-16) or later"),
                            until_flag(),
                            reading_flag(),
                            encoder_flag(),
                            attribution_weights_flag(),
                            encoder_instructions_flag(),
                            every_paragraph_flag()}),
      .run = run_positions};
}

Command explain_command() {
  return {
      .name = "explain",
      .operands = "FACT",
      .meaning = "say how a fact came to be",
      .details =
          "FACT is an article's number (or another of its names), the kind of fact and its place: "
          "3/statement/12, 3/event/4, 3/date/0, 3/mention/7, 3/actor/1, "
          "3/attribution/4. Printed are all its values "
          "with the rules that made them, its words in their context with their bytes, and the facts that "
          "it rests on: the attribution, the mentions that name its speaker, its date.",
      .operand = Takes::text,
      .min_operands = 1,
      .max_operands = 1,
      .flags = {record_flag()},
      .run = run_explain};
}

}  // namespace

std::vector<Command> commands_of_facts() {
  return {statements_command(), events_command(), positions_command(),
          actors_command(),     dates_command(),  explain_command()};
}

const Flag& record_flag() {
  static const Flag flag{.name = "record",
                         .letter = 'r',
                         .takes = Takes::record,
                         .value = "FILE",
                         .meaning = "the record to look into",
                         .otherwise = "record.db"};
  return flag;
}

const Flag& jobs_flag() {
  static const Flag flag{
      .name = "jobs",
      .letter = 'j',
      .takes = Takes::number,
      .value = "N",
      .meaning = "threads at work; the answer does not depend on it (default: one a processor)"};
  return flag;
}

const Flag& model_flag() {
  static const Flag flag{.name = "model",
                         .letter = 'm',
                         .takes = Takes::file,
                         .value = "DIR",
                         .meaning =
                             "the language package, by the folder of its meta.json (default: "
                             "RAPPORTEUR_MODEL, else the one that ./dev fetched)"};
  return flag;
}

}  // namespace rapporteur::cli
