#include "cli/compare_command.h"

#include "cli/commands_of_facts.h"
#include "cli/run.h"

namespace rapporteur::cli {

Command compare_command() {
  return {
      .name = "compare",
      .operands = "[STORY]",
      .meaning = "set the accounts of a story side by side",
      .details =
          "Quotations, numbers, dates, participants, names and claims of the story's articles, each with a "
          "verdict (same, compatible, updated, other_scope, wording, name_variant, contradicts, only_here, "
          "unclear) and the rule that decided, and with each account's words in their context. Copies of "
          "one report count once. What agrees is shown with --all. The rules are in docs/comparison.md.",
      .operand = Takes::number,
      .max_operands = 1,
      .flags = {record_flag(),
                {.name = "articles",
                 .takes = Takes::text,
                 .value = "NUMBERS",
                 .meaning = "compare these articles (3,5,8) instead of a story's"},
                {.name = "line",
                 .meaning = "compare what the stories of the story's line tell, from story to story"},
                {.name = "all", .letter = 'a', .meaning = "show what agrees too"},
                {.name = "format",
                 .letter = 'f',
                 .takes = Takes::choice,
                 .value = "FORMAT",
                 .meaning = "what to print",
                 .choices = {"text", "jsonl"},
                 .otherwise = "text"}},
      .run = run_compare};
}

}  // namespace rapporteur::cli
