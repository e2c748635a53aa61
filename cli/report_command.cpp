#include "cli/report_command.h"

#include "cli/commands_of_facts.h"
#include "cli/run.h"

namespace rapporteur::cli {

Command report_command() {
  return {
      .name = "report",
      .operands = "[RECORD]",
      .meaning = "write a dossier on the stories of a record, each sentence with its footnotes",
      .details =
          "For each story: its outlets with copies folded, what happened when, who said what on which "
          "conditions, "
          "where the accounts agree and differ; then the positions of the parties with their changes, and "
          "what "
          "is not known. Sentences are templates over facts; what they quote stands in the article so. A "
          "footnote names outlet, day, words and the fact that `rapporteur explain` takes.\n"
          "The HTML is one file that needs nothing else and runs nothing: a footnote leads to its words in "
          "the "
          "article and lights them.\n"
          "Covered are the stories with the most articles, of as many the most recent ones; what is left out "
          "is counted.",
      .operand = Takes::record,
      .max_operands = 1,
      .flags = {record_flag(),
                {.name = "story", .takes = Takes::number, .value = "ID", .meaning = "this story alone"},
                {.name = "since",
                 .takes = Takes::text,
                 .value = "DAY",
                 .meaning = "stories that go on to this day (2018-01-16) or longer"},
                {.name = "most",
                 .takes = Takes::number,
                 .value = "N",
                 .meaning = "cover at most N stories",
                 .otherwise = "12"},
                {.name = "format",
                 .letter = 'f',
                 .takes = Takes::choice,
                 .value = "FORMAT",
                 .meaning = "what to write",
                 .choices = {"text", "markdown", "html"},
                 .otherwise = "text"},
                {.name = "output",
                 .letter = 'o',
                 .takes = Takes::file,
                 .value = "FILE",
                 .meaning = "the file to write to (default: standard output)"}},
      .run = run_report};
}

}  // namespace rapporteur::cli
